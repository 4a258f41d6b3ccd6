// The proof, whole: a clerk keys, a supervisor decides, keys again blind, samples, signs the batch and prints the sheet;
// the sheet holds until something it claims is changed.
import { readFile } from 'node:fs/promises';
import { expect, test } from './journey.ts';
import { keyOpenFields } from './robot-clerk.ts';
import { answerAll, answerSample, lookTwice } from './robot-supervisor.ts';
import { bothThemes } from './serious.ts';
import { specimenPath, truthOf, valueAt } from './truth.ts';

test('a batch from keyed to signed and printed', async ({ archive, desk, review, page }, info) => {
	test.setTimeout(300_000);
	const truth = await truthOf('ho-so-09.pdf');
	const found: string[] = [];
	const picture = async (name: string) => {
		await page.screenshot({ path: info.outputPath(`${name}.png`) });
		found.push(...(await bothThemes(page, name)));
	};
	await archive.open();
	await archive.signIn('Lê Thị Hoa');
	await archive.pick([specimenPath('ho-so-09.pdf')]);
	await archive.waitForReading();
	await archive.openFile('ho-so-09');
	await desk.ready();
	await keyOpenFields(desk, truth);
	await desk.waitSaved();
	await desk.press('Enter');
	await expect(page).toHaveURL(/\/$/);

	// Sent back once, corrected, sent again.
	await archive.signIn('Trần Văn Duyệt', 'Người duyệt');
	await review.open();
	await review.openFile('ho-so-09');
	await picture('desk');
	await page.getByText('Hộ', { exact: true }).click();
	await expect(page.locator('svg g rect').first()).toBeVisible();
	await picture('family');
	await page.keyboard.press('F9');
	await page.getByRole('button', { name: 'Kiểm chuỗi nhật ký' }).click();
	await expect(page.getByText(/chuỗi nguyên vẹn/)).toBeVisible();
	await picture('journal');
	await page.keyboard.press('Escape');
	await review.returnToClerk('xem lại ô đầu');
	await archive.open();
	await archive.signIn('Lê Thị Hoa');
	await page.keyboard.press('Control+Enter');
	await desk.ready();
	await expect(page.getByText('Người duyệt trả lại: xem lại ô đầu')).toBeVisible();
	const caret = await desk.caret();
	await desk.overtype(valueAt(truth, caret?.page ?? 0, caret?.place ?? ''));
	await desk.press('Enter');
	await desk.waitSaved();
	await keyOpenFields(desk, truth);
	await desk.press('Enter');
	await expect(page).toHaveURL(/\/$/);

	await archive.signIn('Trần Văn Duyệt', 'Người duyệt');
	await review.open();
	const row = page.getByRole('row').filter({ hasText: 'ho-so-09' });
	await expect(row).not.toContainText('chưa tính');
	await picture('list');
	// What the office sets changes what is asked: numbers are only looked at, sexes not asked at all; and a sample of
	// everything falls on what the clerk keyed, whatever the seed.
	await page.getByText('Cách xét từng loại ô').click();
	await page.getByLabel('giới tính').selectOption({ label: 'không xét' });
	await page.getByLabel('số giấy tờ').selectOption({ label: 'xem lướt' });
	await picture('policies');
	await page.getByLabel('Lấy mẫu mù (%)').fill('100');
	await page.getByLabel('Lấy mẫu mù (%)').press('Tab');
	await row.getByRole('checkbox').check();
	await page.getByLabel(/^Tên lô/).fill('Lô thử');
	await page.getByRole('button', { name: /Lập lô từ 1 hồ sơ/ }).click();
	await expect(page.getByRole('tab', { name: /^Quyết định/ })).toBeVisible();
	await picture('batch');

	await answerAll(page, 'Quyết định', truth);
	await page.getByRole('tab', { name: /^Xem lướt/ }).click();
	await expect(page.locator('[data-cell]').first()).toBeVisible();
	await picture('look');
	const looked = await lookTwice(page, truth);
	expect(looked.filter((key) => /\bsex$/.test(key))).toEqual([]);
	expect(looked.filter((key) => /id-number$/.test(key)).length).toBeGreaterThan(0);
	await answerAll(page, 'Nhập lại mù', truth);
	await page.getByRole('tab', { name: /^Mẫu mù/ }).click();
	await page.getByRole('button', { name: 'Rút mẫu' }).click();
	await expect(page.locator('[data-question]')).toBeVisible();
	await picture('sample');
	expect(await answerSample(page, truth)).toBeGreaterThan(0);
	await expect(page.getByTestId('bound')).toContainText('0 sai trong');

	await page.getByRole('tab', { name: /^Ký nghiệm thu/ }).click();
	await page.getByRole('button', { name: 'Duyệt cả lô và ký' }).click();
	await expect(page.getByText(/Lô đã được ký/)).toBeVisible();
	await page.getByRole('button', { name: 'Kiểm lại phiếu' }).click();
	await expect(page.getByText('Phiếu đúng')).toBeVisible();
	await picture('signed');

	await page.getByRole('link', { name: 'Phiếu nghiệm thu' }).click();
	await expect(page.getByTestId('sheet-hash')).toHaveText(/^[0-9a-f]{64}$/);
	await picture('sheet');
	const pdf = await page.pdf({ path: info.outputPath('sheet.pdf'), preferCSSPageSize: true });
	expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
	// On paper stands the sheet alone.
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByTestId('sheet-hash')).toBeVisible();
	for (const nav of await page.getByRole('navigation').all()) await expect(nav).toBeHidden();
	await expect(page.getByRole('button', { name: 'In (PDF, A4)' })).toBeHidden();
	await page.screenshot({ path: info.outputPath('printed.png') });
	await page.emulateMedia({ media: 'screen' });
	const waiting = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Tải phiếu (JSON)' }).click();
	const sheet = await readFile(await (await waiting).path(), 'utf8');
	expect(JSON.parse(sheet)).toMatchObject({ format: 'tang-thu-sign-off@1', batchName: 'Lô thử' });

	// A sheet somebody has improved does not hold.
	await page.getByRole('link', { name: /Lô thử/ }).click();
	await page.getByLabel('Kiểm một phiếu từ tệp…').setInputFiles({
		name: 'phieu.json',
		mimeType: 'application/json',
		buffer: Buffer.from(sheet.replace(/"bound": [^,]+/, '"bound": 0.9'))
	});
	await expect(page.getByText('Phiếu đã bị sửa sau khi ký')).toBeVisible();

	// What was judged stands in pictures, each with its numbers, and the list knows the clerk's blind results.
	await review.open();
	await page.getByRole('button', { name: 'Tất cả' }).click();
	await expect(page.getByRole('row').filter({ hasText: 'ho-so-09' })).toContainText(/0\/[1-9]/);
	await page.getByRole('link', { name: 'Tiến độ và con người' }).click();
	await expect(page.getByRole('img', { name: 'Dự báo xong lô' })).toBeVisible();
	await picture('people');
	expect(found).toEqual([]);
});
