// A cleaning plan: every edit it would make, for the preview, and the edits that take it back as one undo.
import type { PersonFactId } from '../facts.ts';
import type { FieldKey } from '../ids.ts';
import type { Facet } from './facets.ts';

export interface BulkEdit {
	readonly key: FieldKey;
	readonly from: string;
	readonly to: string;
}

/** Facts that may be changed in bulk. Names, dates and numbers belong to one person and never are. */
const cleanable: ReadonlySet<PersonFactId> = new Set<PersonFactId>([
	'birth-place',
	'home-town',
	'permanent-address',
	'current-address',
	'ethnicity',
	'religion',
	'nationality',
	'occupation',
	'education',
	'qualification',
	'foreign-language',
	'ethnic-language'
]);

export const mayCleanInBulk = (fact: PersonFactId): boolean => cleanable.has(fact);

/** Edits that turn all values of the facets into one; those already right are not touched. */
export function planEdits(facets: readonly Facet[], to: string): BulkEdit[] {
	return facets
		.filter((facet) => facet.value !== to)
		.flatMap((facet) => facet.keys.map((key) => ({ key, from: facet.value, to })));
}

/** The edits that take a plan back, last first. */
export function undoOf(edits: readonly BulkEdit[]): BulkEdit[] {
	return edits.map(({ key, from, to }) => ({ key, from: to, to: from })).reverse();
}
