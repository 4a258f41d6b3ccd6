// The desk's keys in the built app: each one reaches the desk and not the browser, and each does what it says.
import { deskKeys } from '../../src/lib/app/keys/desk-keys.ts';
import { expect, test } from './journey.ts';
import { specimenPath } from './truth.ts';

/** Clean print leaves no letter in doubt: what walks doubtful letters needs a file in hand-writing. */
const written = 'in hand-writing';

test.beforeEach(async ({ archive, desk }, { title }) => {
	const file = title.endsWith(written) ? 'ho-so-13' : 'ho-so-09';
	await archive.open();
	await archive.signIn('Lê Thị Hoa');
	await archive.pick([specimenPath(`${file}.pdf`)]);
	await archive.waitForReading();
	await archive.openFile(file);
	await desk.ready();
});

/** `Ctrl+Z` as the test driver names it. */
const pressed = (chord: string) =>
	chord
		.replace('Ctrl+', 'Control+')
		.replace(/\+([A-Z])$/, (_, letter: string) => `+${letter.toLowerCase()}`);

test('no key of the map is left to the browser', async ({ desk, page }) => {
	await page.evaluate(() => {
		// Looked at once every listener has run: a desk opened later listens after this one.
		addEventListener('keydown', (event) => {
			setTimeout(() => {
				if (!event.defaultPrevented && !['Control', 'Alt', 'Shift'].includes(event.key))
					document.body.dataset.leaked = event.key;
			});
		});
	});
	const leaked = () =>
		page.evaluate(
			() =>
				new Promise<string | undefined>((answer) => {
					setTimeout(() => answer(document.body.dataset.leaked), 10);
				})
		);
	const url = page.url();
	for (const { act, chords } of deskKeys)
		for (const chord of chords) {
			// What closed the last list is looked at late and must not count here.
			await leaked();
			await page.evaluate(() => delete document.body.dataset.leaked);
			await desk.press(pressed(chord));
			expect(await leaked(), chord).toBeUndefined();
			expect(page.context().pages(), chord).toHaveLength(1);
			if (act === 'arrange' || act === 'carpets') {
				await expect(page).toHaveURL(/\/pages\/|\/carpet$/);
				await page.goBack();
				await desk.ready();
			}
			expect(page.url(), chord).toBe(url);
			// Whatever line or list has opened is closed again, and the caret is back in its field.
			for (let turn = 0; turn < 3 && !(await desk.caret()); turn += 1) await desk.press('Escape');
		}
});

test(`doubtful letters, struck out, undo over pages with the zoom as it was, ${written}`, async ({
	desk,
	page
}) => {
	await desk.press('F3');
	const selected = await page.evaluate(() => {
		const box = document.activeElement as HTMLTextAreaElement;
		return box.value.slice(box.selectionStart, box.selectionEnd);
	});
	expect(selected.length).toBeGreaterThan(0);
	expect(selected.length).toBeLessThan(4);
	const first = await desk.caret();
	await desk.press('F6');
	const ring = page.getByTestId('ring');
	const close = (await ring.boundingBox())?.height ?? 0;
	await desk.press('F9');
	await desk.press('F6');
	const pageNumber = page.getByTestId('page-number');
	const here = (await pageNumber.textContent()) ?? '';
	await desk.press('PageDown');
	await expect(pageNumber).not.toHaveText(here);
	await desk.press('Control+z');
	await expect(pageNumber).toHaveText(here);
	expect((await desk.caret())?.place).toBe(first?.place);
	expect((await ring.boundingBox())?.height).toBeCloseTo(close, 0);
});

test('the page takes arrows and Space, and gives every letter back to the field', async ({
	desk,
	page
}) => {
	const before = await desk.caret();
	await desk.press('Escape');
	expect(await desk.caret()).toBeNull();
	await page.keyboard.down(' ');
	await expect(page.getByTestId('lifted')).toBeVisible();
	await page.keyboard.up(' ');
	await expect(page.getByTestId('lifted')).toBeHidden();
	await desk.overtype('Hà');
	expect(await desk.caret()).toEqual({ ...before, text: 'Hà' });
});
