// A batch over the browser's own storage, and everything that may go wrong with it: nothing lost, nothing approved unseen.
import { describe, expect, it } from 'vitest';
import type { FieldKey, RegistryFileId } from '#lib/domain/ids.ts';
import type { Result } from '#lib/domain/result.ts';
import { getFile } from '#lib/platform/db/files-store.ts';
import { commitChange, openFile } from '#lib/platform/db/records-store.ts';
import { makePorts, openApp, scan, until } from '../../../../tests/factories/app.ts';
import { answerAll, nothingSaid } from '../../../../tests/factories/review.ts';
import type { AppPorts } from '../ports.ts';

let count = 0;
function value<T>(result: Result<T>): T {
	if (!result.ok) throw new Error(result.failure.code);
	return result.value;
}

/** A file keyed and sent by Hoa, in a batch of its own, with Duyệt at the desk. */
async function opened(change: Partial<AppPorts> = {}) {
	const ports = { ...makePorts(`review-${Date.now()}-${++count}`), ...change };
	const app = await openApp(ports);
	await app.archive.signIn('Lê Thị Hoa', 'clerk');
	await app.imports.addFiles([scan('ho-so-1.pdf', 1)]);
	await until(() => app.archive.files[0]?.counts.pagesRead === 1, 'the page read');
	const id = app.archive.files[0]?.id as RegistryFileId;
	const desk = value(await app.openCorrection(id));
	const name = `${desk.page?.id ?? ''}#name` as FieldKey;
	desk.type(name, 'NGUYỄN VĂN ÂN');
	for (const field of desk.fields) if (field.text !== '') desk.confirm(field.key);
	for (const field of desk.fields) if (field.text === '') desk.setStatus(field.key, 'blank');
	// Refused for what the household still breaks; looking for it is what is wanted here.
	await desk.send();
	for (const issue of desk.issues) desk.override(issue.id, 'giấy ghi vậy');
	await desk.flush();
	value(await desk.send());
	await desk.close();
	await app.archive.signIn('Trần Văn Duyệt', 'supervisor');
	await until(() => app.archive.file(id)?.state === 'sent', 'the file sent');
	const review = await app.openReview();
	value(await review.load());
	review.setSettings({ sampleShare: 1, blindShare: 1, targetError: 0 });
	const batch = value(await review.makeBatch('Lô thử', [id]));
	const open = async () => value(await review.openBatch(batch.id));
	return { ports, app, id, name, review, batch, open, session: await open() };
}

