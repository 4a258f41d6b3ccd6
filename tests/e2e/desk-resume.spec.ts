// The clerk can leave at any key press: a tab killed in the middle of a word comes back with the text, in the same
// field, on the same letter.
import { unlock } from '../../scripts/gate.ts';
import { expect, test } from './journey.ts';
import { DeskPage } from './pages/desk-page.ts';
import { specimenPath } from './truth.ts';

test('a killed tab comes back to the same letter', async ({ archive, desk, page, context }) => {
	await archive.open();
	await archive.signIn('Lê Thị Hoa');
	await archive.pick([specimenPath('ho-so-04.tif')]);
	await archive.waitForReading();
	await archive.openFile('ho-so-04');
	await desk.ready();
	await desk.overtype('Nguyễn Văn A');
	const before = await desk.caret();
	await desk.press('ArrowLeft');
	await desk.press('ArrowLeft');
	await desk.press('ArrowLeft');
	await desk.waitSaved();
	const url = page.url();
	const session = await context.newCDPSession(page);
	const crashed = page.waitForEvent('crash');
	// It never answers: whoever should is gone.
	void session.send('Page.crash').catch(() => undefined);
	await crashed;
	const next = await context.newPage();
	await next.goto(url);
	await unlock(next, 'Lê Thị Hoa');
	const again = new DeskPage(next);
	await again.ready();
	expect(await again.caret()).toEqual(before);
	await again.overtype('x');
	expect((await again.caret())?.text).toBe('Nguyễn Văxn A');
});
