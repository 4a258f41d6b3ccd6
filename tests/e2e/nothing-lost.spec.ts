// Leave at any keystroke and go on: after a reload, and with the same file open in a second tab.
import { unlock } from '../../scripts/gate.ts';
import { DeskPage } from './pages/desk-page.ts';
import { expect, test } from './journey.ts';
import { specimenPath } from './truth.ts';

test('reload and a second tab lose nothing', async ({ archive, desk, page, context }) => {
	await archive.open();
	await archive.signIn('Lê Thị Hoa');
	await archive.pick([specimenPath('ho-so-04.tif')]);
	await archive.waitForReading();
	await archive.openFile('ho-so-04');
	await desk.ready();
	const caret = await desk.caret();
	const box = `textarea[data-key$="#${caret?.place ?? ''}"]`;
	await desk.overtype('Công an xã An Đổ, chữ chưa nhận');
	await desk.waitSaved();
	await page.reload();
	await desk.ready();
	await expect(page.locator(box)).toHaveValue('Công an xã An Đổ, chữ chưa nhận');

	const second = await context.newPage();
	await second.goto(page.url());
	const other = new DeskPage(second);
	await expect(second.getByText('Hồ sơ đang được sửa ở cửa sổ khác')).toBeVisible();
	await other.ready();
	await other.overtype('không được ghi');
	await expect(second.locator(box)).toHaveValue('Công an xã An Đổ, chữ chưa nhận');

	await page.close();
	await expect(second.getByText('Hồ sơ đang được sửa ở cửa sổ khác')).toBeHidden();
	await second.locator(box).focus();
	// The caret came back to the letter where it was left, so nothing is selected.
	await other.press('Control+A');
	await other.overtype('giờ thì được');
	await other.waitSaved();
	await second.reload();
	await unlock(second, 'Lê Thị Hoa');
	await other.ready();
	await expect(second.locator(box)).toHaveValue('giờ thì được');
});
