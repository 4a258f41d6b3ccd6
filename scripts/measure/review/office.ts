// An office in numbers: papers whose every field is known, a machine whose probabilities are calibrated, a clerk who
// misses and mistypes at stated rates. Everything is drawn from one seed, so that any run can be replayed.
import type { FieldKey, PageId, RegistryFileId, UserId } from '../../../src/lib/domain/ids.ts';
import type { FieldKindId } from '../../../src/lib/domain/fields/field-kind.ts';
import type { JudgedField } from '../../../src/lib/pipeline/review/judged-field.ts';
import { keysFor } from '../../../src/lib/pipeline/review/keys.ts';
import { breaksOwnRule } from '../../../src/lib/pipeline/review/own-rule.ts';
import { seeded } from '../../../src/lib/pipeline/review/seeded.ts';

export interface Rates {
	/** Accepts a wrong value that is shown. */
	readonly miss: number;
	/** Keys a field wrongly. */
	readonly slip: number;
}

/** How a machine reads a kind of paper: share of fields at each calibrated probability. */
export interface Band {
	readonly name: 'A' | 'B' | 'C';
	readonly levels: readonly (readonly [share: number, probability: number])[];
	/** At or above this nobody looks; 1 where a machine alone is never trusted. */
	readonly sureFrom: number;
}

/** Shares after the app's own accuracy suite: printed 97 %, worn 93 %, hand 70 % exact. */
export const bands: readonly Band[] = [
	{
		name: 'A',
		levels: [
			[0.88, 0.9996],
			[0.08, 0.93],
			[0.02, 0.6],
			[0.02, 0.2]
		],
		sureFrom: 0.95
	},
	{
		name: 'B',
		levels: [
			[0.7, 0.9995],
			[0.2, 0.92],
			[0.05, 0.6],
			[0.05, 0.2]
		],
		sureFrom: 0.95
	},
	{
		name: 'C',
		levels: [
			[0.3, 0.99],
			[0.35, 0.85],
			[0.2, 0.5],
			[0.15, 0.1]
		],
		sureFrom: 1.1
	}
];

/** What a field shows is put into the input only from here, as at the desk. */
const prefillFrom = 0.5;

interface Shape {
	readonly kind: FieldKindId;
	readonly fact: JudgedField['fact'];
	make(next: () => number): string;
}

const pick = <T>(from: readonly T[], next: () => number): T =>
	from[Math.floor(next() * from.length)] as T;
const families = ['NGUYỄN', 'TRẦN', 'LÊ', 'PHẠM', 'HOÀNG', 'VŨ', 'ĐỖ', 'BÙI'];
const middles = ['VĂN', 'THỊ', 'ĐỨC', 'MINH', 'NGỌC', 'HỮU'];
const givens = ['AN', 'BÌNH', 'CƯỜNG', 'DUNG', 'HẠNH', 'LIÊN', 'SƠN', 'TUẤN', 'YẾN'];
const communes = ['Xã Lê Hồ', 'Xã Kim Bảng', 'Phường Minh Khai', 'Thị trấn Quế', 'Xã Thanh Hải'];
const two = (value: number) => String(value).padStart(2, '0');
const digits = (count: number, next: () => number) =>
	Array.from({ length: count }, () => Math.floor(next() * 10)).join('');
const date = (next: () => number) =>
	`${two(1 + Math.floor(next() * 28))}/${two(1 + Math.floor(next() * 12))}/${1930 + Math.floor(next() * 80)}`;
const name = (next: () => number) =>
	`${pick(families, next)} ${pick(middles, next)} ${pick(givens, next)}`;
const town = (next: () => number) => `${pick(communes, next)}, Huyện Kim Bảng, Tỉnh Hà Nam`;

