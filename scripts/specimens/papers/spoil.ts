// What people do to a filled-in form: strike out and write anew, repeat by ditto marks, stamp across the text.
import type { Random } from '../random.ts';
import { homeInHaNam, shortPlace } from '../world/places.ts';
import type { Ditto, PaperPage } from './paper.ts';

const strikable: readonly string[] = [
	'birth-place',
	'home-town',
	'occupation',
	'name',
	'relation-to-head'
];

function wrongOf(random: Random, id: string, value: string): string {
	if (id === 'occupation') return random.pick(['Làm ruộng', 'Công nhân', 'Học sinh']);
	if (id === 'relation-to-head') return random.pick(['Cháu', 'Em', 'Mẹ']);
	if (id === 'name')
		return [...value.split(' ').slice(0, -1), random.pick(['HOA', 'HÙNG', 'NAM'])].join(' ');
	return shortPlace(homeInHaNam(random, { year: 2016, month: 1, day: 1 }));
}

/** One to three fields first written wrong; one in four is struck out and left without a new value. */
export function strike(random: Random, page: PaperPage): PaperPage {
	const able = strikable.filter((id) => {
		const value = page.values[id] ?? '';
		return value !== '' && value.length < 34;
	});
	const values = { ...page.values };
	const struck: Record<string, string> = {};
	for (let n = 0; n < random.int(1, 3) && able.length > 0; n++) {
		const id = able.splice(random.int(0, able.length - 1), 1)[0] ?? '';
		const value = values[id] ?? '';
		struck[id] = wrongOf(random, id, value);
		if (random.chance(0.25) && id !== 'name') values[id] = '';
	}
	return { ...page, values, struck };
}

const repeated = new Set([
	'birth-place',
	'home-town',
	'occupation',
	'ethnicity',
	'nationality',
	'current-address',
	'residence'
]);

/** Cells equal to the one above become a ditto mark. */
export function ditto(random: Random, page: PaperPage): PaperPage {
	const marks = ['"', '//', '-nt-', 'nt', 'như trên'];
	const mark = random.pick(marks);
	const dittos: Ditto[] = [];
	const rows = Object.fromEntries(
		Object.entries(page.rows).map(([table, list]) => [
			table,
			list.map((row, index) => {
				const above = list[index - 1];
				return Object.fromEntries(
					Object.entries(row).map(([column, value]) => {
						if (!repeated.has(column) || value === '' || above?.[column] !== value)
							return [column, value];
						dittos.push({ table, row: index, column, value });
						return [column, mark];
					})
				);
			})
		])
	);
	return { ...page, rows, dittos };
}

/** A round stamp across the text, as far from a corner as hands put it. */
export function stampAcross(random: Random, page: PaperPage): PaperPage {
	const office = `CÔNG AN HUYỆN ${(page.place ?? 'Phủ Lý').toLocaleUpperCase('vi')}`;
	return {
		...page,
		stamp: { office, x: random.between(0.25, 0.75), y: random.between(0.25, 0.8) }
	};
}

/** Some row numbers of every table that holds rows, the last ones of its print left out. */
function someRows(
	random: Random,
	page: PaperPage,
	last: (rows: number) => number
): Record<string, readonly number[]> {
	return Object.fromEntries(
		Object.entries(page.rows).flatMap(([table, rows]) => {
			const able = rows.map((_, index) => index).slice(0, last(rows.length));
			const chosen = able.filter(() => random.chance(0.6));
			const picked = chosen.length > 0 ? chosen : able.slice(0, 1);
			return picked.length > 0 ? [[table, picked] as const] : [];
		})
	);
}

/** Values too long for their cells go on in the next ruled row. */
export const flow = (random: Random, page: PaperPage): PaperPage => ({
	...page,
	flowing: someRows(random, page, (rows) => rows)
});

/** Rules between rows are missing: worn away, or never printed. Never two in a row. */
export function unrule(random: Random, page: PaperPage): PaperPage {
	const some = someRows(random, page, (rows) => rows);
	const apart = Object.entries(some).map(
		([table, rows]) => [table, rows.filter((row) => !rows.includes(row - 1))] as const
	);
	return { ...page, unruled: Object.fromEntries(apart) };
}

/** Ruled rows are left empty between written ones. */
export function skipRows(random: Random, page: PaperPage): PaperPage {
	const rows = Object.entries(page.rows).map(([table, list]) => [
		table,
		list.flatMap((row, index) =>
			index > 0 && index < 3 && random.chance(0.6)
				? [Object.fromEntries(Object.keys(row).map((id) => [id, ''])), row]
				: [row]
		)
	]);
	return { ...page, rows: Object.fromEntries(rows) as PaperPage['rows'] };
}
