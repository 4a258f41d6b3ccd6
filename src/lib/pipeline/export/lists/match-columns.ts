// Which column of a list holds which fact: by its title, else by what its cells look like.
import type { PersonFactId } from '../../../domain/facts.ts';
import { personFactKinds } from '../../../domain/fact-kinds.ts';
import { sexOf } from '../../../domain/fields/sex.ts';
import { ethnicities } from '../../../domain/codes/ethnicities.ts';
import { relationOf } from '../../../domain/codes/relations.ts';
import type { ExportLabels } from '../labels.ts';
import { matchTitle, titleIndex } from '../profile/from-header.ts';
import type { ListRows } from './list-table.ts';

export interface MatchedColumn {
	readonly title: string;
	/** Null: a person must say, or the column is left out. */
	readonly fact: PersonFactId | null;
	readonly by: 'title' | 'content' | null;
}

/** Rows looked at to tell a column by its content. */
const sampleRows = 200;
/** Share of filled cells that must look alike. */
const sure = 0.9;

const looks: readonly (readonly [PersonFactId, (text: string) => boolean])[] = [
	['id-number', (text) => /^(?:\d{9}|\d{12})$/.test(text.replace(/[\s.]/g, ''))],
	['birth-date', (text) => /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/.test(text)],
	['sex', (text) => sexOf(text) !== null],
	['ethnicity', (text) => ethnicities.find(text) !== null],
	['relation-to-head', (text) => relationOf(text) !== null]
];

const isPersonFact = (id: string): id is PersonFactId => id in personFactKinds;

function byContent(cells: readonly string[]): PersonFactId | null {
	const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
	if (filled.length < 3) return null;
	const found = looks.find(([, isLike]) => filled.filter(isLike).length >= sure * filled.length);
	return found?.[0] ?? null;
}

export function matchColumns(
	[head = [], ...body]: ListRows,
	labels: ExportLabels
): MatchedColumn[] {
	const index = titleIndex(labels);
	const taken = new Set<PersonFactId>();
	const take = (fact: PersonFactId | null) => {
		if (fact === null || taken.has(fact)) return null;
		taken.add(fact);
		return fact;
	};
	// Titles first over the whole head: a guess by content never takes a column from a title.
	const titled = head.map((title) => {
		const id = matchTitle(title, index);
		// A year alone is a birth date, only less of one.
		const fact = id === 'birth-year' ? 'birth-date' : id;
		return fact !== null && isPersonFact(fact) ? take(fact) : null;
	});
	return head.map((title, column) => {
		const fact = titled[column] ?? null;
		if (fact !== null) return { title, fact, by: 'title' };
		const known = matchTitle(title, index) !== null;
		const guess = known
			? null
			: take(byContent(body.slice(0, sampleRows).map((row) => row[column] ?? '')));
		return { title, fact: guess, by: guess === null ? null : 'content' };
	});
}
