import { afterEach, describe, expect, it } from 'vitest';
import { ok } from '#lib/domain/result.ts';
import type { PageId } from '#lib/domain/ids.ts';
import { listRulings } from '#lib/platform/db/rulings-store.ts';
import { journalOf, verifyJournal } from '#lib/platform/db/journal-store.ts';
import { openFile } from '#lib/platform/db/records-store.ts';
import {
	makePorts,
	makeReading,
	openApp,
	scan,
	until,
	type ReadOne
} from '../../../../tests/factories/app.ts';

const databases: string[] = [];
afterEach(() => databases.splice(0).forEach((name) => indexedDB.deleteDatabase(name)));

/** Four households: two state one person, three spell one place in two ways. */
const texts = [
	{ name: 'NGUYỄN VĂN HOÀNH', birth: '05/8/1960', town: 'Thôn Đoài, Lê Hồ, Kim Bảng, Hà Nam' },
	{ name: 'NGUYỄN VĂN HOÀNH', birth: '05/8/1960', town: 'Thôn Đoài, Lê Hồ, Kim Bảng, Hà Nam' },
	{ name: 'TRẦN THỊ MƠ', birth: '12/3/1971', town: 'thôn đoài, lê hồ, kim bảng, hà nam' },
	{ name: 'LÊ ĐÌNH CÓI', birth: '31/02/1950', town: 'Thôn Nội, Đại Cương, Kim Bảng, Hà Nam' }
];

async function officeWith(name: string) {
	databases.push(name);
	const seen: PageId[] = [];
	const read: ReadOne = (id) => {
		seen.push(id);
		return Promise.resolve(ok(makeReading(id, texts[seen.length - 1] ?? {})));
	};
	const ports = makePorts(name, read);
	const app = await openApp(ports);
	await app.archive.signIn('Lê Thị Hoa', 'clerk');
	for (const [at] of texts.entries()) await app.imports.addFiles([scan(`h${at}.pdf`)]);
	await until(() => app.archive.totals.pagesRead === texts.length, 'all pages read');
	const opened = await app.openChecks();
	return { app, ports, ...opened };
}

describe('a check of the whole archive', () => {
	it('finds broken rules with the field to open, and lets one stand with a reason', async () => {
		const { checks, ports } = await officeWith('checks-rules');
		await checks.run();
		expect(checks.phase).toBe('done');
		expect(checks.findings).toMatchObject({ files: 4, persons: 4 });
		const wrong = checks.issues.find((issue) => issue.code === 'date-not-on-calendar');
		expect(wrong?.spots[0]?.key).toMatch(/#birth$/);
		if (!wrong) return;
		expect(await checks.letStand(wrong, ' ')).toMatchObject({
			failure: { code: 'reason-missing' }
		});
		expect(await checks.letStand(wrong, 'giấy ghi như vậy')).toMatchObject({ ok: true });
		expect(checks.issues.some((issue) => issue.key === wrong.key)).toBe(false);
		expect(checks.isStale).toBe(true);
		await checks.run();
		expect(checks.isStale).toBe(false);
		expect(checks.issues.some((issue) => issue.key === wrong.key)).toBe(false);
		expect(await verifyJournal(ports.connection)).toMatchObject({ value: { brokenAt: null } });
	});

	it('is cancelled without a result, and can be run again', async () => {
		const { checks } = await officeWith('checks-cancel');
		const run = checks.run();
		checks.cancel();
		await run;
		expect([checks.phase, checks.findings]).toEqual(['cancelled', null]);
		await checks.run();
		expect(checks.phase).toBe('done');
	});
});

describe('the same person twice', () => {
	it('is proposed field by field, decided once, and never asked again after a restart', async () => {
		const { checks, linkage, ports } = await officeWith('checks-linkage');
		await checks.run();
		const [pair, ...others] = linkage.open;
		expect(others).toEqual([]);
		expect(pair?.evidence.find(({ field }) => field === 'name')).toMatchObject({ level: 'equal' });
		if (!pair) return;
		expect(await linkage.decide(pair, 'different')).toMatchObject({ ok: true });
		expect(linkage.open).toEqual([]);
		const again = await (await openApp(makePorts('checks-linkage'))).openChecks();
		await again.checks.run();
		expect(again.linkage.open).toEqual([]);
		expect(again.linkage.pairs).toMatchObject([{ pairId: pair.pairId, verdict: 'different' }]);
		expect(await listRulings(ports.connection)).toMatchObject({ value: [{ of: 'pair' }] });
		await linkage.takeBack(pair);
		expect(linkage.open).toHaveLength(1);
		expect(await listRulings(ports.connection)).toEqual({ ok: true, value: [] });
	});
});

describe('cleaning in bulk', () => {
	it('previews, applies to all, journals, and is taken back as one', async () => {
		const { checks, cleaning, ports, app } = await officeWith('checks-cleaning');
		await checks.run();
		expect(cleaning.columns.map(({ fact }) => fact)).toEqual(['home-town']);
		const [cluster] = cleaning.column?.clusters ?? [];
		expect(cluster?.facets.map(({ keys }) => keys.length)).toEqual([2, 1]);
		if (!cluster) return;
		cleaning.chooseCluster(cluster);
		expect(cleaning.plan).toMatchObject([{ from: texts[2]?.town, to: texts[0]?.town }]);
		const [edit] = cleaning.plan;
		if (!edit) return;
		const versionBefore = app.archive.file(edit.fileId)?.version ?? 0;
		await cleaning.apply('làm sạch hàng loạt');
		expect(cleaning.outcome).toEqual({ is: 'applied', values: 1, files: 1, left: 0 });
		const entry = async () => {
			const opened = await openFile(ports.connection, edit.fileId);
			return opened.ok ? opened.value.record.entries[edit.key] : null;
		};
		expect(await entry()).toMatchObject({ raw: texts[0]?.town, confirmed: true });
		const journal = await journalOf(ports.connection, edit.fileId);
		expect(journal.ok && journal.value.at(-1)).toMatchObject({
			act: 'edit',
			key: edit.key,
			new: texts[0]?.town,
			reason: 'làm sạch hàng loạt'
		});
		await cleaning.takeBack('hoàn tác');
		expect(cleaning.outcome).toMatchObject({ is: 'taken-back', values: 1 });
		expect(await entry()).toBeUndefined();
		const version = () => app.archive.file(edit.fileId)?.version ?? 0;
		await until(() => version() === versionBefore + 2, 'the list told of both');
	});

	it('leaves alone what somebody has changed since the check', async () => {
		const { checks, cleaning, app } = await officeWith('checks-moved-on');
		await checks.run();
		const [cluster] = cleaning.column?.clusters ?? [];
		if (cluster) cleaning.chooseCluster(cluster);
		const [edit] = cleaning.plan;
		expect(edit).toBeDefined();
		if (!edit) return;
		const desk = await app.openCorrection(edit.fileId);
		if (!desk.ok) return;
		desk.value.type(edit.key, 'Thôn Đông');
		desk.value.confirm(edit.key);
		await desk.value.close();
		await cleaning.apply('làm sạch');
		expect(cleaning.outcome).toEqual({ is: 'applied', values: 0, files: 0, left: 1 });
		expect(cleaning.canTakeBack).toBe(false);
	});
});
