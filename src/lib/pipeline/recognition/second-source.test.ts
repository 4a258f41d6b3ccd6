// Two engines: agreement makes a value sure, disagreement shows both, and neither engine's words are lost.
import { describe, expect, it } from 'vitest';
import { fieldKey, type PageId } from '../../domain/ids.ts';
import { rectToQuad } from '../../domain/geometry.ts';
import type { Reading } from '../../domain/reading.ts';
import { logSoftmax, type Posteriors } from './ctc/posteriors.ts';
import { joinLines } from './ctc/join-lines.ts';
import { readGreedy } from './ctc/greedy.ts';
import { withSecondSource, type SecondSource } from './second-source.ts';

const chars = [
	...new Set('NGUYỄÊẤĂABCDLHTRKaăâbcdđeêghiklmnoôơpqrstuưvxyệộấầạảàáãồờừếề0123456789 ,./-')
];

/** A line on which the text is written clearly. */
function ink(text: string): Posteriors {
	const classes = chars.length + 1;
	const steps = [0, ...[...text].flatMap((char) => [chars.indexOf(char) + 1, 0])];
	const logits = new Float32Array(steps.length * classes);
	steps.forEach((label, step) => (logits[step * classes + label] = 12));
	const logProbs = logSoftmax(logits, steps.length, classes);
	return { frames: steps.length, classes, logProbs, chars, framePx: 4, leftPx: 0 };
}

function reading(kind: Reading['kind'], value: string, confidence: number): Reading {
	return {
		key: fieldKey('p' as PageId, 'f'),
		fieldId: 'f',
		label: 'f',
		kind,
		raw: value,
		value,
		status: value === '' ? 'blank' : 'read',
		confidence,
		alternatives: [],
		symbols: [{ text: value, confidence }],
		box: rectToQuad({ x: 0, y: 0, width: 1, height: 1 }),
		issues: [],
		engines: [{ engine: 'tesseract', version: '1', raw: value, confidence }]
	};
}

const second: SecondSource = {
	reader: { id: 'line-reader', version: '2', posteriors: () => Promise.resolve([]) },
	places: []
};

const hear = (first: Reading, ...lines: (Posteriors | null)[]) =>
	withSecondSource(first, lines, second, {});

describe('withSecondSource', () => {
	it('is surer where both agree, and keeps what each said', () => {
		const heard = hear(reading('person-name', 'NGUYỄN BA', 0.8), ink('NGUYỄN BA'));
		expect(heard.value).toBe('NGUYỄN BA');
		expect(heard.confidence).toBeGreaterThan(0.95);
		expect(heard.engines.map(({ engine }) => engine)).toEqual(['tesseract', 'line-reader']);
	});

	it('takes the likelier where they differ, and shows the other', () => {
		const heard = hear(reading('id-number', '168123450', 0.2), ink('168123456'));
		expect(heard.value).toBe('168123456');
		expect(heard.alternatives.map(({ value }) => value)).toContain('168123450');
		expect(heard.symbols).toEqual([]);
	});

	it.each(['n†', '/', ''])('hears a ditto mark where the first engine made "%s" of it', (raw) => {
		const cell = { tableId: 't', rowId: 'r', columnId: 'c' };
		const status = raw === '' ? 'illegible' : 'read';
		const first = { ...reading('place', raw, 0.4), cell, status } as Reading;
		const heard = hear(first, ink('nt'));
		expect(heard).toMatchObject({ raw: 'nt', status: 'read' });
		expect(heard.issues.map(({ code }) => code)).toEqual(['ditto-unresolved']);
		expect(heard.engines).toHaveLength(2);
		const written = { ...reading('place', 'Hà Nam', 0.9), cell } as Reading;
		expect(hear(written, ink('nt')).value).toBe('Hà Nam');
	});

	it('is not held to an impossible date because a late guess says the same', () => {
		const line = ink('26/11/2015');
		const zero = 1 + 2 * [...'26/11/2'].length;
		const logits = line.logProbs.slice();
		logits[zero * line.classes + chars.indexOf('8') + 1] = -1.2;
		const logProbs = logSoftmax(logits, line.frames, line.classes);
		const heard = hear(reading('date', '26/11/2815', 0.05), { ...line, logProbs });
		expect(heard.value).toBe('26/11/2015');
		expect(heard.alternatives.map(({ value }) => value)).toContain('26/11/2815');
	});

	it('keeps a sure first reading, with the second beside it', () => {
		const heard = hear(reading('free-text', 'Lam', 0.99), ink('Hoc'));
		expect(heard.value).toBe('Lam');
		expect(heard.alternatives[0]?.value).toBe('Hoc');
		expect(heard.confidence).toBe(0.99);
	});

	it('leaves a blank field blank, and a field the second cannot see as it was', () => {
		const blank = reading('free-text', '', 0.9);
		expect(hear(blank, ink('x'))).toBe(blank);
		const alone = reading('free-text', 'Hoc', 0.7);
		expect(hear(alone, null)).toBe(alone);
	});
});

describe('joinLines', () => {
	it('reads several lines as one, a space between', () => {
		const joined = joinLines([ink('Duy'), ink('Ha')]);
		expect(joined && readGreedy(joined).text).toBe('Duy Ha');
	});

	it('is null for nothing and the line itself for one', () => {
		const line = ink('Ha');
		expect(joinLines([])).toBeNull();
		expect(joinLines([line])).toBe(line);
	});
});
