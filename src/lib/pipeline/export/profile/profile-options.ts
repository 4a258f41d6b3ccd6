// What a profile means to the formats, the official ones too.
import type { ExportOptions } from '../exporter.ts';
import type { ExportLabels } from '../labels.ts';
import type { Profile } from './profile.ts';

/**
 * Columns as written do not keep the official formats from coding today's unit: they write the paper's words anyway,
 * the code stands beside them.
 */
export function profileOptions(
	labels: ExportLabels,
	profile: Profile | null
): Omit<ExportOptions, 'signal' | 'pages'> {
	if (!profile) return { labels };
	const { ethnicities, noReligion, address, nameGrammar } = profile;
	return {
		labels,
		profile,
		codes: { ethnicities, noReligion },
		...(address !== 'written' && { address }),
		...(nameGrammar !== '' && { nameGrammar })
	};
}
