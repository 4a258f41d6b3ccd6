// Out of the archive and back: a list as second source, a profile, an export, nothing left to export, the person found
// without tones, the household on paper, and the whole record rebuilt on another machine to the same bytes.
import { expect, test } from './journey.ts';
import { ArchivePage } from './pages/archive-page.ts';
import { ExportPage } from './pages/export-page.ts';
import { type GivenFile, ListsPage } from './pages/lists-page.ts';
import { keyOpenFields } from './robot-clerk.ts';
import { specimenPath, truthOf, valueAt } from './truth.ts';

/** TCVN3 as old offices saved it: Họ và tên, Ngày sinh, Quê quán; the home town differs from the paper's. */
const oldList = Buffer.from(
	'Hä vµ tªn,Ngµy sinh,Quª qu¸n\r\n§ç Thanh H\xADng,06/04/1969,"An L·o, B×nh Lôc, Hµ Nam"\r\n',
	'latin1'
);

test('exported by a profile, found, printed, and brought back to the same bytes', async ({
	archive,
	desk,
	review,
	exporting,
	page,
	browser,
	baseURL
}) => {
	const truth = await truthOf('ho-so-04.tif');
	await archive.open();
	await archive.signIn('Lê Thị Hoa');
	const lists = new ListsPage(page);
	await lists.open();
	expect(
		await lists.keep({ name: 'danh-sach.csv', mimeType: 'text/csv', buffer: oldList })
	).toContain('TCVN3');

	await archive.open();
	await archive.pick([specimenPath('ho-so-04.tif')]);
	await archive.waitForReading();
	await archive.openFile('ho-so-04');
	await desk.ready();
	const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
	for (let back = 1; back < truth.pages.length; back += 1) await desk.press('PageUp');
	const key = await page.locator('[data-key$="#home-town"]').first().getAttribute('data-key');

	// Loaded anew, at a field: the list's other home town makes a doubt of what the machine was sure of; it is told and
	// offered beside the ink, and changes nothing by itself.
	await page.goto(`/files/${id}?at=${encodeURIComponent(key ?? '')}`);
	await desk.ready();
	expect(await desk.caret()).toMatchObject({
		place: 'home-town',
		text: valueAt(truth, 0, 'home-town')
	});
	await expect(page.getByText(/“danh-sach.csv” ghi khác: An Lão/)).toBeVisible();
	await expect(page.getByRole('button', { name: /An Lão/ })).toBeVisible();
	await keyOpenFields(desk, truth);
	await desk.waitSaved();
	await desk.press('Enter');
	await expect(page).toHaveURL(/\/$/);

	await archive.signIn('Trần Văn Duyệt', 'Người duyệt');
	await page.goto(`/review/${id}`);
	await expect(page.getByRole('list', { name: 'Nội dung hồ sơ' })).toBeVisible();
	await review.approve(truth);

	await exporting.open();
	await exporting.allowIncomplete();
	await exporting.choose(/JSON Lines/);
	await exporting.choose(/Trang và ảnh/);
	await exporting.buildProfile('Mẫu thử', { 'Họ và tên': 'TÊN ĐẦY ĐỦ' });
	await exporting.run();
	const csv = (await exporting.download('nhan-khau.csv')).toString('utf8');
	const [head = '', row = ''] = csv.split('\r\n').map((line) => line.split(','));
	expect(row[head.indexOf('TÊN ĐẦY ĐỦ')]).toBe('ĐỖ THANH HƯNG');
	expect(head).not.toContain('Họ và tên');
	expect(head).toContain('Tình trạng nhân khẩu');
	expect(row).toContain('present');
	expect(csv).toContain('168534784');
	const written: GivenFile[] = [];
	for (const name of ['ho-so.jsonl', 'trang.jsonl'])
		written.push({
			...{ name, mimeType: 'application/jsonl' },
			buffer: await exporting.download(name)
		});

	await page.getByRole('button', { name: 'Xuất lần nữa' }).click();
	await exporting.sinceLast();
	await expect(page.getByText(/mới 0, sửa 0, giữ nguyên 1, rút lại 0/)).toBeVisible();
	await expect(page.getByText(/Không hồ sơ nào thay đổi/)).toBeVisible();

	await page.getByRole('navigation').getByRole('link', { name: 'Tìm kiếm' }).click();
	await page.getByLabel(/^Tên người, số giấy tờ/).fill('do thanh hung 1969');
	const hit = page.getByRole('option').filter({ hasText: 'ĐỖ THANH HƯNG' });
	await expect(hit).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(new RegExp(`/files/${id}\\?at=`));
	await desk.ready();
	expect((await desk.caret())?.text).toBe('ĐỖ THANH HƯNG');

	await page.goto(`/print/${id}`);
	const sheet = page.getByRole('article');
	await expect(sheet).toContainText('ĐỖ THANH HƯNG');
	await expect(sheet).toContainText('168534784');
	const pictures = page.locator('figure img');
	await expect(pictures).toHaveCount(truth.pages.length);
	await expect
		.poll(() => pictures.evaluateAll((all) => all.every((one) => one.clientHeight > 200)))
		.toBe(true);

	const elsewhere = await browser.newContext({ baseURL: baseURL ?? '', locale: 'vi-VN' });
	const other = await elsewhere.newPage();
	const there = new ArchivePage(other);
	await there.open();
	await there.signIn('Phạm Thị Khác', 'Người duyệt');
	await other.getByRole('navigation').getByRole('link', { name: 'Xuất dữ liệu' }).click();
	await other.getByRole('link', { name: /Nhập danh sách có sẵn/ }).click();
	await new ListsPage(other).bringBack(written);
	await expect(other.getByText(`${truth.pages.length} ảnh trang đã về đúng chỗ.`)).toBeVisible();
	const out = new ExportPage(other);
	await out.open();
	await out.allowIncomplete();
	await out.choose(/JSON Lines/);
	await out.choose(/Trang và ảnh/);
	await out.run();
	for (const { name, buffer } of written)
		expect((await out.download(name)).equals(buffer), name).toBe(true);
	await elsewhere.close();
});

test('an address inside the app, loaded anew and unlocked, opens what it names', async ({
	archive,
	page
}) => {
	await archive.open();
	await archive.signIn('Lê Thị Hoa');
	for (const path of ['/print/khong-co', '/files/khong-co', '/review/khong-co']) {
		await page.goto(path);
		await expect(page.getByText('Hồ sơ này không có trên máy.')).toBeVisible();
		await expect(page).toHaveURL(new RegExp(`${path}$`));
	}
});
