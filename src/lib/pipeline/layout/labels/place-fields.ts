// From labels found on a page to the lines their values are written on: behind the label up to the next one, or under it;
// further dotted lines without a label of their own belong to the last value above them.
import type { Mm, Rect } from '../../../domain/geometry.ts';
import type { Print } from '../../../forms/form-schema.ts';
import type { PlacedLabel } from './align-labels.ts';
import { numberStart, printedSuffix, rowLeaders, valueStart, type FoundPage } from './line-ends.ts';
import type { Leader } from './page-ink.ts';
import type { TextRow } from './text-rows.ts';

/** How the print of the page is spaced. */
interface Spacing {
	readonly pitch: Mm;
	readonly left: Mm;
	readonly right: Mm;
}

/** A dotted line's box reaches this far over the line it would have at no pitch. */
const overBaselineMm = 1.35;
const lowestPitchMm = 4.4;
/** A shorter stretch may be a pattern on the paper. */
const longLeaderMm = 15;
const highestPitchMm = 9;

/** One box per line of every field whose label was found. */
export function placeFields(
	placed: readonly PlacedLabel[],
	print: Print,
	page: FoundPage
): Record<string, readonly Rect<Mm>[]> {
	const spacing = spacingOf(placed, page);
	const fields: Record<string, readonly Rect<Mm>[]> = {};
	placed.forEach(({ label }, at) => {
		if (label.fieldId === null) return;
		const lines = Math.max(1, print.fields[label.fieldId]?.length ?? 1);
		const boxes = label.isAbove
			? linesUnder(at, placed, print, page, spacing, lines)
			: linesBehind(at, placed, page, spacing, lines);
		if (boxes.length > 0) fields[label.fieldId] = boxes;
	});
	return fields;
}

function spacingOf(placed: readonly PlacedLabel[], { rows, leaders }: FoundPage): Spacing {
	const steps = [
		...stepsOf(placed.flatMap(({ label, hit }) => (label.fieldId ? [rows[hit.row]!.y] : []))),
		...stepsOf(leaders.filter(isLong).map(({ y }) => y))
	].sort((a, b) => a - b);
	const lefts = [
		...placed.map(({ hit }) => hit.left),
		...leaders.filter(isLong).map(({ left }) => left)
	].sort((a, b) => a - b);
	const rights = [
		...leaders.map(({ right }) => right),
		...placed.map(({ hit }) => rows[hit.row]!.words.at(-1)!.right)
	].sort((a, b) => a - b);
	return {
		pitch: Math.min(highestPitchMm, steps[Math.floor(steps.length * 0.4)] ?? 6.6),
		left: lefts[Math.floor(lefts.length * 0.05)] ?? 0,
		right: rights[Math.floor(rights.length * 0.95)] ?? 0
	};
}

const isLong = ({ left, right }: Leader): boolean => right - left > longLeaderMm;

/** Distances of lines that follow one another, as far as they can be one pitch. */
function stepsOf(heights: readonly Mm[]): readonly Mm[] {
	const ys = [...heights].sort((a, b) => a - b);
	return ys
		.slice(1)
		.map((y, i) => y - ys[i]!)
		.filter((step) => step > lowestPitchMm - 0.4 && step < highestPitchMm + 3);
}

/** Where the letters of a row stand: on the dots where there are any, else under most of its words. */
function baseline(row: TextRow, leaders: readonly Leader[], left: Mm, right: Mm): Mm {
	const near = leaders.filter(
		(leader) =>
			leader.y > row.y - 1 &&
			leader.y < row.y + 3.2 &&
			leader.right > left - 12 &&
			leader.left < right + 12
	);
	if (near.length > 0) {
		const total = near.reduce((sum, { left: a, right: b }) => sum + b - a, 0);
		return near.reduce((sum, { y, left: a, right: b }) => sum + (y * (b - a)) / total, 0);
	}
	const feet = row.words
		.filter(({ text }) => /\p{L}/u.test(text) && !/[gpqyạặậẹệịọộợụựỵ,;()]/iu.test(text))
		.map(({ bottom }) => bottom)
		.sort((a, b) => a - b);
	return feet[feet.length >> 1] ?? row.y + 1.4;
}

