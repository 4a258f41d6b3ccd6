// Typed text against every storage fault at every call: what is called saved is on the disk, and nothing is lost.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { Connection } from '#lib/platform/db/connection.ts';
import { storeArrival } from '#lib/platform/db/files-store.ts';
import { journalOf, verifyJournal } from '#lib/platform/db/journal-store.ts';
import { openFile } from '#lib/platform/db/records-store.ts';
import type { FieldEntry } from '#lib/domain/record.ts';
import type { Clock } from '#lib/platform/clock.ts';
import type { InstallMark } from '#lib/platform/db/canary.ts';
import {
	at,
	fileId,
	key,
	makeArrival,
	makeDraft,
	makeEntry,
	pageId
} from '../../../../tests/factories/archive.ts';
import { openKeyring } from '../../../../tests/factories/keys.ts';
import { failAt, type Fault, faults } from '../../../../tests/factories/failing-storage.ts';
import type { SaveState } from '../surface.ts';
import { Saver } from './saver.ts';

/** Every delay is over at once, in the order of the delays' ends only as far as a test needs it. */
const fastClock: Clock = {
	now: () => at,
	elapsedMs: () => performance.now(),
	after(ms, act) {
		// The time-out of opening must not beat the opening itself.
		const timer = setTimeout(act, ms >= 10_000 ? 200 : 0);
		return () => clearTimeout(timer);
	}
};

function memoryMark(): InstallMark {
	let mark: string | null = null;
	return { read: () => mark, write: (id) => (mark = id) };
}

let count = 0;

interface Desk {
	readonly connection: Connection;
	readonly saver: Saver;
	readonly states: SaveState[];
	type(field: string, text: string): void;
}

async function openDesk(name: string, mark: InstallMark): Promise<Desk> {
	const connection = new Connection(name, {
		keyring: openKeyring(),
		clock: fastClock,
		mark,
		newId: () => `i${++count}`
	});
	const opened = await openFile(connection, fileId('a'));
	if (!opened.ok) throw new Error(opened.failure.code);
	const states: SaveState[] = [];
	const saver = new Saver({
		connection,
		clock: fastClock,
		newId: () => `b${++count}`,
		fileId: fileId('a'),
		version: opened.value.record.version,
		count: () => new Map([[pageId('a-p0'), { fields: 3, open: 1 }]]),
		onState: (state) => states.push(state),
		onCommitted: () => undefined,
		onRebased: () => undefined
	});
	const texts = new Map<string, string>();
	return {
		connection,
		saver,
		states,
		type(field, text) {
			const old = texts.get(field);
			texts.set(field, text);
			const entry = { of: 'entry', key: key(`a-p0#${field}`) } as const;
			const patch = {
				...entry,
				before: old === undefined ? null : makeEntry(old),
				after: makeEntry(text)
			};
			saver.add([patch], pageId('a-p0'), makeDraft({ key: entry.key, old: old ?? '', new: text }));
		}
	};
}

async function stored(name: string, mark: InstallMark) {
	const connection = new Connection(name, { keyring: openKeyring(), clock: fastClock, mark });
	const opened = await openFile(connection, fileId('a'));
	const journal = await journalOf(connection, fileId('a'));
	const verdict = await verifyJournal(connection);
	connection.close();
	if (!opened.ok || !journal.ok || !verdict.ok) throw new Error('cannot read back');
	const { entries, version } = opened.value.record;
	const texts: Record<string, string> = {};
	for (const [field, entry] of Object.entries<FieldEntry>(entries))
		texts[field.split('#')[1] ?? ''] = entry.raw;
	return {
		texts,
		version,
		file: opened.value.file,
		journal: journal.value,
		verdict: verdict.value
	};
}

async function freshArchive() {
	const name = `saver-${++count}`;
	const mark = memoryMark();
	const connection = new Connection(name, { keyring: openKeyring(), clock: fastClock, mark });
	await storeArrival(connection, makeArrival('a'));
	connection.close();
	return { name, mark };
}

const edits = [
	['name', 'Nguyễn'],
	['birth', '1960'],
	['name', 'Nguyễn Văn'],
	['town', 'Phủ Lý'],
	['name', 'Nguyễn Văn An']
] as const;

async function settled(desk: Desk): Promise<void> {
	for (let turn = 0; turn < 200 && desk.saver.state.status !== 'saved'; turn++)
		await new Promise((resolve) => setTimeout(resolve, 1));
}

