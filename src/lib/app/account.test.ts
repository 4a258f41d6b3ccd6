// Accounts over real storage and real keys, with a cheap cost: who gets in, who does not, and what a lock leaves.
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { systemClock } from '#lib/platform/clock.ts';
import type { KeyTasks } from '#lib/platform/crypto/key-client.ts';
import { keyWork } from '#lib/platform/crypto/key-work.ts';
import { Keyring } from '#lib/platform/crypto/keyring.ts';
import type { KdfCost } from '#lib/platform/crypto/locks.ts';
import { openSessionShare } from '#lib/platform/crypto/session-share.ts';
import { Connection } from '#lib/platform/db/connection.ts';
import { listFiles, storeArrival } from '#lib/platform/db/files-store.ts';
import { verifyJournalFile } from '#lib/platform/db/journal-file.ts';
import { appendActs, exportJournal, verifyJournal } from '#lib/platform/db/journal-store.ts';
import { openFile } from '#lib/platform/db/records-store.ts';
import { fileId, makeArrival, makeDraft } from '../../../tests/factories/archive.ts';
import { plantOldArchive } from '../../../tests/factories/old-archive.ts';
import { Account } from './account.svelte.ts';
import type { OfficeWorker } from './surface.ts';

const cost: KdfCost = { name: 'argon2id', memoryKiB: 64, passes: 1, lanes: 1 };
const cheap = (name: string, arg: unknown): unknown =>
	name !== 'open' && typeof arg === 'object' && arg !== null && 'passphrase' in arg
		? { ...arg, cost }
		: arg;
/** The worker's own code without the worker. */
const keyTasks = Object.fromEntries(
	Object.entries(keyWork).map(([name, work]) => [
		name,
		(...args: unknown[]) =>
			(work as (...given: unknown[]) => Promise<unknown>)(
				...args.map((arg) => cheap(name, arg))
			).then(ok, (error: unknown) =>
				error instanceof Error && error.name === 'SealBroken' ? fail('wrong-key') : fail('bug')
			)
	])
) as unknown as KeyTasks;

let count = 0;
const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

const isThere = () => Promise.resolve(ok(undefined));
const pass = { hoa: 'bốn con vịt lội mương', duyet: 'trăng lên đầu núi xa' };

async function tab(name: string, ready: () => Promise<Result<void>> = isThere) {
	const connection = new Connection(name, {
		keyring: new Keyring(),
		mark: { read: () => null, write: () => undefined }
	});
	const workers: OfficeWorker[] = [];
	const share = openSessionShare(name);
	const account = new Account({
		connection,
		clock: systemClock,
		newId: () => `u${++count}`,
		keyTasks,
		share,
		ready,
		onWorker: (worker) => workers.push(worker)
	});
	await account.start();
	ends.push(() => {
		connection.close();
		void account.lock();
		share.close();
	});
	return { account, connection, workers };
}

const freshName = () => `account-${++count}`;

async function office() {
	const name = freshName();
	const first = await tab(name);
	const key = await first.account.found('Lê Thị Hoa', pass.hoa);
	if (!key.ok) throw new Error(key.failure.code);
	return { name, ...first, recoveryKey: key.value };
}

describe('the first start', () => {
	it('lets nobody in, and makes no archive, before the rest of the app is there', async () => {
		const name = freshName();
		const isMissing = () => Promise.resolve(fail('app-incomplete'));
		const failure = { code: 'app-incomplete' };
		const early = (await tab(name, isMissing)).account;
		expect(await early.found('Lê Thị Hoa', pass.hoa)).toMatchObject({ failure });
		const whole = (await tab(name)).account;
		expect(whole.gate).toBe('new');
		expect((await whole.found('Lê Thị Hoa', pass.hoa)).ok).toBe(true);
		// Beside the open tab, which offers its keys.
		const late = (await tab(name, isMissing)).account;
		expect(await late.unlock('Lê Thị Hoa', pass.hoa)).toMatchObject({ failure });
		expect(late.gate).toBe('locked');
	});

	it('makes an administrator, refuses weak passphrases, and is over then', async () => {
		const name = freshName();
		const { account, workers } = await tab(name);
		expect(account.gate).toBe('new');
		expect(await account.found('', pass.hoa)).toMatchObject({ failure: { code: 'name-empty' } });
		expect(await account.found('Lê Thị Hoa', 'lethihoa 1990')).toMatchObject({
			failure: { code: 'passphrase-weak' }
		});
		expect((await account.found('  Lê  Thị Hoa ', pass.hoa)).ok).toBe(true);
		expect([account.gate, account.person?.name, account.person?.role]).toEqual([
			'open',
			'Lê Thị Hoa',
			'administrator'
		]);
		expect(workers.at(-1)?.role).toBe('supervisor');
		account.workAs('clerk');
		expect(workers.at(-1)?.role).toBe('clerk');
		expect((await account.people.list()).ok).toBe(true);
	});
});

