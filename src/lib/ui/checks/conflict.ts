// A conflict card's content: what each page says where the rule on differing papers fires, and the paper that ranks
// first (giấy khai sinh, sổ hộ khẩu, CMND) as the suggestion.
import type { CorrectionSurface } from '#lib/app/surface.ts';
import type { HouseholdIssue } from '#lib/domain/household.ts';
import type { FieldKey } from '#lib/domain/ids.ts';

export interface Conflict {
	readonly says: readonly {
		readonly key: FieldKey;
		/** From 1, as the desk counts. */
		readonly page: number;
		readonly value: string;
	}[];
	readonly suggestion: string;
}

const codes = new Set(['papers-differ', 'head-names-differ', 'file-numbers-differ']);

/** Null for an issue of another rule. */
export function conflictOf(
	issue: HouseholdIssue,
	session: Pick<CorrectionSurface, 'pages' | 'view'>
): Conflict | null {
	if (!codes.has(issue.code)) return null;
	const says = issue.keys.flatMap((key) => {
		const view = session.view(key);
		const page = session.pages.findIndex(({ id }) => id === view?.pageId) + 1;
		const value = view?.current.value === '' ? view.text : (view?.current.value ?? '');
		return view && page > 0 ? [{ key, page, value }] : [];
	});
	return { says, suggestion: String(issue.params?.['suggestion'] ?? '') };
}
