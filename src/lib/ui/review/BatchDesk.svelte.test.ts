// Sheets at the batch's desk over a real archive: typed over, doubted, accepted by Enter, one after another.
import { page, userEvent } from 'vitest/browser';
import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { makePorts, openApp, scan, until } from '../../../../tests/factories/app.ts';
import type { FieldKey, RegistryFileId } from '#lib/domain/ids.ts';
import type { Result } from '#lib/domain/result.ts';
import '../../../app.css';
import BatchDesk from './BatchDesk.svelte';

function value<T>(result: Result<T>): T {
	if (!result.ok) throw new Error(result.failure.code);
	return result.value;
}

/** More cells than one sheet holds. */
const pages = 24;
const patience = { timeout: 5000 };

/** A file of many cells, keyed and sent, in a batch with a supervisor before it. */
async function opened() {
	const app = await openApp(makePorts(`batch-desk-${Date.now()}`));
	await app.archive.signIn('Lê Thị Hoa', 'clerk');
	await app.imports.addFiles([scan('ho-so-1.pdf', pages)]);
	await until(() => app.archive.files[0]?.counts.pagesRead === pages, 'the pages read');
	const id = app.archive.files[0]?.id as RegistryFileId;
	const desk = value(await app.openCorrection(id));
	for (let index = 0; index < pages; index++) {
		desk.openPage(index);
		for (const field of desk.fields)
			if (field.text === '') desk.setStatus(field.key, 'blank');
			else desk.confirm(field.key);
	}
	await desk.send();
	for (const issue of desk.issues) desk.override(issue.id, 'giấy ghi vậy');
	await desk.flush();
	value(await desk.send());
	await desk.close();
	await app.archive.signIn('Trần Văn Duyệt', 'supervisor');
	await until(() => app.archive.file(id)?.state === 'sent', 'the file sent');
	const review = await app.openReview();
	review.setSettings({ targetError: 1, blindShare: 0 });
	const batch = value(await review.batchWith({ id, title: 'lô' }));
	const session = value(await review.openBatch(batch.id));
	await render(BatchDesk, { session, app });
	return { session };
}

const cells = () => [...document.querySelectorAll<HTMLElement>('[data-cell]')];
const left = (session: Awaited<ReturnType<typeof opened>>['session']) =>
	session.queue('look').mine.length;
/** Longer on screen than an Enter meant for the sheet before could be. */
const seen = () => new Promise((done) => setTimeout(done, 350));

it('takes sheet after sheet by Enter, with what was typed over and doubted in them', async () => {
	await page.viewport(1600, 1800);
	const { session } = await opened();
	const all = left(session);
	expect(all).toBeGreaterThan(100);
	await page.getByRole('tab', { name: 'Xem lướt' }).click();
	await vi.waitUntil(() => cells().length > 0, patience);
	const first = cells();
	const key = first[0]?.dataset.cell as FieldKey;
	expect(document.activeElement?.closest('[data-cell]')).toBe(first[0]);
	await userEvent.keyboard('chữ đã sửa khác hẳn');
	await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
	await userEvent.keyboard('{ArrowRight}{F8}');
	expect(left(session)).toBe(all);
	await seen();
	await userEvent.keyboard('{Enter}');
	await vi.waitUntil(() => left(session) === all - first.length, patience);
	const answered = session.judgements.filter((one) => one.stage === 'look');
	expect(answered.find((one) => one.key === key)?.verdict).toBe('wrong');
	expect(session.queue('blind').mine).toHaveLength(1);
	expect(session.queue('recheck').mine).toHaveLength(first.length - 1);

	await vi.waitUntil(() => cells().length > 0 && cells()[0]?.dataset.cell !== key, patience);
	// And by mouse.
	await page.getByRole('button', { name: /^Đúng cả tờ/ }).click();
	await vi.waitUntil(() => left(session) < all - first.length, patience);
});