describe('an archive from before there were accounts', () => {
	it('is sealed when its first account is made, or at the next unlocking where that was cut short', async () => {
		const name = freshName();
		await plantOldArchive(name);
		const { account, connection } = await tab(name);
		// The first rows are sealed, then the disk says no more.
		// eslint-disable-next-line @typescript-eslint/unbound-method -- put back below
		const { put } = IDBObjectStore.prototype;
		let puts = 0;
		IDBObjectStore.prototype.put = function (...args: Parameters<typeof put>) {
			if (++puts > 8) throw new DOMException('gone', 'DataError');
			return put.apply(this, args);
		};
		await account.found('Lê Thị Hoa', pass.hoa).catch(() => undefined);
		IDBObjectStore.prototype.put = put;
		expect(account.gate).not.toBe('open');
		expect((await account.unlock('Lê Thị Hoa', pass.hoa)).ok).toBe(true);
		const opened = await openFile(connection, fileId('a'));
		expect(opened).toMatchObject({ ok: true, value: { record: { version: 2 } } });
		expect(await verifyJournal(connection)).toMatchObject({ value: { brokenAt: null } });
	});

	it('is not taken up again because somebody says so from outside', async () => {
		const { name, account, connection } = await office();
		await storeArrival(connection, makeArrival('a'));
		await account.lock();
		const db = await openDB(name);
		const archive = (await db.get('settings', 'archive')) as { value: object };
		expect(archive.value).not.toHaveProperty('oldRows');
		const planted = { ...makeArrival('b').file, id: 'planted' };
		for (const permit of [{}, { oldRows: new Uint8Array(40) }]) {
			const value = { ...archive.value, isSealed: false, ...permit };
			await db.put('settings', { ...archive, value });
			await db.put('files', planted);
			expect((await account.unlock('Lê Thị Hoa', pass.hoa)).ok).toBe(true);
			const files = await listFiles(connection);
			expect(files.ok && files.value.map(({ id }) => id)).toEqual(['a']);
			expect(await db.get('files', 'planted')).toEqual(planted);
			expect(await db.get('settings', 'archive')).toMatchObject({ value: { isSealed: true } });
			await account.lock();
		}
		db.close();
	});
});

describe('a locked screen', () => {
	it('opens by the right name, however it is typed, with the right passphrase only', async () => {
		const { account, connection } = await office();
		await account.lock();
		expect([account.gate, connection.keyring.session]).toEqual(['locked', null]);
		for (const [name, passphrase] of [
			['Lê Thị Hoa', pass.duyet],
			['Lê Thị Hòa Bình', pass.hoa],
			['', '']
		] as const)
			expect(await account.unlock(name, passphrase)).toMatchObject({
				failure: { code: 'wrong-key' }
			});
		expect((await account.unlock('le thi hoa', pass.hoa)).ok).toBe(true);
		expect(account.gate).toBe('open');
	});

	it('opens by PIN for the same person, five tries, and not after the tab is gone', async () => {
		const { account } = await office();
		expect(account.setPin('12')).toMatchObject({ failure: { code: 'pin-shape' } });
		account.setPin('2468');
		await account.lock();
		expect(account.pinTriesLeft).toBe(5);
		expect(account.unlockByPin('1111')).toMatchObject({ failure: { code: 'wrong-pin' } });
		expect(account.unlockByPin('2468').ok).toBe(true);
		await account.lock();
		for (let wrong = 0; wrong < 5; wrong++) account.unlockByPin('0000');
		expect(account.pinTriesLeft).toBeNull();
		expect(account.unlockByPin('2468')).toMatchObject({ failure: { code: 'pin-spent' } });
		expect((await account.unlock('Lê Thị Hoa', pass.hoa)).ok).toBe(true);
	});

	it('keeps what is typed: it is stored with the last keys, or waits for the next', async () => {
		const { account, connection } = await office();
		const stored: string[] = [];
		connection.beforeClosing(async () => {
			const said = await appendActs(connection, [makeDraft({ fileId: null, new: 'lời cuối' })]);
			stored.push(said.ok ? 'stored' : said.failure.code);
		});
		await account.lock();
		expect(stored).toEqual(['stored']);
		const late = storeArrival(connection, makeArrival('late'));
		await account.unlock('Lê Thị Hoa', pass.hoa);
		expect((await late).ok).toBe(true);
	});
});