/** One member's row. */
const shapes: readonly Shape[] = [
	{ kind: 'person-name', fact: 'name', make: name },
	{ kind: 'date', fact: 'birth-date', make: date },
	{ kind: 'sex', fact: 'sex', make: (next) => pick(['Nam', 'Nữ'], next) },
	{ kind: 'place', fact: 'home-town', make: town },
	{ kind: 'ethnicity', fact: 'ethnicity', make: (next) => pick(['Kinh', 'Kinh', 'Mường'], next) },
	{ kind: 'religion', fact: 'religion', make: (next) => pick(['Không', 'Công giáo'], next) },
	{ kind: 'id-number', fact: 'id-number', make: (next) => digits(9, next) },
	{
		kind: 'occupation',
		fact: 'occupation',
		make: (next) => pick(['Làm ruộng', 'Giáo viên'], next)
	},
	{ kind: 'address', fact: 'permanent-address', make: town },
	{
		kind: 'relation',
		fact: 'relation-to-head',
		make: (next) => pick(['Chủ hộ', 'Vợ', 'Con', 'Cháu nội'], next)
	},
	{ kind: 'education', fact: 'education', make: (next) => `${1 + Math.floor(next() * 12)}/12` }
];

const near: readonly string[] = ['0123456789', 'aàáảãạâăeèéêoòóôơuùúưiìíy', 'bcdđghklmnpqrstvx'];

/** The text with one letter or digit another of its kind: what slips of eyes and fingers look like. */
export function garbled(text: string, next: () => number): string {
	const letters = [...text];
	for (let tries = 0; tries < 40; tries++) {
		const at = Math.floor(next() * letters.length);
		const letter = letters[at] ?? '';
		const group = near.find((one) => one.includes(letter.toLowerCase()));
		if (!group) continue;
		const other = pick([...group], next);
		const cased = letter === letter.toUpperCase() ? other.toUpperCase() : other;
		if (cased === letter) continue;
		return [...letters.slice(0, at), cased, ...letters.slice(at + 1)].join('');
	}
	return `${text}x`;
}

export interface Paper {
	readonly field: JudgedField;
	readonly truth: string;
}

export interface Keyed {
	readonly papers: Paper[];
	/** Key presses of the clerk. */
	readonly keys: number;
}

export const clerkId = 'clerk' as UserId;

/** A batch as a noisy clerk leaves it. */
export function keyedBatch(seed: string, count: number, band: Band, rates: Rates): Keyed {
	const next = seeded(seed);
	const papers: Paper[] = [];
	let keys = 0;
	for (let at = 0; at < count; at++) {
		const shape = shapes[at % shapes.length] as Shape;
		const truth = shape.make(next);
		const probability = drawLevel(band, next());
		const read = next() < probability ? truth : garbled(truth, next);
		const settled = settleAtDesk(truth, read, probability, band, rates, next);
		keys += settled.keys;
		papers.push({
			truth,
			field: {
				key: `p${Math.floor(at / shapes.length)}#f${at}` as FieldKey,
				fileId: `file${Math.floor(at / 110)}` as RegistryFileId,
				pageId: `p${Math.floor(at / shapes.length)}` as PageId,
				kind: shape.kind,
				fact: shape.fact,
				stands: settled.value,
				status: 'read',
				hand: settled.hand,
				keyer: settled.hand === 'nobody' ? null : clerkId,
				machine: { value: read, probability },
				second:
					settled.value === read ? null : next() < otherGuess(settled.value === truth) ? 0.1 : 0,
				parked: false,
				// Rules of households, which catch more, play no part here.
				isOdd: breaksOwnRule(shape.kind, settled.value)
			}
		});
	}
	return { papers, keys };
}

/** How often the machine's other guesses hold the truth, or a slip (`pens`: 3.8 of 6.1 % wrong are among five). */
export const otherGuess = (isTruth: boolean) => (isTruth ? 0.6 : 0.03);

function drawLevel({ levels }: Band, at: number): number {
	let sum = 0;
	for (const [share, probability] of levels) {
		sum += share;
		if (at < sum) return probability;
	}
	return levels.at(-1)?.[1] ?? 0;
}

interface AtDesk {
	readonly value: string;
	readonly hand: JudgedField['hand'];
	readonly keys: number;
}

function settleAtDesk(
	truth: string,
	read: string,
	probability: number,
	band: Band,
	{ miss, slip }: Rates,
	next: () => number
): AtDesk {
	if (probability >= band.sureFrom) return { value: read, hand: 'nobody', keys: 0 };
	const isShown = probability >= prefillFrom;
	const accepts = isShown && (read === truth || next() < miss);
	if (accepts) return { value: read, hand: 'confirmed', keys: 1 };
	const value = next() < slip ? garbled(truth, next) : truth;
	const hand = value === read ? 'confirmed' : 'keyed';
	return { value, hand, keys: keysFor(truth) + 1 };
}
