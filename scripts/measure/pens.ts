// Real pens: photographed rows of handwritten addresses, read by the line reader and decoded against the gazetteer.
// The first 60 rows were looked at while building; the others judge.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GazetteerData } from '../../src/lib/domain/places/gazetteer-data.ts';
import { readAddress } from '../../src/lib/pipeline/recognition/ctc/address.ts';
import type { PlaceNode } from '../../src/lib/pipeline/recognition/ctc/place-names.ts';
import { readGreedy } from '../../src/lib/pipeline/recognition/ctc/greedy.ts';
import { decodeField } from '../../src/lib/pipeline/recognition/language/decode-field.ts';
import { photographedLine } from '../../src/lib/pipeline/recognition/row-photo.ts';
import { placeTree } from '../../src/lib/pipeline/recognition/language/place-tree.ts';
import { atLeast, atMost, quantile, skipped, type Figure, type Suite } from './figure.ts';
import { editDistance } from './edit-distance/edit-distance.ts';
import { namedCommunes, plain } from './pens/label-place.ts';
import { dataFolder, loadRows, type PenRow } from './pens/load-rows.ts';
import { nodeReader, type NodeReader } from './pens/reader.ts';

/** Rows looked at while building. */
const lookedAt = 60;
/** The labels name units as they stood before 1/7/2025. */
const labelDay = 20241231;
const gazetteerFile = join(
	import.meta.dirname,
	'../../src/lib/domain/places/data/gazetteer.data.json'
);

interface Outcome {
	readonly length: number;
	readonly rawErrors: number;
	readonly wordErrors: number;
	/** Rank of a commune the label names, 0 for first; null when it names none. */
	readonly rank: number | null;
	readonly readMs: number;
	readonly decodeMs: number;
}

async function judge(
	row: PenRow,
	reader: NodeReader,
	roots: readonly PlaceNode[]
): Promise<Outcome> {
	const label = plain(row.label);
	const communes = namedCommunes(row.label, roots);
	const line = photographedLine(row.image);
	// Processor time: what else runs on the machine does not count.
	const begin = process.cpuUsage();
	const posteriors = line && (await reader.read(line));
	const read = process.cpuUsage(begin);
	const readMs = (read.user + read.system) / 1000;
	const missed = communes.size > 0 ? Infinity : null;
	if (!posteriors)
		return {
			length: label.length,
			rawErrors: label.length,
			wordErrors: label.length,
			rank: missed,
			readMs,
			decodeMs: 0
		};
	const raw = plain(readGreedy(posteriors).text);
	const words = plain(decodeField('address', posteriors, roots)[0]?.text ?? '');
	const start = process.cpuUsage();
	const { candidates } = readAddress(posteriors, roots);
	const spent = process.cpuUsage(start);
	const decodeMs = (spent.user + spent.system) / 1000;
	const at = candidates.findIndex(({ codes }) => communes.has(codes.join('/')));
	return {
		length: label.length,
		rawErrors: editDistance(label, raw),
		wordErrors: editDistance(label, words),
		rank: communes.size === 0 ? null : at < 0 ? Infinity : at,
		readMs,
		decodeMs
	};
}

function figures(outcomes: readonly Outcome[], of: string): Figure[] {
	const sum = (pick: (outcome: Outcome) => number) =>
		outcomes.reduce((total, outcome) => total + pick(outcome), 0);
	const length = sum(({ length }) => length);
	const ranks = outcomes.flatMap(({ rank }) => (rank === null ? [] : [rank]));
	const among = (limit: number) =>
		(100 * ranks.filter((rank) => rank < limit).length) / ranks.length;
	const named = `${ranks.length} lines name a commune`;
	return [
		atMost(
			`${of}: CER, best path`,
			(100 * sum(({ rawErrors }) => rawErrors)) / length,
			15,
			'%',
			`${outcomes.length} lines`
		),
		atMost(
			`${of}: CER, with syllables and gazetteer`,
			(100 * sum(({ wordErrors }) => wordErrors)) / length,
			8,
			'%'
		),
		atLeast(`${of}: commune first`, among(1), 93, '%', named),
		atLeast(`${of}: commune among five`, among(5), 98, '%', named)
	];
}

async function run(): Promise<readonly Figure[]> {
	const folder = dataFolder();
	if (!folder) return [skipped('real pens', '', 'the handwriting lines are not on this machine')];
	const reader = await nodeReader();
	const data = JSON.parse(await readFile(gazetteerFile, 'utf8')) as GazetteerData;
	const roots = placeTree(data, labelDay);
	const outcomes: Outcome[] = [];
	for (const row of await loadRows(folder)) outcomes.push(await judge(row, reader, roots));
	return [
		...figures(outcomes.slice(lookedAt), 'judging lines'),
		...figures(outcomes, 'all lines'),
		atMost(
			'reading a line, one thread',
			quantile(
				outcomes.map(({ readMs }) => readMs),
				0.5
			),
			25,
			'ms',
			`median, processor time; weights ${reader.version}`
		),
		atMost(
			'decoding an address',
			quantile(
				outcomes.map(({ decodeMs }) => decodeMs),
				0.95
			),
			60,
			'ms',
			'p95, processor time'
		)
	];
}

export const suite: Suite = { name: 'pens', run };
