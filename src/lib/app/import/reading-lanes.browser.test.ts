import { expect, it } from 'vitest';
import { fileId } from '../../../../tests/factories/archive.ts';
import { until } from '../../../../tests/factories/app.ts';
import type { Change } from '#lib/platform/changes.ts';
import { ReadingLanes } from './reading-lanes.ts';

/** Lanes over pages that end when told, on a clock that stands until told. */
function setUp(pages: number, workers = 2, workersWhileTyping = 1) {
	const work = { waiting: pages, running: [] as (() => void)[], most: 0 };
	let elapsed = 0;
	let idle: { at: number; act: () => void } | null = null;
	let hear: (change: Change, isForeign: boolean) => void = () => undefined;
	const lanes = new ReadingLanes({
		clock: {
			now: () => '2026-11-22T00:00:00.000Z',
			elapsedMs: () => elapsed,
			after(ms, act) {
				idle = { at: elapsed + ms, act };
				return () => (idle = null);
			}
		},
		changes: {
			announce: () => undefined,
			listen: (listener) => {
				hear = listener;
				return () => undefined;
			},
			close: () => undefined
		},
		reader: () => Promise.resolve({ workers, workersWhileTyping }),
		isWaiting: () => work.waiting > 0,
		doNext: () => {
			if (work.waiting === 0) return Promise.resolve(false);
			work.waiting--;
			return new Promise((resolve) => {
				work.running.push(() => resolve(true));
				work.most = Math.max(work.most, work.running.length);
			});
		}
	});
	lanes.start();
	return {
		work,
		lanes,
		saveElsewhere: () => hear({ kind: 'file', fileId: fileId('a') }, true),
		endOne: () => work.running.shift()?.(),
		pass: (ms: number) => {
			elapsed += ms;
			if (idle && idle.at <= elapsed) idle.act();
		}
	};
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
const press = () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));

it('reads on every core while nobody is at the keys', async () => {
	const { work, lanes, endOne } = setUp(6);
	await lanes.open();
	for (const left of [4, 3, 2, 1, 0]) {
		await until(() => work.running.length === 2 && work.waiting === left, `${left} waiting`);
		endOne();
		await settle();
	}
	expect(work.most).toBe(2);
});

it('gives one core back at the first key, and takes it again when nobody has typed for a while', async () => {
	const { work, lanes, endOne, pass } = setUp(9);
	await lanes.open();
	press();
	endOne();
	await settle();
	expect(work.running).toHaveLength(1);
	endOne();
	await settle();
	expect(work.running).toHaveLength(1);
	pass(29_000);
	await settle();
	expect(work.running).toHaveLength(1);
	pass(1_000);
	await until(() => work.running.length === 2, 'the second lane');
	press();
	endOne();
	await settle();
	expect(work.running).toHaveLength(1);
});

it('counts what is saved in another tab as typing', async () => {
	const { work, lanes, endOne, saveElsewhere } = setUp(9);
	await lanes.open();
	saveElsewhere();
	endOne();
	await settle();
	expect(work.running).toHaveLength(1);
});

it('never stands still with one worker, typed or not', async () => {
	const { work, lanes, endOne } = setUp(5, 1, 1);
	await lanes.open();
	for (let page = 0; page < 5; page++) {
		press();
		expect(work.running).toHaveLength(1);
		endOne();
		await settle();
	}
	expect(work.waiting + work.running.length).toBe(0);
});

it('wakes a lane that had ended when a look finds pages to read', async () => {
	const { work, lanes, endOne } = setUp(1);
	await lanes.open();
	expect(work.running).toHaveLength(1);
	work.waiting = 4;
	endOne();
	await until(() => work.running.length === 2, 'the second lane');
});
