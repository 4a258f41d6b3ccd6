// Vietnamese as it is really typed: by composition (Telex and VNI of the system) and by Backspace (Unikey). The desk
// must never act, write or commit in the middle of a syllable. The page is typed before anything was read.
import { typeCorpus } from '../../scripts/measure/ime/drive.ts';
import { corpus } from '../../scripts/measure/ime/syllables.ts';
import { expect, test } from './journey.ts';
import { specimenPath } from './truth.ts';

test.beforeEach(async ({ archive, desk, page }) => {
	await archive.open();
	await archive.signIn('Lê Thị Hoa');
	await archive.pick([specimenPath('ho-so-04.tif')]);
	await archive.waitForReading();
	await archive.openFile('ho-so-04');
	await desk.ready();
	await expect(page.getByTestId('page-number')).toHaveText(/1\/2/);
});

test('composition is one word, and Enter inside it commits nothing', async ({ desk, page }) => {
	const before = await desk.caret();
	await desk.compose('Nguyễn', ['N', 'Ng', 'Ngu', 'Nguy', 'Nguye', 'Nguyê', 'Nguyễ', 'Nguyễn']);
	await page.keyboard.type(' ');
	await desk.compose('Được', ['D', 'Đ', 'Đu', 'Đuo', 'Đươ', 'Đươc', 'Được']);
	expect(await desk.caret()).toEqual({ ...before, text: 'Nguyễn Được' });

	const session = await page.context().newCDPSession(page);
	await session.send('Input.imeSetComposition', { text: 'x', selectionStart: 1, selectionEnd: 1 });
	await page.evaluate(() => {
		const { activeElement } = document;
		for (const init of [{ isComposing: true }, { keyCode: 229 }])
			activeElement?.dispatchEvent(
				new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init })
			);
	});
	expect((await desk.caret())?.place).toBe(before?.place);
	await session.send('Input.insertText', { text: 'xã' });
	await desk.press('Enter');
	expect((await desk.caret())?.place).not.toBe(before?.place);
	await desk.press('Shift+Tab');
	await desk.waitSaved();
	const kept = page.locator(`textarea[data-key$="#${before?.place ?? ''}"]`);
	await expect(kept).toHaveValue('Nguyễn Đượcxã');
});

test('Unikey retypes with Backspace and the text is what was meant', async ({ desk }) => {
	const before = await desk.caret();
	// "Nguyeexn Ddinhf": each mark takes letters back and types them anew.
	const strokes = ['Nguye', '⌫', 'ê', '⌫', 'ễ', 'n D', '⌫', 'Đ', 'inh', '⌫', '⌫', '⌫', 'ình'];
	await desk.retype(strokes);
	expect(await desk.caret()).toEqual({ ...before, text: 'Nguyễn Đình' });
});

const ways = (['telex', 'vni'] as const).flatMap((method) =>
	(['composition', 'retype'] as const).map((style) => ({ method, style }))
);

test('a hundred syllables are what was meant by every method, and nothing acts inside one', async ({
	page
}) => {
	for (const [at, way] of ways.entries()) {
		const placement = at % 2 === 0 ? 'old' : 'new';
		const syllables = corpus(100, placement).slice(at * 25, at * 25 + 25);
		const outcome = await typeCorpus(page, syllables, { ...way, placement });
		const right = { typed: 25, wrong: [], actedInside: 0 };
		expect(outcome, JSON.stringify(way)).toMatchObject(right);
		// One a line of twenty.
		if (way.style === 'composition') expect(outcome.pressedInside).toBe(2);
	}
});

test('undo and redo bring the text and the caret back', async ({ desk }) => {
	const before = await desk.caret();
	await desk.overtype('thử một');
	await desk.press('Enter');
	await desk.press('Control+z');
	await desk.press('Control+z');
	expect(await desk.caret()).toEqual(before);
	await desk.press('Control+y');
	expect((await desk.caret())?.text).toBe('thử một');
});