/** A line's box from the height its letters stand on. */
function lineAt(foot: Mm, left: Mm, right: Mm, pitch: Mm): Rect<Mm> {
	const height = Math.max(lowestPitchMm, Math.min(highestPitchMm, pitch));
	return { x: left, y: foot - height / 2 - overBaselineMm, width: right - left, height };
}

function linesBehind(
	at: number,
	placed: readonly PlacedLabel[],
	page: FoundPage,
	spacing: Spacing,
	printed: number
): readonly Rect<Mm>[] {
	const { hit } = placed[at]!;
	const row = page.rows[hit.row]!;
	const next = placed[at + 1];
	const follower = next && next.hit.row === hit.row ? next.hit : null;
	const left = valueStart(row, hit.to, page);
	const leaderEnd = rowLeaders(page.leaders, row.y).at(-1)?.right ?? 0;
	const written = row.words.at(-1)!;
	const free = Math.max(
		spacing.right,
		Math.min(leaderEnd, spacing.right + 3),
		written.left < spacing.right ? Math.min(written.right + 1, spacing.right + 4) : 0
	);
	const barrier = page.barriers
		.filter((each) => Math.abs(each.y - row.y) < spacing.pitch && each.left > left + 3)
		.map((each) => each.left - 1);
	const ends = [free, ...barrier, ...printedSuffix(page, row.y, left)];
	const right = follower ? numberStart(row, follower.from) - 0.4 : Math.min(...ends);
	if (right - left < 3) return [];
	const foot = baseline(row, page.leaders, left, right);
	const first = lineAt(foot, left, right, pitchAround(at, placed, page, spacing));
	if (follower) return [first];
	const end = blockEnd(at, placed, page);
	return [first, ...furtherLines(foot, end, page, spacing, printed)];
}

/** Writing may begin this far before the margin that labels keep. */
const beforeLineMm = 2;

/** Lines without a label between a row and what comes next. */
function furtherLines(
	foot: Mm,
	end: Mm,
	{ leaders }: FoundPage,
	{ pitch, left, right }: Spacing,
	printed: number
): Rect<Mm>[] {
	const dotted = leaderLines(
		leaders.filter(({ y }) => y > foot + pitch * 0.55 && y < end - pitch * 0.05)
	).filter((line) => line.right > left + (right - left) * 0.5);
	if (dotted.length > 0) {
		const feet = withHidden(
			foot,
			dotted.map(({ y }) => y),
			pitch
		);
		return feet.map((y) => lineAt(y, left - beforeLineMm, right, pitch));
	}
	const room = Math.round((end - foot) / pitch - 0.75);
	const count = Math.min(printed - 1, room);
	return Array.from({ length: Math.max(0, count) }, (_, i) =>
		lineAt(foot + pitch * (i + 1), left - beforeLineMm, right, pitch)
	);
}

/** Stretches of one dotted line stand this near to one height, mm. */
const sameLeaderMm = 1.2;

/** Stretches joined to lines, from the top; short ones that stand alone may be a pattern on the paper. */
function leaderLines(leaders: readonly Leader[]): readonly Leader[] {
	const longestFirst = [...leaders].sort((a, b) => b.right - b.left - (a.right - a.left));
	const lines: Leader[] = [];
	for (const leader of longestFirst) {
		const at = lines.findIndex(({ y }) => Math.abs(y - leader.y) < sameLeaderMm);
		const line = lines[at];
		if (line) {
			const [left, right] = [Math.min(line.left, leader.left), Math.max(line.right, leader.right)];
			lines[at] = { y: line.y, left, right };
		} else if (isLong(leader)) lines.push(leader);
	}
	return lines.sort((a, b) => a.y - b.y);
}

/** Heights of lines with those between them whose dots are hidden by what is written on them. */
function withHidden(foot: Mm, seen: readonly Mm[], usual: Mm): readonly Mm[] {
	const steps = seen
		.slice(1)
		.map((y, i) => y - seen[i]!)
		.sort((a, b) => a - b);
	const pitch = steps[Math.floor(steps.length * 0.4)] ?? usual;
	return seen.flatMap((y, i) => {
		const above = seen[i - 1] ?? foot;
		const hidden = Math.max(0, Math.round((y - above) / pitch) - 1);
		const step = i === 0 ? pitch : (y - above) / (hidden + 1);
		return Array.from({ length: hidden + 1 }, (_, k) => y - step * (hidden - k));
	});
}

