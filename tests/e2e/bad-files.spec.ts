// Bad files are named with their reason, one sentence each, and the good file beside them still arrives.
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './journey.ts';
import { specimenPath } from './truth.ts';

test('bad files are named, a known file is recognised, the rest arrives', async ({
	archive,
	page
}) => {
	const folder = await mkdtemp(join(tmpdir(), 'tang-thu-e2e-'));
	const write = async (name: string, bytes: Uint8Array | string) => {
		await writeFile(join(folder, name), bytes);
		return join(folder, name);
	};
	const pdf = await readFile(specimenPath('ho-so-09.pdf'));
	const bad = [
		await write('rong.pdf', ''),
		await write('van-ban.pdf', 'đây không phải PDF'),
		await write('cut.pdf', pdf.subarray(0, 900)),
		await write('tap.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]))
	];
	await archive.open();
	await archive.signIn('Lê Thị Hoa');
	await archive.pick([...bad, specimenPath('ho-so-04.tif')]);
	await archive.waitForReading();
	const report = page.getByRole('region', { name: 'Việc nhập tệp' });
	for (const name of ['rong.pdf', 'van-ban.pdf', 'cut.pdf', 'tap.png'])
		await expect(report.getByText(`“${name}”`).first()).toBeVisible();
	await expect(page.getByRole('link', { name: 'ho-so-04', exact: true })).toBeVisible();

	await archive.pick([specimenPath('ho-so-04.tif')]);
	await expect(report.getByText('đã có trong kho')).toBeVisible();
});
