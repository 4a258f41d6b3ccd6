// Figures of the gazetteer: both mappings against it row by row, keys a clerk needs, how addresses as people write
// them come out.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Gazetteer } from '#lib/domain/places/gazetteer.ts';
import { createGazetteer } from '#lib/domain/places/gazetteer.ts';
import type { GazetteerData } from '#lib/domain/places/gazetteer-data.ts';
import type { Unit } from '#lib/domain/places/unit.ts';
import { existsOn } from '#lib/domain/places/unit-days.ts';
import { fold } from '#lib/domain/vietnamese/text.ts';
import { atLeast, atMost, quantile, skipped, told, type Figure } from '../figure.ts';
import { cpuMs } from './cpu-time.ts';

const file = new URL('../../../src/lib/domain/places/data/gazetteer.data.json', import.meta.url);

/** Folder of reference data that is not part of the project; null where there is none. */
function dataFolder(): string | null {
	const folder = process.env['TANG_THU_DATA'] ?? '../shared/data';
	return existsSync(folder) ? folder : null;
}

export function loadGazetteer(): Gazetteer {
	return createGazetteer(JSON.parse(readFileSync(file, 'utf8')) as GazetteerData);
}

/** Keys a clerk must type, plus one to take the suggestion; the cheapest of the usual ways. */
function keysNeeded(gazetteer: Gazetteer, unit: Unit, near: Unit | null, times: number[]): number {
	const initials = (text: string) =>
		fold(text)
			.split(' ')
			.map((word) => word[0] ?? '')
			.join('');
	const joined = fold(unit.name).replaceAll(' ', '');
	const outer = [unit.parent, unit.parent?.parent].filter(
		(found) => found !== null && found !== undefined
	);
	const district = initials(outer[0]?.name ?? '');
	const province = initials(outer[1]?.name ?? '');
	const own = initials(unit.name);
	const ways = [
		own,
		...Array.from({ length: joined.length }, (_, at) => joined.slice(0, at + 1)),
		`${own} ${district}`,
		...[2, 3, 4, 5].map((length) => `${joined.slice(0, length)} ${district}`),
		...[2, 3, 4].map(
			(length) =>
				`${own} ${fold(outer[0]?.name ?? '')
					.replaceAll(' ', '')
					.slice(0, length)}`
		),
		`${own} ${district} ${province}`,
		`${joined} ${district}`
	].sort((a, b) => a.length - b.length);
	for (const query of ways) {
		const start = cpuMs();
		const found = gazetteer.searchPlaces(query, { near });
		times.push(cpuMs() - start);
		if (found.some((item) => item.unit.code === unit.code && item.unit.level === 3))
			return query.length + 1;
	}
	return joined.length + 10;
}

function keyFigures(gazetteer: Gazetteer): Figure[] {
	const hanam = gazetteer.unitAt('35', '2020-01-01');
	const communes = gazetteer.units.filter(
		(unit) =>
			unit.level === 3 && unit.code !== '' && unit.parent?.level === 2 && existsOn(unit, 20240101)
	);
	const ours = communes.filter((unit) => unit.parent?.parent === hanam);
	const sample = communes.filter((_, at) => at % 40 === 0);
	const times: number[] = [];
	for (const query of ['lh kb', 'ha nam kim bang le ho', 'tan an']) gazetteer.searchPlaces(query);
	const here = ours.map((unit) => keysNeeded(gazetteer, unit, hanam, times));
	const anywhere = sample.map((unit) => keysNeeded(gazetteer, unit, null, times));
	return [
		atMost(
			'keys to a Hà Nam commune, median',
			quantile(here, 0.5),
			4,
			'keys',
			`${here.length} communes, key that takes it included`
		),
		atMost('keys to a Hà Nam commune, p90', quantile(here, 0.9), 6, 'keys'),
		atMost(
			'keys to any commune, median',
			quantile(anywhere, 0.5),
			6,
			'keys',
			`every 40th of ${communes.length}`
		),
		atMost('keys to any commune, p90', quantile(anywhere, 0.9), 9, 'keys'),
		atMost('suggestions, p95', quantile(times, 0.95), 10, 'ms', `${times.length} queries`)
	];
}

