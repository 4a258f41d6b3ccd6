// No room left while somebody types: the desk says so, keeps the text, and saves by itself when there is room again.
import { expect, test } from './journey.ts';
import { specimenPath } from './truth.ts';

test('text is kept while there is no room, and saved when there is', async ({
	archive,
	desk,
	page
}) => {
	await archive.open();
	await archive.signIn('Lê Thị Hoa');
	await archive.pick([specimenPath('ho-so-04.tif')]);
	await archive.waitForReading();
	await archive.openFile('ho-so-04');
	await desk.ready();
	const place = (await desk.caret())?.place ?? '';
	const box = page.locator(`textarea[data-key$="#${place}"]`);
	// Every write fails as it does on a full disk. A quota set from outside would let small writes through.
	await page.evaluate(() => {
		const { prototype } = IDBObjectStore;
		const put = Object.getOwnPropertyDescriptor(prototype, 'put');
		const full = () => {
			throw new DOMException('full', 'QuotaExceededError');
		};
		Object.defineProperty(prototype, 'put', { value: full, configurable: true });
		Object.assign(window, { giveRoom: () => put && Object.defineProperty(prototype, 'put', put) });
	});
	await desk.overtype('chữ gõ khi hết chỗ');
	await expect(page.getByTestId('save')).toHaveClass(/failed/);
	await expect(page.getByText('Ổ đĩa hết chỗ', { exact: false }).first()).toBeVisible();
	await expect(box).toHaveValue('chữ gõ khi hết chỗ');

	await page.evaluate(() => (window as unknown as { giveRoom(): void }).giveRoom());
	await desk.waitSaved();
	await page.reload();
	await desk.ready();
	await expect(box).toHaveValue('chữ gõ khi hết chỗ');
});
