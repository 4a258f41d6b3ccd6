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

	async choose(format: RegExp): Promise<void> {
		await this.page.getByLabel(format).check();
	}

	/** A profile of the office: some columns renamed, seen in the preview, saved and chosen. */
	async buildProfile(name: string, titles: Readonly<Record<string, string>>): Promise<void> {
		await this.page.getByRole('button', { name: 'Lập mẫu mới…' }).click();
		await this.page.getByLabel('Tên mẫu').fill(name);
		for (const [old, title] of Object.entries(titles)) {
			const rows = this.page.getByLabel('Tên cột trong tệp');
			const values = await rows.evaluateAll((all) => all.map((one) => 'value' in one && one.value));
			expect(values).toContain(old);
			const box = rows.nth(values.indexOf(old));
			await box.fill(title);
			await box.press('Tab');
			await expect(
				this.page.getByRole('region', { name: 'Bảng xem trước' }).getByText(title)
			).toBeVisible();
		}
		await this.page.keyboard.press('Control+s');
		await expect(this.page.getByLabel('Mẫu xuất', { exact: true })).toHaveValue(name);
	}

	/** Only what changed since the newest export made here. */
	async sinceLast(): Promise<void> {
		const choice = this.page.getByLabel('Xuất', { exact: true });
		await expect(choice.getByRole('option', { name: /Phần đổi từ/ })).toHaveCount(1);
		await choice.selectOption({ index: 1 });
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
