// Writing approved records to files and reading them back.
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';

export class ExportPage {
	constructor(readonly page: Page) {}

	async open(): Promise<void> {
		await this.page.getByRole('navigation').getByRole('link', { name: 'Xuất dữ liệu' }).click();
		await expect(this.page.getByText('Đang đếm hồ sơ…')).toBeHidden();
	}

	/** Lets incomplete files go, too. */
	async allowIncomplete(): Promise<void> {
		await this.page.getByLabel(/Xuất cả hồ sơ còn thiếu/).check();
		await expect(this.page.getByText(/Sẽ xuất 1 hồ sơ/)).toBeVisible();
	}

	async run(): Promise<void> {
		await this.page.getByRole('button', { name: 'Xuất và tải về' }).click();
		await expect(this.page.getByText(/Đã xuất xong/)).toBeVisible({ timeout: 60_000 });
	}

	/** Bytes of one written file. */
	async download(name: string): Promise<Buffer> {
		const row = this.page.getByRole('row').filter({ hasText: name });
		const waiting = this.page.waitForEvent('download');
		await row.getByRole('button', { name: 'Tải về' }).click();
		const path = await (await waiting).path();
		return readFile(path);
	}
}