describe('other tabs', () => {
	it('are let in by an unlocked one, and locked with it', async () => {
		const { name, account } = await office();
		const second = await tab(name);
		await expect.poll(() => second.account.gate).toBe('open');
		expect(second.account.person?.name).toBe('Lê Thị Hoa');
		expect((await storeArrival(second.connection, makeArrival('b'))).ok).toBe(true);
		await account.lock();
		await expect.poll(() => second.account.gate).toBe('locked');
		const third = await tab(name);
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(third.account.gate).toBe('locked');
	});
});

describe('people', () => {
	it('are let in, shut out, let in again, and the last administrator stays', async () => {
		const { account, name } = await office();
		const { people } = account;
		const person = { name: 'Trần Văn Duyệt', role: 'supervisor' } as const;
		expect(await people.add(person, pass.duyet, 'sai rồi nhé')).toMatchObject({
			failure: { code: 'wrong-key' }
		});
		const added = await people.add(person, pass.duyet, pass.hoa);
		if (!added.ok) throw new Error(added.failure.code);
		expect(await people.add(person, pass.duyet, pass.hoa)).toMatchObject({
			failure: { code: 'name-taken' }
		});
		const me = account.person?.id ?? ('' as never);
		for (const act of [people.disable(me), people.setRole(me, 'clerk')])
			expect(await act).toMatchObject({ failure: { code: 'last-administrator' } });
		await account.lock();
		expect((await account.unlock('Trần Văn Duyệt', pass.duyet)).ok).toBe(true);
		expect(await people.disable(me)).toMatchObject({ failure: { code: 'not-administrator' } });
		await account.lock();
		await account.unlock('Lê Thị Hoa', pass.hoa);
		expect((await people.disable(added.value.id)).ok).toBe(true);
		await account.lock();
		expect(await account.unlock('Trần Văn Duyệt', pass.duyet)).toMatchObject({
			failure: { code: 'wrong-key' }
		});
		await account.unlock('Lê Thị Hoa', pass.hoa);
		expect((await people.reset(added.value.id, 'một câu hoàn toàn mới', pass.hoa)).ok).toBe(true);
		await account.lock();
		expect((await account.unlock('Trần Văn Duyệt', 'một câu hoàn toàn mới')).ok).toBe(true);
		expect((await tab(name)).account.gate).not.toBe('new');
	});

	it('change their passphrase, and the printed key lets an administrator back in once', async () => {
		const { account, recoveryKey } = await office();
		expect(await account.changePassphrase('không phải', pass.duyet)).toMatchObject({
			failure: { code: 'wrong-key' }
		});
		expect((await account.changePassphrase(pass.hoa, pass.duyet)).ok).toBe(true);
		await account.lock();
		expect(await account.unlock('Lê Thị Hoa', pass.hoa)).toMatchObject({
			failure: { code: 'wrong-key' }
		});
		expect(await account.recover('ABCD', 'Lê Thị Hoa', pass.hoa)).toMatchObject({
			failure: { code: 'recovery-shape' }
		});
		const next = await account.recover(recoveryKey, 'Lê Thị Hoa', pass.hoa);
		expect(next.ok && next.value).not.toBe(recoveryKey);
		expect(account.gate).toBe('open');
		await account.lock();
		expect(await account.recover(recoveryKey, 'Lê Thị Hoa', pass.duyet)).toMatchObject({
			failure: { code: 'wrong-key' }
		});
		expect((await account.unlock('Lê Thị Hoa', pass.hoa)).ok).toBe(true);
	});
});

describe('the journal', () => {
	it('is signed by whoever acts; a line in another name, unsigned or re-chained shows', async () => {
		const { account, connection } = await office();
		const me = account.person?.id ?? ('' as never);
		for (let at = 0; at < 5; at++)
			await appendActs(connection, [makeDraft({ fileId: null, who: me, new: `chữ ${at}` })]);
		const origin = { archive: 'xa', seq: 9, hash: 'ab', name: 'Người xã' };
		await appendActs(connection, [makeDraft({ fileId: null, origin })]);
		expect(await verifyJournal(connection)).toMatchObject({
			value: { entries: 7, brokenAt: null }
		});
		const file = await exportJournal(connection);
		if (!file.ok) throw new Error(file.failure.code);
		const text = await file.value.text();
		expect(await verifyJournalFile(text)).toMatchObject({ value: { entries: 7, brokenAt: null } });
		expect(await verifyJournalFile('{}')).toMatchObject({ failure: { code: 'journal-file' } });
		const cut = text.trimEnd().split('\n').slice(0, -1).join('\n');
		expect(await verifyJournalFile(cut)).toMatchObject({ value: { brokenAt: { why: 'head' } } });
		await appendActs(connection, [makeDraft({ fileId: null, new: 'tên người khác' })]);
		expect(await verifyJournal(connection)).toMatchObject({
			value: { brokenAt: { seq: 8, why: 'signature' } }
		});
	});
});
