// The way in: lists of the office, and packages that the app wrote.
import { expect, type Page } from '@playwright/test';

export interface GivenFile {
	readonly name: string;
	readonly mimeType: string;
	readonly buffer: Buffer;
}

export class ListsPage {
	constructor(readonly page: Page) {}

	async open(): Promise<void> {
		await this.page.goto('/lists');
		await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
	}

	/** Takes a list in and keeps it; what was said of it before it was kept. */
	async keep(file: GivenFile): Promise<string> {
		await this.page.getByLabel('Chọn danh sách…').setInputFiles(file);
		const keep = this.page.getByRole('button', { name: 'Giữ làm nguồn thứ hai' });
		await expect(keep).toBeVisible();
		const said = await this.page.locator('main').innerText();
		await keep.click();
		await expect(keep).toBeHidden();
		return said;
	}

	async bringBack(files: readonly GivenFile[]): Promise<void> {
		await this.page.getByLabel('Chọn gói…').setInputFiles([...files]);
		await expect(this.page.getByText(/Đã nhập lại/)).toBeVisible({ timeout: 60_000 });
	}
}
