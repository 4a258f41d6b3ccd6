// The main job, whole and with the network off: a scanned PDF dropped, corrected by keyboard alone, approved, exported,
// and every approved value equal to what stands on the paper.
import { exportLabelsVi } from '../../src/lib/i18n/export.vi.ts';
import { expect, test } from './journey.ts';
import { keyOpenFields, lookOverAll } from './robot-clerk.ts';
import { parseCsv, plain, specimenPath, truthOf } from './truth.ts';

const { columns } = exportLabelsVi;
/** Fields of the person a form is about, and the column each is exported in. */
const subjectColumns = {
	sex: columns.sex,
	'birth-date': columns['birth-date'],
	'id-number': columns['id-number'],
	ethnicity: columns.ethnicity,
	'home-town': columns['home-town'],
	'birth-place': columns['birth-place']
} as const;

test('from a dropped scan to an exported record, offline, by keyboard', async ({
	archive,
	desk,
	review,
	exporting,
	page,
	context
}) => {
	test.setTimeout(240_000);
	const truth = await truthOf('ho-so-09.pdf');
	await archive.open();
	await archive.signIn('Lê Thị Hoa');
	await page.evaluate(() => navigator.serviceWorker.ready);
	await expect
		.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state ?? 'none'))
		.toBe('activated');
	await context.setOffline(true);

	await archive.drop([specimenPath('ho-so-09.pdf')]);
	await archive.waitForReading();
	await page.keyboard.press('Control+Enter');
	await desk.ready();
	await keyOpenFields(desk, truth);
	await desk.press('Escape');
	await lookOverAll(desk, truth);
	await desk.press('Alt+Enter');
	await keyOpenFields(desk, truth);
	await desk.waitSaved();
	await desk.press('Enter');
	await expect(page).toHaveURL(/\/$/);

	await archive.signIn('Trần Văn Duyệt', 'Người duyệt');
	await review.open();
	await review.openFile('ho-so-09');
	await review.approve(truth);

	await exporting.open();
	await exporting.allowIncomplete();
	await exporting.run();
	const csv = await exporting.download('nhan-khau.csv');
	expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	const persons = parseCsv(csv.toString('utf8'));
	for (const paper of truth.pages.filter(({ fields }) => fields.name)) {
		const name = paper.fields.name?.value ?? '';
		const person = persons.find((row) => plain(row[columns.name] ?? '') === plain(name));
		expect(person, `${name} is in the CSV`).toBeDefined();
		for (const [field, column] of Object.entries(subjectColumns))
			expect(plain(person?.[column] ?? ''), `${field} of ${name}`).toBe(
				plain(paper.fields[field]?.value ?? '')
			);
	}
	await page.getByRole('button', { name: 'Xuất lần nữa' }).click();
	await exporting.run();
	const again = await exporting.download('nhan-khau.csv');
	expect(again.equals(csv)).toBe(true);
});
