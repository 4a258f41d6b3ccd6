// The supervisor sees who wrote what, returns a file with a reason, and the clerk finds it with that reason.
import { expect, test } from './journey.ts';
import { keyOpenFields } from './robot-clerk.ts';
import { specimenPath, truthOf } from './truth.ts';

test('journal on screen, returned with a reason, sent again', async ({
	archive,
	desk,
	review,
	page
}) => {
	const truth = await truthOf('ho-so-04.tif');
	await archive.open();
	await archive.signIn('Lê Thị Hoa');
	await archive.pick([specimenPath('ho-so-04.tif')]);
	await archive.waitForReading();
	await archive.openFile('ho-so-04');
	await desk.ready();
	await desk.press('F8');
	await page.keyboard.type('mực nhòe');
	await desk.press('Enter');
	await keyOpenFields(desk, truth);
	await desk.press('Escape');
	for (let back = 1; back < truth.pages.length; back += 1) await desk.press('PageUp');
	const caret = await desk.caret();
	await desk.overtype('chữ của Hoa');
	await desk.press('Enter');
	await desk.waitSaved();
	await keyOpenFields(desk, truth);
	await desk.press('Enter');
	await expect(page).toHaveURL(/\/$/);

	await review.open();
	await review.openFile('ho-so-04');
	await expect(page.getByRole('button', { name: /^Duyệt/ })).toBeDisabled();
	await page.goto('/review');
	await archive.signIn('Trần Văn Duyệt', 'Người duyệt');
	await review.openFile('ho-so-04');
	await page
		.locator(`[data-value="${caret?.place ?? ''}"]`)
		.first()
		.click();
	await expect.poll(async () => (await review.journal()).join('\n')).toContain('chữ của Hoa');
	expect((await review.journal()).join('\n')).toContain('Lê Thị Hoa');
	await review.returnToClerk('xem lại ô đầu');

	await archive.open();
	await archive.signIn('Lê Thị Hoa');
	const row = page.getByRole('row').filter({ hasText: 'ho-so-04' });
	await expect(row).toContainText('Bị trả lại');
	await expect(row).toContainText('xem lại ô đầu');
	await page.keyboard.press('Control+Enter');
	await desk.ready();
	await expect(page.getByText('Người duyệt trả lại: xem lại ô đầu')).toBeVisible();
});