/** Row of the next label under this one, the top of a table, or two thirds of a pitch over a line of plain text. */
function blockEnd(at: number, placed: readonly PlacedLabel[], { rows, grids }: FoundPage): Mm {
	const { y } = rows[placed[at]!.hit.row]!;
	const below = placed
		.map(({ hit }) => rows[hit.row]!.y)
		.filter((other) => other > y + 2)
		.sort((a, b) => a - b);
	const tables = grids.map(({ box }) => box.y).filter((top) => top > y);
	return Math.min(below[0] ?? y + 12, ...tables);
}

function pitchAround(
	at: number,
	placed: readonly PlacedLabel[],
	{ rows }: FoundPage,
	{ pitch }: Spacing
): Mm {
	const { y } = rows[placed[at]!.hit.row]!;
	const gaps = placed.map(({ hit }) => Math.abs(rows[hit.row]!.y - y)).filter((gap) => gap > 2.2);
	return Math.min(pitch, ...gaps);
}

/** A free area: from under its title and notes to what comes next, as wide as its column. */
function linesUnder(
	at: number,
	placed: readonly PlacedLabel[],
	print: Print,
	page: FoundPage,
	spacing: Spacing,
	printed: number
): readonly Rect<Mm>[] {
	const { label, hit } = placed[at]!;
	const known = print.fields[label.fieldId!]![0]!;
	const row = page.rows[hit.row]!;
	const widest = Math.max(
		...Object.values(print.fields)
			.flat()
			.map(({ width }) => width)
	);
	const isColumn = known.width < widest * 0.7;
	const [left, right] = isColumn
		? columnOf(at, placed, page, spacing)
		: [spacing.left - beforeLineMm, spacing.right];
	const notes = placed
		.slice(at + 1)
		.filter(
			(other) =>
				other.label.fieldId === null &&
				other.label.box.y < known.y &&
				other.hit.right > left &&
				other.hit.left < right
		);
	const foot = Math.max(row.y, ...notes.map((note) => page.rows[note.hit.row]!.y)) + 1.4;
	const below = placed
		.filter(
			(other) =>
				!notes.includes(other) &&
				page.rows[other.hit.row]!.y > foot + 1 &&
				(!isColumn || (other.hit.right > left && other.hit.left < right))
		)
		.map((other) => page.rows[other.hit.row]!.y);
	const lastFoot = foot + spacing.pitch * (printed + 1);
	const end = below.length > 0 ? Math.min(...below) : lastFoot;
	const lines = furtherLines(foot, end + 1, page, { ...spacing, left, right }, printed + 1);
	const last = lines.at(-1);
	if (last && lines.length > 1 && isSigned(last, page)) lines.pop();
	return lines.map((line) => ({ ...line, x: left, width: right - left }));
}

/** Share of the width that is empty before the place and date over a signature. */
const signedFrom = 0.3;

/** Whether a line is the place and date under a free area: nothing is printed or written on its left. */
function isSigned({ x, y, width, height }: Rect<Mm>, { rows, leaders }: FoundPage): boolean {
	const isHere = (at: Mm): boolean => at > y && at < y + height + 1;
	const starts = [
		...leaders.flatMap((leader) => (isHere(leader.y) ? [leader.left] : [])),
		...rows
			.flatMap(({ words }) => words)
			.flatMap(({ left, top, bottom }) => (isHere((top + bottom) / 2) ? [left] : []))
	].filter((left) => left > x - 1 && left < x + width);
	return starts.length > 0 && Math.min(...starts) > x + width * signedFrom;
}

/** Half way to the titles at either side. */
function columnOf(
	at: number,
	placed: readonly PlacedLabel[],
	{ rows }: FoundPage,
	{ left, right }: Spacing
): readonly [Mm, Mm] {
	const { hit } = placed[at]!;
	const titles = rows.filter((row) => Math.abs(row.y - rows[hit.row]!.y) < 3);
	const beside = titles.flatMap(({ words }) => words).filter(({ text }) => /\p{L}/u.test(text));
	const before = beside.map((word) => word.right).filter((edge) => edge < hit.left - 1.5);
	const after = beside.map((word) => word.left).filter((edge) => edge > hit.right + 1.5);
	return [
		before.length > 0 ? (Math.max(...before) + hit.left) / 2 : left - beforeLineMm,
		after.length > 0 ? (Math.min(...after) + hit.right) / 2 : right
	];
}
