// CTC decoding on small made-up posteriors, checked against sums over all alignments and by properties.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress } from './address.ts';
import type { PlaceNode } from './place-names.ts';
import { readBeam } from './beam.ts';
import { readClosedList } from './closed-list.ts';
import { dateGrammar, digitsGrammar, readGrammar } from './grammar.ts';
import { readGreedy } from './greedy.ts';
import { logSoftmax, type Posteriors } from './posteriors.ts';
import { scoreText } from './score.ts';

const alphabet = [...'aàăâbcdđeêghiìíklmnoôơpqrstuưvxyABCDKLNTH0123456789 ,./-'];

/** Posteriors of a line on which `text` is written clearly: each character two steps, a blank between. */
function ink(text: string, sureness = 6, chars: readonly string[] = alphabet): Posteriors {
	const classes = chars.length + 1;
	const steps = [
		0,
		...[...text].flatMap((char) => [chars.indexOf(char) + 1, chars.indexOf(char) + 1, 0])
	];
	const logits = new Float32Array(steps.length * classes);
	steps.forEach((label, step) => (logits[step * classes + label] = sureness));
	return {
		frames: steps.length,
		classes,
		logProbs: logSoftmax(logits, steps.length, classes),
		chars,
		framePx: 4,
		leftPx: 8
	};
}

/** Any posteriors over a few characters, small enough to sum over every alignment. */
const tiny = fc
	.array(fc.array(fc.float({ min: -4, max: 4, noNaN: true }), { minLength: 3, maxLength: 3 }), {
		minLength: 1,
		maxLength: 5
	})
	.map((rows): Posteriors => {
		const logits = Float32Array.from(rows.flat());
		return {
			frames: rows.length,
			classes: 3,
			logProbs: logSoftmax(logits, rows.length, 3),
			chars: ['a', 'b'],
			framePx: 4,
			leftPx: 0
		};
	});

/** Probability of every text by brute force over all paths. */
function allTexts({ frames, classes, logProbs, chars }: Posteriors): Map<string, number> {
	const sums = new Map<string, number>();
	const walk = (frame: number, path: number[], log: number): void => {
		if (frame === frames) {
			const labels = path.filter((label, i) => label !== 0 && label !== path[i - 1]);
			const text = labels.map((label) => chars[label - 1] ?? '').join('');
			sums.set(text, (sums.get(text) ?? 0) + Math.exp(log));
			return;
		}
		for (let label = 0; label < classes; label++)
			walk(frame + 1, [...path, label], log + (logProbs[frame * classes + label] ?? 0));
	};
	walk(0, [], 0);
	return sums;
}

describe('greedy', () => {
	it.each(['Kim', 'aa bb', '12/5/1960', ''])('reads %j as written', (text) => {
		const chars = [...alphabet, 'K', 'i', 'm'];
		expect(readGreedy(ink(text, 6, [...new Set(chars)])).text).toBe(text);
	});

	it('names the other character that the same ink may be', () => {
		const posteriors = ink('a');
		const row = posteriors.classes;
		posteriors.logProbs[row + 2] = (posteriors.logProbs[row + 1] ?? 0) - 0.7;
		const [first] = readGreedy(posteriors).chars;
		expect(first?.alternatives[0]?.text).toBe('à');
	});
});

describe('score and beam', () => {
	it('equal the sum over all alignments', () => {
		fc.assert(
			fc.property(tiny, (posteriors) => {
				for (const [text, probability] of allTexts(posteriors))
					expect(Math.exp(scoreText(posteriors, text))).toBeCloseTo(probability, 4);
			}),
			{ numRuns: 60 }
		);
	});

	it('finds the likeliest text, which the best path may miss', () => {
		fc.assert(
			fc.property(tiny, (posteriors) => {
				const best = [...allTexts(posteriors)].sort((a, b) => b[1] - a[1])[0];
				const found = readBeam(posteriors, { width: 64, minProbability: 1e-9 })[0];
				expect(Math.exp(found?.ink ?? -Infinity)).toBeCloseTo(best?.[1] ?? 0, 4);
			}),
			{ numRuns: 60 }
		);
	});

	it('lets language decide only where the ink does not', () => {
		const preferB = (_prefix: string, next: string) => (next === 'b' ? 1 : 0);
		expect(readBeam(ink('a'), { language: preferB })[0]?.text).toBe('a');
	});

	it('gives nothing to a text it cannot write', () => {
		expect(scoreText(ink('a'), '漢')).toBe(-Infinity);
	});
});

