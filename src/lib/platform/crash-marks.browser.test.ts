// Marks of pages that took the browser down, over the real localStorage.
import { beforeEach, expect, it } from 'vitest';
import { crashMarks } from './crash-marks.ts';

beforeEach(() => localStorage.removeItem('tang-thu.reading-now'));

it('a page that ended leaves nothing, one that never ended is counted', () => {
	const end = crashMarks.begin('a');
	crashMarks.begin('b');
	end();
	expect([crashMarks.crashes('a'), crashMarks.crashes('b')]).toEqual([0, 1]);
	crashMarks.begin('b');
	expect(crashMarks.crashes('b')).toBe(2);
	crashMarks.begin('b')();
	expect(crashMarks.crashes('b')).toBe(0);
});

it('a window that is closed is no crash', () => {
	crashMarks.begin('a');
	crashMarks.begin('b');
	dispatchEvent(new Event('pagehide'));
	expect([crashMarks.crashes('a'), crashMarks.crashes('b')]).toEqual([0, 0]);
});

it('what somebody else wrote there counts for nothing', () => {
	for (const junk of ['', '[]', 'null', '{"a":"x"}', '{', '7'])
		expect([localStorage.setItem('tang-thu.reading-now', junk), crashMarks.crashes('a')]).toEqual([
			undefined,
			0
		]);
});
