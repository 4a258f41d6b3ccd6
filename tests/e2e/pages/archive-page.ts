// The archive's front as a clerk uses it.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { signIn, type WorkRole } from '../../../scripts/gate.ts';

/** Who was let in last on a page: unlocks it again after a reload. */
export const lastNames = new WeakMap<Page, string>();

export class ArchivePage {
	constructor(readonly page: Page) {}

	async open(): Promise<void> {
		await this.page.goto('/');
		await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
	}

	/** Makes the first account, lets somebody in or unlocks, whatever is needed; then works in that role. */
	async signIn(name: string, role: WorkRole = 'Người nhập'): Promise<void> {
		await signIn(this.page, name, role);
		lastNames.set(this.page, name);
	}

	/** Drops files on the window as an office drags them from a folder. */
	async drop(paths: readonly string[]): Promise<void> {
		const files = await Promise.all(
			paths.map(async (path) => ({
				name: basename(path),
				base64: (await readFile(path)).toString('base64')
			}))
		);
		const transfer = await this.page.evaluateHandle((dropped) => {
			const data = new DataTransfer();
			for (const { name, base64 } of dropped) {
				const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
				data.items.add(new File([bytes], name));
			}
			return data;
		}, files);
		await this.page.dispatchEvent('main', 'dragover', { dataTransfer: transfer });
		await this.page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
	}

	async pick(paths: readonly string[]): Promise<void> {
		await this.page.getByLabel('Chọn tệp…').setInputFiles([...paths]);
	}

	/** Waits until every page that was taken in has been read. */
	async waitForReading(): Promise<void> {
		await expect(this.page.getByRole('table')).toBeVisible();
		await expect(this.page.getByRole('progressbar')).toHaveCount(0, { timeout: 120_000 });
	}

	async openFile(title: string): Promise<void> {
		await this.page.getByRole('link', { name: title, exact: true }).first().click();
	}
}
