// A supervisor who looks at the ink (knows the truth) and answers every question of a batch by keyboard.
import { expect, type Page } from '@playwright/test';
import { signIn, type WorkRole } from '../../scripts/gate.ts';
import { plain, valueAt, type Truth } from './truth.ts';

const mostQuestions = 600;

const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) });

/** What is written where a question or a cell points to. */
async function written(page: Page, selector: string, truth: Truth): Promise<string> {
	const box = page.locator(selector);
	const [key, index] = await Promise.all([
		box.getAttribute('data-question'),
		box.getAttribute('data-page')
	]);
	return valueAt(truth, Number(index), (key ?? '').split('#')[1] ?? '');
}

/** Answers every question of a stage blind; the number answered. */
export async function answerAll(page: Page, stage: string, truth: Truth): Promise<number> {
	page.setDefaultTimeout(20_000);
	await tab(page, stage).click();
	for (let count = 0; count < mostQuestions; count += 1) {
		const card = page.locator('[data-question]');
		const done = page.getByText(/Không còn ô nào ở bước này|Rút ngẫu nhiên/);
		await expect(card.or(done).first()).toBeVisible();
		if (!(await card.isVisible())) return count;
		const key = await card.getAttribute('data-question');
		const wanted = await written(page, '[data-question]', truth);
		await card.getByRole('textbox').fill(wanted);
		await card.getByRole('textbox').press('Enter');
		const choice = page.locator('[data-question] .choice button');
		await expect(page.locator(`[data-question="${key}"]:not(:has(.choice))`)).toHaveCount(0);
		if ((await choice.count()) > 0) {
			const values = await choice.locator('b').allInnerTexts();
			const right = values.findIndex((value) => plain(value) === plain(wanted));
			await page.keyboard.press(`Alt+${Math.max(0, right) + 1}`);
			await expect(page.locator(`[data-question="${key}"]`)).toHaveCount(0);
		}
	}
	throw new Error(`${stage} never came to its end`);
}

/** Looks over sheet after sheet, typing over what does not match the ink; the fields seen. */
export async function lookOver(page: Page, stage: string, truth: Truth): Promise<string[]> {
	await tab(page, stage).click();
	const seen: string[] = [];
	for (let sheets = 0; sheets < 60; sheets += 1) {
		const cells = page.locator('[data-cell]');
		const done = page.getByText('Không còn ô nào ở bước này');
		await expect(cells.first().or(done)).toBeVisible();
		if (await done.isVisible()) return seen;
		const shown = await cells.evaluateAll((all) =>
			all.map((cell) => ({
				key: cell.getAttribute('data-cell') ?? '',
				page: Number(cell.getAttribute('data-page')),
				stands: cell.getAttribute('data-stands') ?? ''
			}))
		);
		for (const { key, page: index, stands } of shown) {
			const wanted = valueAt(truth, index, key.split('#')[1] ?? '');
			if (plain(wanted) === plain(stands)) continue;
			await page.locator(`[data-cell="${key}"] input`).focus();
			if (wanted === '') await page.keyboard.press('F8');
			else {
				await page.keyboard.insertText(wanted);
				await page.keyboard.press('Shift+Enter');
			}
		}
		seen.push(...shown.map(({ key }) => key));
		await page.getByRole('button', { name: /^Đúng cả tờ/ }).click();
		await expect(page.locator(`[data-cell="${shown[0]?.key ?? ''}"]`)).toHaveCount(0);
	}
	throw new Error('The looking never came to its end');
}

/** Who judges: neither has keyed what the other is asked about. */
export const supervisor = 'Trần Văn Duyệt';
export const secondEyes = 'Lê Thị Hoa';

/** Somebody else comes to the open batch. */
async function workAs(page: Page, name: string, role: WorkRole): Promise<void> {
	const batch = await page.getByRole('heading', { level: 2 }).first().innerText();
	await page
		.getByRole('navigation')
		.getByRole('link', { name: /^Duyệt/ })
		.click();
	await expect(page).toHaveURL(/\/review$/);
	await signIn(page, name, role);
	const batches = page.getByRole('region', { name: 'Lô duyệt' });
	await batches.getByRole('link', { name: batch, exact: true }).click();
	await expect(tab(page, 'Xem lại')).toBeVisible();
}

/** Both looks over every cell, the second by somebody else wherever there is somebody else; the fields of the first. */
export async function lookTwice(page: Page, truth: Truth): Promise<string[]> {
	const seen = await lookOver(page, 'Xem lướt', truth);
	await lookOver(page, 'Xem lại', truth);
	await workAs(page, secondEyes, 'Người nhập');
	await lookOver(page, 'Xem lại', truth);
	await workAs(page, supervisor, 'Người duyệt');
	return seen;
}

/** The sample, drawn already; what fell on the supervisor's own mending is for somebody else. The number answered. */
export async function answerSample(page: Page, truth: Truth): Promise<number> {
	const own = await answerAll(page, 'Mẫu mù', truth);
	if ((await tab(page, 'Mẫu mù').locator('b').count()) === 0) return own;
	await workAs(page, secondEyes, 'Người nhập');
	const others = await answerAll(page, 'Mẫu mù', truth);
	await workAs(page, supervisor, 'Người duyệt');
	return own + others;
}

/** Everything a batch asks, to the signature. */
export async function approveBatch(page: Page, truth: Truth): Promise<void> {
	await answerAll(page, 'Quyết định', truth);
	await lookTwice(page, truth);
	await answerAll(page, 'Nhập lại mù', truth);
	await tab(page, 'Mẫu mù').click();
	await page.getByRole('button', { name: 'Rút mẫu' }).click();
	await expect(tab(page, 'Mẫu mù').locator('b')).toBeVisible();
	await answerSample(page, truth);
	await tab(page, 'Ký nghiệm thu').click();
	await page.getByRole('button', { name: 'Duyệt cả lô và ký' }).click();
	await expect(page.getByText(/Lô đã được ký/)).toBeVisible();
}
