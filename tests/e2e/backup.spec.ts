// The archive is lost, and comes back from its backups; and it comes up on another machine.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { testPassphrase } from '../../scripts/gate.ts';
import { expect, test, withoutPicker } from './journey.ts';
import { specimenPath } from './truth.ts';
import { ArchivePage } from './pages/archive-page.ts';

async function backUp(page: Page, button: string, folder: string): Promise<string> {
	await page.getByRole('navigation').getByRole('link', { name: 'Sao lưu' }).click();
	const waiting = page.waitForEvent('download');
	await page.getByRole('button', { name: button }).click();
	const download = await waiting;
	const path = join(folder, download.suggestedFilename());
	await download.saveAs(path);
	await expect(page.getByText('Đã ghi xong bản sao lưu', { exact: false })).toBeVisible();
	return path;
}

async function restore(page: Page, files: readonly string[], passphrase: string): Promise<void> {
	await page.getByLabel(/Chọn tệp sao lưu/).setInputFiles([...files]);
	await page.getByLabel('Tên trong kho cũ').fill('le thi hoa');
	await page.getByLabel('Mật khẩu', { exact: true }).fill(passphrase);
	await page.getByRole('button', { name: 'Khôi phục', exact: true }).click();
}

test('a lost archive comes back from its backups, byte for byte, and only with its passphrase', async ({
	archive,
	desk,
	page,
	browser,
	baseURL
}) => {
	const folder = await mkdtemp(join(tmpdir(), 'tang-thu-backup-'));
	await withoutPicker(page);
	await archive.open();
	await archive.signIn('Lê Thị Hoa');
	await archive.pick([specimenPath('ho-so-04.tif')]);
	await archive.waitForReading();
	await archive.openFile('ho-so-04');
	await desk.ready();
	const file = new URL(page.url()).pathname;
	const key = `textarea[data-key$="#${(await desk.caret())?.place ?? ''}"]`;
	await desk.overtype('chữ trước khi sao lưu');
	await desk.waitSaved();
	await page.goto('/');
	const whole = await backUp(page, 'Sao lưu toàn bộ', folder);
	await page.goto(file);
	await desk.ready();
	await page.locator(key).focus();
	await page.keyboard.press('Control+A');
	await desk.overtype('chữ sau khi sao lưu');
	await desk.waitSaved();
	await page.goto('/');
	const added = await backUp(page, 'Chỉ phần mới thêm', folder);

	// The browser throws the database away, as a full disk or a cleared profile makes it do.
	await page.goto('/about');
	await page.evaluate(
		() =>
			new Promise<void>((resolve) => {
				const deleting = indexedDB.deleteDatabase('tang-thu');
				deleting.onsuccess = () => resolve();
				deleting.onblocked = () => undefined;
			})
	);
	const bare = await page.context().newPage();
	await page.close();
	await bare.goto('/');
	await expect(bare.getByText('trình duyệt đã mất dữ liệu', { exact: false })).toBeVisible();
	await bare.getByLabel(/Chọn tệp sao lưu/).setInputFiles([added]);
	await expect(bare.getByText('Cần đúng một bản sao lưu toàn bộ', { exact: false })).toBeVisible();
	await restore(bare, [added, whole], 'không phải mật khẩu này');
	await expect(bare.getByText(/Tên hoặc mật khẩu không đúng/)).toBeVisible();
	await restore(bare, [added, whole], testPassphrase);
	await expect(bare.getByRole('button', { name: /Mở khóa/ })).toBeVisible({ timeout: 60_000 });
	await new ArchivePage(bare).signIn('Lê Thị Hoa');
	await bare.getByRole('link', { name: 'ho-so-04', exact: true }).first().click();
	await expect(bare.locator(key)).toHaveValue('chữ sau khi sao lưu');
	await bare.close();

	const elsewhere = await browser.newContext({ baseURL: baseURL ?? '' });
	const other = await elsewhere.newPage();
	await other.goto('/');
	await other.getByRole('button', { name: 'Khôi phục từ bản sao lưu' }).click();
	await restore(other, [whole], testPassphrase);
	await expect(other.getByRole('button', { name: /Mở khóa/ })).toBeVisible({ timeout: 60_000 });
	await new ArchivePage(other).signIn('Lê Thị Hoa');
	await other.getByRole('link', { name: 'ho-so-04', exact: true }).first().click();
	await expect(other.locator(key)).toHaveValue('chữ trước khi sao lưu');
	await elsewhere.close();
	await rm(folder, { recursive: true });
});
