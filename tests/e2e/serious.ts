// What axe finds serious on the screen as it stands, in light and in dark; the theme is light again afterwards.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

async function serious(page: Page, where: string): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	return violations
		.filter(({ impact }) => impact === 'serious' || impact === 'critical')
		.flatMap(({ id, nodes }) => nodes.map((node) => `${where}: ${id} ${node.target.join(' ')}`));
}

export async function bothThemes(page: Page, where: string): Promise<string[]> {
	const found: string[] = [];
	for (const colorScheme of ['dark', 'light'] as const) {
		await page.emulateMedia({ colorScheme });
		found.push(...(await serious(page, `${where}, ${colorScheme}`)));
	}
	return found;
}
