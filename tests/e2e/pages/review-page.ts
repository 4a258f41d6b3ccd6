// The supervisor's list and desk.
import { expect, type Page } from '@playwright/test';
import { approveBatch } from '../robot-supervisor.ts';
import type { Truth } from '../truth.ts';

export class ReviewPage {
	constructor(readonly page: Page) {}

	async open(): Promise<void> {
		await this.page.getByRole('navigation').getByRole('link', { name: 'Duyệt' }).click();
		await expect(this.page.getByRole('heading', { level: 1, name: 'Duyệt hồ sơ' })).toBeVisible();
	}

	async openFile(title: string): Promise<void> {
		await this.page.getByRole('link', { name: title, exact: true }).click();
		await expect(this.page.getByRole('list', { name: 'Nội dung hồ sơ' })).toBeVisible();
	}

	/** The journal of the field the arrows stand on, as lines of text. */
	journal(): Promise<string[]> {
		return this.page
			.getByRole('region', { name: 'Nhật ký của ô' })
			.getByRole('row')
			.allInnerTexts();
	}

	/** The open file alone, as a batch of one: judged against the truth, sampled, signed. */
	async approve(truth: Truth): Promise<void> {
		await this.page.keyboard.press('Alt+Enter');
		await approveBatch(this.page, truth);
	}

	async returnToClerk(reason: string): Promise<void> {
		await this.page.keyboard.press('F8');
		await this.page.keyboard.type(reason);
		await this.page.keyboard.press('Enter');
		await expect(this.page.getByRole('heading', { level: 1, name: 'Duyệt hồ sơ' })).toBeVisible();
	}
}
