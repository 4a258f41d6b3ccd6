// Who gets in, in the built app: a screen locked under the typist's hands, PIN, passphrase, the printed key, and the last
// administrator, whom nobody can shut out.
import type { Page } from '@playwright/test';
import { testPassphrase, unlock } from '../../scripts/gate.ts';
import { expect, test } from './journey.ts';
import { lastNames } from './pages/archive-page.ts';
import { specimenPath } from './truth.ts';

const nextPassphrase = 'năm con cò đậu cành tre';
const me = 'Lê Thị Hoa';

const openAccount = async (page: Page) => {
	await page.locator('header button').first().click();
	return page.getByRole('dialog');
};

async function lock(page: Page): Promise<void> {
	const dialog = await openAccount(page);
	await dialog.getByRole('button', { name: 'Khóa màn hình' }).click();
	await expect(page.getByRole('heading', { name: 'Màn hình đang khóa' })).toBeVisible();
}

async function give(page: Page, passphrase: string): Promise<void> {
	await page.getByLabel('Mật khẩu', { exact: true }).fill(passphrase);
	await page.getByRole('button', { name: /Mở khóa/ }).click();
}

test('a lock from another tab keeps what is being typed, and the PIN brings the same screen back', async ({
	archive,
	desk,
	page,
	context
}) => {
	await archive.open();
	await archive.signIn(me);
	await archive.pick([specimenPath('ho-so-04.tif')]);
	await archive.waitForReading();
	const dialog = await openAccount(page);
	await dialog.getByLabel('Mã PIN mở lại màn hình').fill('12');
	await dialog.getByRole('button', { name: 'Đặt PIN' }).click();
	await expect(dialog.getByText('PIN gồm 4 đến 8 chữ số')).toBeVisible();
	await dialog.getByLabel('Mã PIN mở lại màn hình').fill('4826');
	await dialog.getByRole('button', { name: 'Đặt PIN' }).click();
	await expect(dialog.getByText('Đã đặt PIN')).toBeVisible();
	await page.keyboard.press('Escape');
	const other = await context.newPage();
	await other.goto('/');
	await expect(other.getByRole('table')).toBeVisible();

	await archive.openFile('ho-so-04');
	await desk.ready();
	const caret = await desk.caret();
	const box = page.locator(`textarea[data-key$="#${caret?.place ?? ''}"]`);
	await desk.overtype('chữ đang gõ dở');
	await lock(other);
	await page.bringToFront();
	await expect(page.getByRole('heading', { name: 'Màn hình đang khóa' })).toBeVisible();
	await expect(box).toBeHidden();
	// Keys reach nothing behind the cover: F4 would set the field to blank.
	await page.getByLabel('Mã PIN').press('F4');
	await page.getByLabel('Mã PIN').fill('0000');
	await page.getByLabel('Mã PIN').press('Enter');
	await expect(page.getByText('PIN sai, còn 4 lần')).toBeVisible();
	await page.getByLabel('Mã PIN').fill('4826');
	await page.getByLabel('Mã PIN').press('Enter');
	await expect(box).toHaveValue('chữ đang gõ dở');
	await desk.waitSaved();

	// Five wrong ones, and only the passphrase opens; the text is still there.
	await other.bringToFront();
	await lock(other);
	await page.bringToFront();
	for (let turn = 0; turn < 5; turn++) {
		await page.getByLabel('Mã PIN').fill('1111');
		await page.getByLabel('Mã PIN').press('Enter');
	}
	await give(page, 'không phải câu này');
	await expect(page.getByText(/Tên hoặc mật khẩu không đúng/)).toBeVisible();
	await give(page, testPassphrase);
	await expect(box).toHaveValue('chữ đang gõ dở');
});

test('a changed passphrase, a used recovery key, and the last administrator', async ({
	archive,
	page
}) => {
	await archive.open();
	await page.getByLabel('Họ và tên cán bộ').fill(me);
	await page.getByLabel('Mật khẩu', { exact: true }).fill(testPassphrase);
	await page.getByLabel('Gõ lại mật khẩu').fill(testPassphrase);
	await page.keyboard.press('Enter');
	const shown = page.getByText(/^([2-9A-HJ-NP-Z]{4}-){8}[2-9A-HJ-NP-Z]{4}$/);
	const printed = (await shown.innerText()).trim();
	await page.getByLabel(/Tôi đã in hoặc chép/).check();
	await page.getByRole('button', { name: 'Vào làm việc' }).click();

	const dialog = await openAccount(page);
	await dialog.getByText('Đổi mật khẩu').first().click();
	await dialog.getByLabel('Mật khẩu đang dùng').fill('đoán mò');
	await dialog.getByLabel('Mật khẩu mới').fill(nextPassphrase);
	await dialog.getByRole('button', { name: 'Đổi mật khẩu' }).click();
	await expect(dialog.getByText(/Tên hoặc mật khẩu không đúng/)).toBeVisible();
	await dialog.getByLabel('Mật khẩu đang dùng').fill(testPassphrase);
	await dialog.getByLabel('Mật khẩu mới').fill(nextPassphrase);
	await dialog.getByRole('button', { name: 'Đổi mật khẩu' }).click();
	await expect(dialog.getByText('Đã đổi mật khẩu')).toBeVisible();

	await dialog.getByRole('button', { name: 'Quản lý tài khoản' }).click();
	const mine = page.getByRole('row').filter({ hasText: me });
	await mine.getByRole('button', { name: 'Khóa tài khoản' }).click();
	await expect(page.getByText('Đây là người quản trị cuối cùng')).toBeVisible();
	await mine.getByRole('combobox').selectOption({ label: 'Người nhập' });
	await expect(page.getByText('Đây là người quản trị cuối cùng')).toBeVisible();
	await expect(mine.getByRole('combobox')).toHaveValue('administrator');

	await lock(page);
	await give(page, testPassphrase);
	await expect(page.getByText(/Tên hoặc mật khẩu không đúng/)).toBeVisible();
	await give(page, nextPassphrase);
	await expect(mine).toBeVisible();

	await lock(page);
	await page.getByRole('button', { name: 'Quên mật khẩu' }).click();
	const recover = async (key: string) => {
		await page.getByRole('textbox', { name: 'Khóa khôi phục' }).fill(key);
		await page.getByLabel('Họ và tên cán bộ').fill(me);
		await page.getByLabel('Mật khẩu mới').fill(testPassphrase);
		await page.getByRole('button', { name: 'Đặt mật khẩu mới và mở kho' }).click();
	};
	await recover(printed.replace(/.$/, (letter) => (letter === '2' ? '3' : '2')));
	await expect(page.getByText('Khóa khôi phục chép thiếu hoặc sai chữ')).toBeVisible();
	await recover(printed.toLowerCase().replaceAll('-', ' '));
	await expect(shown).toBeVisible();
	expect((await shown.innerText()).trim()).not.toBe(printed);
	await page.getByLabel(/Tôi đã in hoặc chép/).check();
	await page.getByRole('button', { name: 'Vào làm việc' }).click();
	await expect(mine).toBeVisible();

	// The key is used up; the passphrase it set opens.
	await lock(page);
	await page.getByRole('button', { name: 'Quên mật khẩu' }).click();
	await recover(printed);
	await expect(page.getByText(/Tên hoặc mật khẩu không đúng/)).toBeVisible();
	lastNames.delete(page);
	await page.reload();
	await unlock(page, me);
	await expect(mine).toBeVisible();
});
