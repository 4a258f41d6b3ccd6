import { describe, expect, it } from 'vitest';
import { exportLabelsVi } from '#lib/i18n/export.vi.ts';
import { crowd, crowdRecord } from '../../../../../tests/factories/export-records.ts';
import { personColumns } from '../columns/person-columns.ts';
import { exporter as csv } from '../formats/csv.ts';
import { exporter as xlsx } from '../formats/xlsx.ts';
import { parseCsv } from '../text/csv-reader.ts';
import { profileFromHeader } from './from-header.ts';
import { parseProfile, profileText, type Profile } from './profile.ts';

const profile: Profile = {
	format: 'tang-thu/export-profile',
	version: 1,
	name: 'Mẫu của phường',
	ethnicities: '1979',
	noReligion: '99',
	address: 'now',
	nameGrammar: '{loai}.{nam}',
	pictures: 'fine',
	persons: [
		{ id: 'birth-date', title: 'Sinh ngày', casing: 'as-is', date: 'yyyymmdd' },
		{ id: null, title: 'Ghi chú', casing: 'as-is', date: 'as-is' },
		{ id: 'name', title: 'Họ tên', casing: 'title', date: 'as-is' },
		{ id: 'religion-code', title: 'Mã TG', casing: 'as-is', date: 'as-is' }
	],
	households: []
};

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
	let text = '';
	for await (const chunk of chunks) text += Buffer.from(chunk).toString('utf8');
	return text;
}

describe('a profile', () => {
	it('chooses columns, order, titles, casing and dates', async () => {
		const text = await textOf(csv.write(crowd(30), { labels: exportLabelsVi, profile }));
		const [heads, ...rows] = [...parseCsv(text.slice(1))];
		expect(heads).toEqual(['Sinh ngày', 'Ghi chú', 'Họ tên', 'Mã TG']);
		const people = Array.from({ length: 30 }, (_, index) => crowdRecord(index)).flatMap(
			({ household }) => household.persons
		);
		expect(rows).toHaveLength(people.length);
		for (const [birth = '', note, name] of rows) {
			expect(birth).toMatch(/^\d{8}$|^\d{4}$/);
			expect(note).toBe('');
			expect(name).toMatch(/^\p{Lu}\p{Ll}+( \p{Lu}\p{Ll}+)*$/u);
		}
		expect(new Set(rows.map((row) => row[3]))).toEqual(new Set(['99', '02']));
	});

	it('shapes the spreadsheet too, and the codes on its sheet', async () => {
		const chunks = xlsx.write(crowd(2), { labels: exportLabelsVi, profile });
		const whole = await textOf(xlsx.write(crowd(2), { labels: exportLabelsVi }));
		expect((await textOf(chunks)).length).toBeLessThan(whole.length);
	});

	it('is saved and read back the same', () => {
		expect(parseProfile(profileText(profile))).toEqual({ ok: true, value: profile });
	});

	it.each([
		['no JSON', '{', 'profile-broken'],
		['another file', '{"format":"x"}', 'profile-wrong-format'],
		['a later version', profileText({ ...profile, version: 2 as never }), 'profile-wrong-format'],
		[
			'a column nobody has',
			profileText({
				...profile,
				persons: [{ id: 'salary', title: 'Lương', casing: 'as-is', date: 'as-is' }]
			}),
			'profile-unknown-column'
		],
		[
			'a hostile prototype',
			'{"__proto__":{"format":"tang-thu/export-profile"}}',
			'profile-wrong-format'
		]
	])('is refused when it is %s', (_, text, code) => {
		expect(parseProfile(text)).toMatchObject({ ok: false, failure: { code } });
	});
});

describe('profileFromHeader', () => {
	it('matches the titles of an empty template, keeps and names what it does not know', () => {
		const titles = [
			'STT',
			'HỌ VÀ TÊN',
			'Ngày, tháng, năm sinh (dd/mm/yyyy)',
			'3. Giới tính',
			'Số CMND/CCCD',
			'Nguyên quán',
			'Quê quán',
			'Diện chính sách',
			''
		];
		const { profile: made, unmatched } = profileFromHeader('Mẫu', titles, exportLabelsVi);
		expect(made.persons.map(({ id }) => id)).toEqual([
			'person-number',
			'name',
			'birth-date',
			'sex',
			'id-number',
			'home-town',
			null,
			null,
			null
		]);
		expect(unmatched).toEqual(['Quê quán', 'Diện chính sách']);
		expect(parseProfile(profileText(made)).ok).toBe(true);
	});

	it('knows every title that this app itself writes', () => {
		const ids = personColumns.map(({ id }) => id);
		const titles = ids.map((id) => exportLabelsVi.columns[id]);
		const { profile: made, unmatched } = profileFromHeader('Mẫu', titles, exportLabelsVi);
		expect(unmatched).toEqual([]);
		expect(made.persons.map(({ id }) => id)).toEqual(ids);
	});
});
