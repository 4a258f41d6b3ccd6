// Reasons why a file is held back, in the words of the office.
import type { ExportLabels } from '#lib/pipeline/export/labels.ts';
import type { HeldBack } from '#lib/pipeline/export-record.ts';

/** `home-town` → `Quê quán (nguyên quán)`: a clerk knows fields by their titles. */
export function withTitles(
	held: readonly HeldBack[],
	{ columns }: ExportLabels
): readonly HeldBack[] {
	const titles: Readonly<Record<string, string>> = columns;
	return held.map((each) => ({
		...each,
		reasons: each.reasons.map((reason) => {
			const title = titles[String(reason.params?.['fact'] ?? '')];
			return title === undefined
				? reason
				: { ...reason, params: { ...reason.params, fact: title } };
		})
	}));
}