describe('a batch', () => {
	it('goes from questions to a signed sheet that holds, and no longer once a file has changed', async () => {
		const { session, app, id, review } = await opened();
		await answerAll(session);
		value(await session.drawSample());
		await answerAll(session);
		expect(session.bound).toBe(0);
		value(await session.sign());
		expect(session.sheet?.files).toHaveLength(1);
		await until(() => app.archive.file(id)?.state === 'approved', 'the file approved');
		expect(await session.verify()).toEqual({ ok: true, value: [{ is: 'holds' }] });
		const sheet = session.sheet!;
		expect(await session.verify({ ...sheet, bound: 0.5 })).toMatchObject({
			value: [{ is: 'sheet-changed' }]
		});
		value(await app.review.reopen(id, 'xem lại'));
		const desk = value(await app.openCorrection(id));
		desk.type(desk.fields[0]!.key, 'TÊN KHÁC');
		await desk.flush();
		await desk.close();
		expect(await session.verify()).toMatchObject({ value: [{ is: 'data-changed' }] });
		await review.load();
		expect(review.batches[0]?.sheets).toHaveLength(1);
	});

	it('shows neither value: what is keyed equal to one settles, anything else asks', async () => {
		const { session, name } = await opened();
		const one = session.queue('decide').mine.find((each) => each.key === name)!;
		const asked = (await session.show(one))!;
		expect(asked.gap).toEqual({ before: 'NGUYỄN VĂN ', after: 'N', digits: null });
		expect(await session.reply(one, 'ơ')).toMatchObject({ ok: true, value: { is: 'choose' } });
		expect(await session.reply(one, 'a')).toMatchObject({
			value: { is: 'settled', judgement: { verdict: 'wrong', settled: 'NGUYỄN VĂN AN' } }
		});
		expect(session.queue('decide').mine).not.toContain(one);
	});

	it('has what a sheet shows set right in its cell, and the second look asks about that', async () => {
		const { session, ports, id, app } = await opened();
		const cells = session.queue('look').mine;
		const town = cells.find((each) => each.key.endsWith('#town'))!;
		const shown = (await session.show(town))!;
		expect(shown.gap).toBeNull();
		const mended = new Map([[town.id, session.mended(town.stands, 'Quế Võ') ?? 'Quế Võ']]);
		value(await session.look([town], { ...nothingSaid, mended }));
		const again = session.queue('recheck').mine.find((each) => each.key === town.key)!;
		expect(again.stands).toBe(mended.get(town.id));
		const stored = value(await openFile(ports.connection, id));
		expect(stored.record.entries[town.key]).toMatchObject({
			value: again.stands,
			source: 'supervisor'
		});
		expect((await app.review.journal(id)).at(-1)).toMatchObject({
			act: 'judge',
			new: again.stands
		});
	});

	it('puts what is doubted to somebody who does not see it', async () => {
		const { session } = await opened();
		const cell = session.queue('look').mine.find((each) => each.key.endsWith('#town'))!;
		value(await session.look([cell], { ...nothingSaid, doubted: new Set([cell.id]) }));
		expect(session.queue('recheck').mine).toEqual([]);
		const asked = session.queue('blind').mine.find((each) => each.key === cell.key)!;
		expect(await session.show(asked)).toMatchObject({ offers: [] });
	});

	it('wants other eyes for the second look, unless the office has none', async () => {
		const { session, app, open } = await opened();
		const cells = session.queue('look').mine;
		value(await session.look(cells, nothingSaid));
		expect(session.queue('recheck').mine.length).toBe(cells.length);
		await app.archive.signIn('Phạm Thị Mai', 'supervisor');
		await app.archive.signIn('Trần Văn Duyệt', 'supervisor');
		expect(session.queue('recheck')).toEqual({ mine: [], others: cells.length });
		expect(
			await session.look(
				session.judgements.filter((one) => one.stage === 'recheck'),
				nothingSaid
			)
		).toMatchObject({ failure: { code: 'looked-by-judge' } });
		await app.archive.signIn('Phạm Thị Mai', 'supervisor');
		expect((await open()).queue('recheck').mine).toHaveLength(cells.length);
	});

	it('shows two supervisors the same sheet, and takes the first answer of a recheck', async () => {
		const { session, open } = await opened();
		const other = await open();
		const cells = session.queue('look').mine;
		value(await session.look(cells, nothingSaid));
		value(await session.look(session.queue('recheck').mine, nothingSaid));
		value(await other.look(cells, nothingSaid));
		expect((await open()).queue('recheck').mine).toEqual([]);
	});

	it('loses no question when the tab is closed over it', async () => {
		const { session, open } = await opened();
		const [first] = session.queue('look').mine;
		await session.show(first!);
		const again = await open();
		expect(again.queue('look').mine.map((one) => one.id)).toContain(first!.id);
		expect(again.judgements).toHaveLength(session.judgements.length);
	});

	it('asks anew where another supervisor has changed the value meanwhile', async () => {
		const { session, open, name } = await opened();
		const other = await open();
		const one = session.queue('decide').mine.find((each) => each.key === name)!;
		value(await other.reply(one, 'a'));
		expect(await session.reply(one, 'â')).toMatchObject({ failure: { code: 'question-stale' } });
		expect(session.judgements.find((each) => each.id === one.id)?.stands).toBe('NGUYỄN VĂN AN');
	});

	it('is not for the clerk who keyed it, under whatever role the clerk signs in', async () => {
		const { session, app } = await opened();
		await app.archive.signIn('Lê Thị Hoa', 'supervisor');
		expect(session.queue('decide').mine).toEqual([]);
		expect(session.queue('decide').others).toBeGreaterThan(0);
		const one = session.judgements.find((each) => each.keyer !== null)!;
		expect(await session.reply(one, one.stands)).toMatchObject({
			failure: { code: 'keyed-by-judge' }
		});
		expect(await session.sign()).toMatchObject({ ok: false });
	});

	it('is not signed by somebody who sent it, nor with questions open, nor without a sample', async () => {
		const { session, app } = await opened();
		expect(await session.sign()).toMatchObject({ failure: { code: 'questions-open' } });
		await answerAll(session);
		expect(await session.sign()).toMatchObject({ failure: { code: 'sample-missing' } });
		value(await session.drawSample());
		await answerAll(session);
		await app.archive.signIn('Lê Thị Hoa', 'supervisor');
		expect(await session.sign()).toMatchObject({ failure: { code: 'signer-keyed' } });
	});

	it('is not signed while the clock is behind the last judgement', async () => {
		let now = new Date().toISOString();
		const base = makePorts('clock-base').clock;
		const { session } = await opened({ clock: { ...base, now: () => now } });
		now = '2030-01-01T00:00:00.000Z';
		await answerAll(session);
		value(await session.drawSample());
		await answerAll(session);
		now = '2029-01-01T00:00:00.000Z';
		expect(await session.sign()).toMatchObject({ failure: { code: 'clock-set-back' } });
		now = '2030-01-01T00:00:01.000Z';
		value(await session.sign());
	});

	it('approves nothing that was changed a second ago', async () => {
		const { session, ports, app, id } = await opened();
		await answerAll(session);
		value(await session.drawSample());
		await answerAll(session);
		// Between the reading of the files and the signature: the hash port is asked in that moment.
		const version = app.archive.file(id)?.version ?? 0;
		const hash = ports.hash;
		let isMeddled = false;
		Object.assign(ports, {
			hash: async (blob: Blob) => {
				if (!isMeddled) {
					isMeddled = true;
					const stored = await import('#lib/platform/db/records-store.ts');
					const fresh = value(await stored.openFile(ports.connection, id));
					value(
						await commitChange(ports.connection, {
							batch: 'meddling',
							fileId: id,
							baseVersion: fresh.record.version,
							file: { title: 'đổi tên' },
							journal: []
						})
					);
				}
				return hash(blob);
			}
		});
		expect(await session.sign()).toMatchObject({ failure: { code: 'conflict' } });
		expect(session.batch.state).toBe('open');
		const stored = value(await getFile(ports.connection, id));
		expect(stored).toMatchObject({ state: 'sent', version: version + 1 });
	});

	it('returns a file with a note on one field, and the clerk’s desk opens exactly there', async () => {
		const { app, id } = await opened();
		const read = value(await app.openCorrection(id));
		const town = read.fields.find((field) => field.fieldId === 'town')!.key;
		await read.close();
		value(await app.review.returnField(id, town, 'xem lại chữ cuối'));
		await app.archive.signIn('Lê Thị Hoa', 'clerk');
		await until(() => app.archive.file(id)?.state === 'returned', 'the file returned');
		expect(app.archive.file(id)?.counts.open).toBe(1);
		expect(app.archive.nextFile()?.id).toBe(id);
		const desk = value(await app.openCorrection(id));
		expect(desk.cursor).toBe(town);
		expect(desk.field?.current.entry).toMatchObject({ confirmed: false, note: 'xem lại chữ cuối' });
		await desk.close();
	});

	it('takes one file into one open batch only', async () => {
		const { review, id } = await opened();
		expect(await review.makeBatch('Lô hai', [id])).toMatchObject({
			failure: { code: 'file-in-batch' }
		});
		expect(await review.makeBatch(' ', [])).toMatchObject({ failure: { code: 'batch-unnamed' } });
	});
});
