// The correction desk by keyboard alone; nothing here touches the mouse or an element.
import { expect, type Page } from '@playwright/test';

export interface Caret {
	/** Field id, or `table.row.column`. */
	readonly place: string;
	/** Page of the file, from 0. */
	readonly page: number;
	readonly text: string;
}

export class DeskPage {
	constructor(readonly page: Page) {}

	/** Waits for the caret to stand in a field. */
	async ready(): Promise<void> {
		await expect(this.page.locator('[data-key]:focus')).toBeVisible({ timeout: 30_000 });
	}

	/** Where the caret is; null when it is in no field. */
	caret(): Promise<Caret | null> {
		return this.page.evaluate(() => {
			const box = document.activeElement;
			if (!(box instanceof HTMLTextAreaElement) || !box.dataset.key) return null;
			const shown = document.querySelector('[data-testid="page-number"]')?.textContent ?? '';
			return {
				place: box.dataset.key.split('#')[1] ?? '',
				page: Number(/\d+/.exec(shown)?.[0]) - 1,
				text: box.value
			};
		});
	}

	async press(key: string): Promise<void> {
		await this.page.keyboard.press(key);
	}

	/** Types over what is selected, as a trained clerk does. */
	async overtype(text: string): Promise<void> {
		await this.page.keyboard.type(text);
	}

	/** Types letters as an input method composes them: nothing is final before the last. */
	async compose(syllable: string, steps: readonly string[]): Promise<void> {
		const session = await this.page.context().newCDPSession(this.page);
		for (const text of steps)
			await session.send('Input.imeSetComposition', {
				text,
				selectionStart: text.length,
				selectionEnd: text.length
			});
		await session.send('Input.insertText', { text: syllable });
		await session.detach();
	}

	/** Types as Unikey does: letters, then Backspace and the letter with its mark. */
	async retype(strokes: readonly string[]): Promise<void> {
		for (const stroke of strokes)
			if (stroke === '⌫') await this.page.keyboard.press('Backspace');
			else await this.page.keyboard.type(stroke);
	}

	async isAtEnd(): Promise<boolean> {
		return this.page.locator('.finish').isVisible();
	}

	async waitSaved(): Promise<void> {
		await expect(this.page.getByTestId('save')).toHaveText(/Đã lưu/);
	}
}