/** Types five edits with a fault at call k; answers whether the fault was reached. */
async function runWithFault(k: number, fault: Fault): Promise<boolean> {
	const { name, mark } = await freshArchive();
	const desk = await openDesk(name, mark);
	const storage = failAt(k, fault);
	try {
		for (const [field, text] of edits) {
			desk.type(field, text);
			const state = await desk.saver.flush();
			if (state.status === 'saved') {
				// Asked behind the desk's back, by another connection: it is really there.
				const now = await stored(name, mark);
				expect(now.texts[field], `${fault} at ${k}: said saved`).toBe(text);
			}
		}
		await settled(desk);
		expect(desk.saver.state, `${fault} at ${k}`).toMatchObject({ status: 'saved', unsaved: 0 });
	} finally {
		storage.restore();
	}
	const after = await stored(name, mark);
	desk.saver.dispose();
	desk.connection.close();
	expect(after.texts).toEqual({ name: 'Nguyễn Văn An', birth: '1960', town: 'Phủ Lý' });
	expect(after.verdict.brokenAt).toBeNull();
	// Record, file and journal of one act came together, and no act was committed twice.
	expect(after.version).toBe(edits.length);
	expect(after.file.version).toBe(edits.length);
	expect(after.journal.map((entry) => entry.new).slice(1)).toEqual(edits.map(([, text]) => text));
	return storage.calls >= k;
}

describe('a fault at every storage call', () => {
	for (const fault of faults)
		it(`${fault}: nothing said saved is lost, nothing typed is lost`, async () => {
			let k = 1;
			while (await runWithFault(k, fault)) k++;
			// At least a transaction, two reads and three writes for each of five edits.
			const isOfCommits = fault === 'answer-lost' || fault === 'no-file';
			expect(k).toBeGreaterThan(isOfCommits ? edits.length : edits.length * 6);
		}, 120_000);
});

describe('a disk that stays full', () => {
	it('keeps the text, never says saved, and saves by itself when there is room', async () => {
		const { name, mark } = await freshArchive();
		const desk = await openDesk(name, mark);
		// eslint-disable-next-line @typescript-eslint/unbound-method -- put back below
		const { put } = IDBObjectStore.prototype;
		IDBObjectStore.prototype.put = function () {
			(this.transaction as unknown as { _abort(name: string): void })._abort('QuotaExceededError');
			throw new DOMException('full', 'QuotaExceededError');
		};
		desk.type('name', 'Trần');
		await desk.saver.flush();
		const tries = desk.states.length;
		desk.type('name', 'Trần Thị');
		await desk.saver.flush();
		expect(desk.states.slice(tries).map(({ status }) => status)).not.toContain('saving');
		expect(desk.saver.state).toMatchObject({
			status: 'failed',
			unsaved: 2,
			failure: { code: 'storage-full' }
		});
		expect(desk.connection.state).toBe('storage-full');
		expect(desk.states.every((state) => state.status !== 'saved')).toBe(true);
		IDBObjectStore.prototype.put = put;
		await settled(desk);
		expect(desk.saver.state).toMatchObject({ status: 'saved', unsaved: 0, failure: null });
		expect(desk.connection.state).toBe('ready');
		expect((await stored(name, mark)).texts).toEqual({ name: 'Trần Thị' });
		desk.connection.close();
	});
});

describe('two desks without a lock between them', () => {
	it('lose none of 2 × 200 edits of different fields', async () => {
		const { name, mark } = await freshArchive();
		const desks = [await openDesk(name, mark), await openDesk(name, mark)];
		for (let edit = 0; edit < 200; edit++) {
			desks.forEach((desk, who) => desk.type(`f${who}-${edit}`, `text ${edit}`));
			await Promise.all(desks.map((desk) => desk.saver.flush()));
		}
		const after = await stored(name, mark);
		expect(Object.keys(after.texts)).toHaveLength(400);
		expect(after.version).toBe(400);
		expect(after.verdict).toMatchObject({ entries: 401, brokenAt: null });
		for (const desk of desks) desk.connection.close();
	}, 60_000);

	it('make a question of one field that both changed, and keep both texts', async () => {
		const { name, mark } = await freshArchive();
		const first = await openDesk(name, mark);
		const second = await openDesk(name, mark);
		first.type('name', 'An');
		await first.saver.flush();
		second.type('name', 'Ân');
		expect((await second.saver.flush()).status).toBe('saved');
		const connection = new Connection(name, { keyring: openKeyring(), clock: fastClock, mark });
		const opened = await openFile(connection, fileId('a'));
		const entry = opened.ok ? opened.value.record.entries[key('a-p0#name')] : undefined;
		expect(entry).toMatchObject({ raw: 'Ân', note: 'An', status: 'conflict', parked: true });
		const journal = await journalOf(connection, fileId('a'));
		const last = journal.ok ? journal.value.at(-1) : undefined;
		expect(last).toMatchObject({ act: 'park', old: 'An', new: 'Ân', reason: 'conflict' });
		for (const desk of [first, second]) desk.connection.close();
		connection.close();
	});
});