interface MappingRow {
	readonly oldWardCode?: string;
	readonly newWardCode: string;
	readonly type: string;
}

interface OtherRow {
	readonly old_ward_code: string | null;
	readonly new_ward_code: string;
}

/** Every row of both mappings: the gazetteer names the same commune of today, or says that it does not know. */
function mappingFigures(gazetteer: Gazetteer, folder: string): Figure[] {
	const read = (path: string): unknown =>
		JSON.parse(readFileSync(join(folder, 'admin-units', path), 'utf8'));
	const first = (read('zindont/mappings.json') as MappingRow[]).flatMap((row) =>
		row.oldWardCode ? [[row.oldWardCode, row.newWardCode] as const] : []
	);
	const tables = read('quangtam/address.json') as { name?: string; data?: OtherRow[] }[];
	const second = (tables.find((table) => table.name === 'ward_mappings')?.data ?? []).flatMap(
		(row) => (row.old_ward_code ? [[row.old_ward_code, row.new_ward_code] as const] : [])
	);
	let agreed = 0;
	let flagged = 0;
	const rows = [...first, ...second];
	for (const [old, now] of rows) {
		const unit = gazetteer.unitAt(old, '2025-06-30');
		const found = unit ? gazetteer.unitToday(unit) : null;
		if (!found || found.certainty !== 'sure') flagged++;
		else if (found.units.some((item) => item.code === now || gazetteer.unitAt(now) === null))
			agreed++;
	}
	return [
		atLeast(
			'old → new: rows that agree or are flagged',
			(100 * (agreed + flagged)) / rows.length,
			100,
			'%',
			`${rows.length} rows of two mappings`
		),
		told('old → new: rows flagged as a question', (100 * flagged) / rows.length, '%')
	];
}

/** Lines of real addresses, perfectly read. Whether the unit found is the right one needs an eye: see the note. */
function labelFigures(gazetteer: Gazetteer, folder: string): Figure[] {
	const lines = readFileSync(join(folder, 'handwriting-lines', 'labels.tsv'), 'utf8')
		.trim()
		.split('\n')
		.map((line) => line.split('\t')[1] ?? '');
	const start = cpuMs();
	const parsed = lines.map((line) => gazetteer.parseAddress(line));
	const ms = (cpuMs() - start) / lines.length;
	const named = parsed.filter(({ candidates }) => candidates.length > 0);
	const settled = named.filter(
		({ candidates, isAmbiguous }) => !isAmbiguous && candidates[0]?.commune
	);
	const asked = named.filter(({ isAmbiguous }) => isAmbiguous);
	const upper = named.filter(
		({ candidates, isAmbiguous }) => !isAmbiguous && !candidates[0]?.commune
	);
	return [
		atLeast(
			'real address lines resolved to a unit or a stated ambiguity',
			(100 * named.length) / lines.length,
			97,
			'%',
			`${lines.length} lines; right or wrong is judged by eye, not here`
		),
		told('… to one commune', (100 * settled.length) / lines.length, '%'),
		told('… to a district or province, no commune named', (100 * upper.length) / lines.length, '%'),
		told('… asked', (100 * asked.length) / lines.length, '%'),
		told('time to parse an address', ms, 'ms')
	];
}

export function placeFigures(gazetteer: Gazetteer): Figure[] {
	const folder = dataFolder();
	const why = 'no reference data (TANG_THU_DATA)';
	return [
		atMost('gazetteer, compressed', gzipSync(readFileSync(file)).length / 1e6, 1.5, 'MB'),
		...keyFigures(gazetteer),
		...(folder
			? mappingFigures(gazetteer, folder)
			: [skipped('old → new: rows that agree or are flagged', '≥ 100', why)]),
		...(folder
			? labelFigures(gazetteer, folder)
			: [skipped('real address lines resolved', '≥ 97', why)])
	];
}