describe('closed list', () => {
	const entries = [
		{ value: 'Kinh', prior: 0.95 },
		{ value: 'Tày', prior: 0.03 },
		{ value: 'Nam', prior: 0.02 }
	];
	const chars = [...new Set([...alphabet, ...'KinhTàyNamxyz'])];

	it('lets the ink overrule a strong prior', () => {
		expect(readClosedList(ink('Tày', 6, chars), entries)[0]?.value).toBe('Tày');
	});

	it('says none when the ink is no entry', () => {
		expect(readClosedList(ink('xyz xyz', 8, chars), entries)[0]?.value).toBeNull();
	});

	it('shares out exactly one', () => {
		const sum = readClosedList(ink('Kin', 3, chars), entries).reduce(
			(a, b) => a + b.probability,
			0
		);
		expect(sum).toBeCloseTo(1, 6);
	});
});

describe('grammar', () => {
	it.each(['168123456', '168 123 456', '168.123.456'])('reads the number %s', (text) => {
		expect(readGrammar(ink(text), digitsGrammar([9, 12]))[0]?.text).toBe(text);
	});

	it('takes the digit where a letter is likelier', () => {
		const posteriors = ink('o12345678');
		const classes = posteriors.classes;
		for (const frame of [1, 2])
			posteriors.logProbs[frame * classes + alphabet.indexOf('0') + 1] = -1;
		expect(readGrammar(posteriors, digitsGrammar([9]))[0]?.text).toBe('012345678');
	});

	it.each(['05/8/1960', '5-8-60', '15.12.2001', '1962'])('reads the date %s', (text) => {
		expect(readGrammar(ink(text), dateGrammar())[0]?.text).toBe(text);
	});

	it('has no reading for a line too short', () => {
		expect(readGrammar(ink('12'), digitsGrammar([9]))).toEqual([]);
	});
});

describe('address', () => {
	const places: PlaceNode[] = [
		{
			code: '35',
			names: ['hà nam'],
			children: [
				{
					code: '350',
					names: ['kim bảng', 'kb'],
					children: [
						{ code: '13393', names: ['lê hồ'], children: [] },
						{ code: '13417', names: ['văn xá'], children: [] }
					]
				},
				{ code: '349', names: ['duy tiên'], children: [] }
			]
		},
		{
			code: '36',
			names: ['nam định'],
			children: [
				{
					code: '360',
					names: ['ý yên'],
					children: [{ code: '1', names: ['yên hồ'], children: [] }]
				}
			]
		}
	];
	const chars = [
		...new Set([...'aàăáâbcdđeêềghiìíịklmnoôồơpqrstuưvxyýảáTXLHKBNĐVYD0123456789 ,.-'])
	];
	const read = (text: string) => readAddress(ink(text, 7, chars), places);

	it.each([
		['Lê Hồ, Kim Bảng, Hà Nam', ['35', '350', '13393']],
		['xóm 3 Lê Hồ - Kim Bảng - Hà Nam', ['35', '350', '13393']],
		['Văn Xá KB Hà Nam', ['35', '350', '13417']],
		['Văn Xá Kim Bảng', ['35', '350', '13417']],
		['Duy Tiên Hà Nam', ['35', '349']],
		['Lê Hồ Kim Bảng Hà Nam.-', ['35', '350', '13393']]
	])('finds the place in %j', (text, codes) => {
		const { candidates, none } = read(text);
		expect(candidates[0]?.codes).toEqual(codes);
		expect(none).toBeLessThan(candidates[0]?.probability ?? 0);
	});

	it('says where each name stands', () => {
		const text = 'xóm 3 Lê Hồ, Kim Bảng, Hà Nam';
		const spans = read(text).candidates[0]?.spans ?? [];
		// Each character takes three steps: two of ink, one blank.
		const at = (name: string) => 1 + 3 * text.toLowerCase().indexOf(name);
		expect(spans.map(({ name }) => name)).toEqual(['lê hồ', 'kim bảng', 'hà nam']);
		for (const { name, from, to } of spans) {
			expect(Math.abs(from - at(name))).toBeLessThanOrEqual(1);
			expect(Math.abs(to - (at(name) + 3 * name.length))).toBeLessThanOrEqual(2);
		}
	});

	it('bears a wrong mark', () => {
		expect(read('Lê Hô Kim Bang Hà Nam').candidates[0]?.codes).toEqual(['35', '350', '13393']);
	});

	it('is honest about a text that names no place', () => {
		expect(read('123 tru nuoc 55 vang 99').none).toBeGreaterThan(0.8);
	});

	it('bears an empty line', () => {
		expect(read('').none).toBeGreaterThan(0.5);
	});
});
