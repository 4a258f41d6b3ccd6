// Through the gate of the running app, for journeys and measuring: makes the first account, lets others in, unlocks.
// Everybody has the same passphrase; deriving keys from it is real work and takes about half a second.
import type { Page } from 'playwright';

export const testPassphrase = 'bốn con vịt lội qua mương';

export type WorkRole = 'Người nhập' | 'Người duyệt';

/** Waits until the app has looked who may come in. `'open'`: somebody is unlocked. */
async function gateOf(page: Page): Promise<'new' | 'locked' | 'open'> {
	const isFirst = page.getByRole('button', { name: /Tạo tài khoản quản trị/ });
	const isLocked = page.getByRole('button', { name: /Mở khóa/ });
	const inside = page.locator('.app:not([inert]) > *').first();
	await isFirst.or(isLocked).or(inside).first().waitFor({ state: 'visible', timeout: 60_000 });
	if (await isFirst.isVisible()) return 'new';
	return (await isLocked.isVisible()) ? 'locked' : 'open';
}

/** The first person of an archive; an administrator. */
async function found(page: Page, name: string): Promise<void> {
	await page.getByLabel('Họ và tên cán bộ').fill(name);
	await page.getByLabel('Mật khẩu', { exact: true }).fill(testPassphrase);
	await page.getByLabel('Gõ lại mật khẩu').fill(testPassphrase);
	await page.keyboard.press('Enter');
	await page.getByLabel(/Tôi đã in hoặc chép/).check({ timeout: 60_000 });
	await page.getByRole('button', { name: 'Vào làm việc' }).click();
}

/** Opens a locked screen; `name` where another person comes than the one who locked it. */
export async function unlock(page: Page, name: string): Promise<void> {
	if ((await gateOf(page)) !== 'locked') return;
	const other = page.getByRole('button', { name: 'Người khác vào làm' });
	if (await other.isVisible()) await other.click();
	await page.getByLabel('Họ và tên cán bộ').fill(name);
	await page.getByLabel('Mật khẩu', { exact: true }).fill(testPassphrase);
	await page.keyboard.press('Enter');
	await page
		.getByRole('button', { name: /Mở khóa/ })
		.waitFor({ state: 'detached', timeout: 60_000 });
}

const accountButton = (page: Page) => page.locator('header button').first();

async function openAccount(page: Page): Promise<void> {
	await accountButton(page).click();
	await page.getByRole('dialog').waitFor();
}

async function workAs(page: Page, role: WorkRole): Promise<void> {
	await openAccount(page);
	const choice = page.getByRole('dialog').getByLabel(role);
	if (await choice.isVisible()) await choice.check();
	await page.keyboard.press('Escape');
	await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

async function lock(page: Page): Promise<void> {
	await openAccount(page);
	await page.getByRole('dialog').getByRole('button', { name: 'Khóa màn hình' }).click();
	await page.getByRole('button', { name: /Mở khóa/ }).waitFor();
}

/** Makes an account for somebody. Whoever is unlocked must be an administrator. */
async function letIn(page: Page, name: string, role: WorkRole): Promise<void> {
	await openAccount(page);
	await page.getByRole('button', { name: 'Quản lý tài khoản' }).click();
	const row = page.getByRole('cell', { name, exact: true });
	await page.getByRole('table').waitFor();
	if (await row.isVisible()) return;
	await page.getByLabel('Họ và tên').fill(name);
	await page.locator('form').getByLabel('Vai trò').selectOption({ label: role });
	await page.getByLabel('Mật khẩu ban đầu của người đó').fill(testPassphrase);
	await page.getByLabel('Mật khẩu của tôi (quản trị)').first().fill(testPassphrase);
	await page.getByRole('button', { name: 'Thêm', exact: true }).click();
	await row.waitFor({ timeout: 60_000 });
}

/** Whoever is there before: afterwards `name` works in `role`, on the screen that was open. */
export async function signIn(page: Page, name: string, role: WorkRole): Promise<void> {
	const gate = await gateOf(page);
	const path = new URL(page.url()).pathname;
	if (gate === 'new') await found(page, name);
	else if (gate === 'locked') await unlock(page, name);
	const button = accountButton(page);
	await button.waitFor();
	if (!(await button.innerText()).startsWith(name)) {
		const isAdministrator = await administers(page);
		if (isAdministrator) await letIn(page, name, role);
		await lock(page);
		await unlock(page, name);
	}
	await workAs(page, role);
	if (new URL(page.url()).pathname !== path)
		await page.locator(`header nav a[href="${path}"]`).click();
}

async function administers(page: Page): Promise<boolean> {
	await openAccount(page);
	const isOne = await page.getByRole('button', { name: 'Quản lý tài khoản' }).isVisible();
	await page.keyboard.press('Escape');
	await page.getByRole('dialog').waitFor({ state: 'hidden' });
	return isOne;
}
