// A batch leaves the machine for good: not before it is approved, handed over and backed up, and never without the word.
import { expect, test, withoutPicker } from './journey.ts';
import { keyOpenFields } from './robot-clerk.ts';
import { specimenPath, truthOf } from './truth.ts';

test('what was handed over and backed up is erased, and the journal still holds', async ({
	archive,
	desk,
	review,
	exporting,
	page
}) => {
	test.setTimeout(300_000);
	const truth = await truthOf('ho-so-04.tif');
	const go = (name: string) =>
		page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
	await withoutPicker(page);
	await archive.open();
	await archive.signIn('Lê Thị Hoa');
	await archive.pick([specimenPath('ho-so-04.tif')]);
	await archive.waitForReading();
	await go('Giao nhận');
	await expect(page.getByText('Chỉ người duyệt hoặc quản trị xóa được')).toBeVisible();
	await go('Hồ sơ');
	await archive.openFile('ho-so-04');
	await desk.ready();
	await keyOpenFields(desk, truth);
	await desk.press('Enter');
	await expect(page).toHaveURL(/\/$/);
	await archive.signIn('Trần Văn Duyệt', 'Người duyệt');
	await review.open();
	await review.openFile('ho-so-04');
	await review.approve(truth);

	await go('Giao nhận');
	await expect(page.getByText('Chưa: còn hồ sơ chưa xuất')).toBeVisible();
	await exporting.open();
	await exporting.allowIncomplete();
	await exporting.run();
	await go('Giao nhận');
	await expect(page.getByText('Chưa: hãy sao lưu trước')).toBeVisible();
	await go('Sao lưu');
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Sao lưu toàn bộ' }).click();
	await download;
	await expect(page.getByText('Đã ghi xong bản sao lưu', { exact: false })).toBeVisible();

	await go('Giao nhận');
	await page.getByRole('button', { name: 'Xóa lô này…' }).click();
	const dialog = page.getByRole('dialog');
	await expect(dialog).toContainText('Không hoàn tác được');
	const asked = await dialog.getByText(/Gõ lại “/).innerText();
	const word = /“(.+)”/.exec(asked)?.[1] ?? '';
	const erase = dialog.getByRole('button', { name: 'Xóa vĩnh viễn 1 hồ sơ' });
	await dialog.getByRole('textbox').fill(`${word}x`);
	await expect(erase).toBeDisabled();
	await dialog.getByRole('textbox').fill(word);
	await erase.click();
	await expect(page.getByText('Đã xóa 1 hồ sơ khỏi máy này')).toBeVisible();
	await expect(page.getByText('Chưa có hồ sơ nào được duyệt')).toBeVisible();

	await go('Hồ sơ');
	await expect(page.getByText('ho-so-04')).toHaveCount(0);
	await go('Giới thiệu');
	await page.getByRole('button', { name: 'Kiểm tra chuỗi nhật ký' }).click();
	await expect(page.getByText(/chuỗi băm nguyên vẹn/)).toBeVisible();
	const left = await page.evaluate(
		() =>
			new Promise<unknown[]>((resolve) => {
				const opening = indexedDB.open('tang-thu');
				opening.onsuccess = () => {
					const asked = opening.result.transaction('fileKeys').objectStore('fileKeys').getAll();
					asked.onsuccess = () => resolve(asked.result as unknown[]);
				};
			})
	);
	expect(left).toEqual([{ id: expect.any(String) as unknown, wrapped: null }]);
});
