// Profiles: edited with undo, saved through the checks of a file that was sent, made from templates, hostile JSON refused.
import { describe, expect, it } from 'vitest';
import { exportLabelsVi } from '#lib/i18n/export.vi.ts';
import { fail, ok } from '#lib/domain/result.ts';
import { emptyProfile, profileText } from '#lib/pipeline/export/profile/profile.ts';
import { workbook } from '#lib/pipeline/export/spreadsheet/workbook.ts';
import { crowdRecord } from '../../../../tests/factories/export-records.ts';
import { ExportProfiles } from './profiles.svelte.ts';

function setUp(texts: readonly string[] = [], isFull = false) {
	let stored = texts;
	const files: File[] = [];
	const profiles = new ExportProfiles(
		{
			load: () => Promise.resolve(ok(stored)),
			save: (next) => {
				if (!isFull) stored = next;
				return Promise.resolve(isFull ? fail('storage-full') : ok(undefined));
			},
			download: (file) => files.push(file)
		},
		exportLabelsVi
	);
	return { profiles, files, stored: () => stored };
}

const titles = (profiles: ExportProfiles) => profiles.draft?.persons.map(({ title }) => title);

describe('export profiles', () => {
	it('are edited step by step, and each step can be taken back', () => {
		const { profiles } = setUp();
		profiles.edit('Mẫu mới');
		const usual = profiles.draft?.persons.length ?? 0;
		expect(usual).toBeGreaterThan(20);
		profiles.takeAll('persons');
		expect(profiles.draft?.persons).toHaveLength(profiles.choices('persons').length);
		profiles.change({ persons: [] });
		profiles.addColumn('persons', 'name', 'Họ tên');
		profiles.addColumn('persons', 'birth-date', 'Sinh');
		profiles.addColumn('persons', null, 'Ghi chú');
		profiles.moveColumn('persons', 1, -1);
		profiles.moveColumn('persons', 0, -1);
		profiles.setColumn('persons', 1, { casing: 'title' });
		expect(titles(profiles)).toEqual(['Sinh', 'Họ tên', 'Ghi chú']);
		const records = [crowdRecord(1)];
		const { heads, rows } = profiles.preview('persons', records);
		expect(heads).toEqual(['Sinh', 'Họ tên', 'Ghi chú']);
		expect(rows).toHaveLength(records[0]?.household.persons.length ?? -1);
		expect(rows[0]?.[1]).toMatch(/^\p{Lu}\p{Ll}/u);
		profiles.removeColumn('persons', 0);
		profiles.undo();
		expect(titles(profiles)).toEqual(['Sinh', 'Họ tên', 'Ghi chú']);
		while (profiles.canUndo) profiles.undo();
		expect(profiles.draft?.persons).toHaveLength(usual);
	});

	it('are saved under their name, once, and read back', async () => {
		const { profiles, stored } = setUp();
		for (const title of ['Họ tên', 'Họ và tên']) {
			profiles.edit('Mẫu xã');
			profiles.change({ persons: [{ id: 'name', title, casing: 'upper', date: 'as-is' }] });
			expect(await profiles.save()).toEqual(ok(undefined));
		}
		expect(profiles.draft).toBeNull();
		const again = setUp(stored());
		await again.profiles.load();
		again.profiles.choose('Mẫu xã');
		expect(again.profiles.saved).toHaveLength(1);
		expect(again.profiles.chosen?.persons[0]?.title).toBe('Họ và tên');
	});

	it('keep the draft when it has no name or the disk is full', async () => {
		const { profiles } = setUp([], true);
		profiles.edit('');
		expect(await profiles.save()).toMatchObject({ failure: { code: 'profile-no-name' } });
		profiles.change({ name: 'Mẫu' });
		expect(await profiles.save()).toMatchObject({ failure: { code: 'storage-full' } });
		expect(profiles.draft?.name).toBe('Mẫu');
		expect(profiles.saved).toEqual([]);
	});

	it('come back after they were removed', async () => {
		const { profiles } = setUp([profileText(emptyProfile('Mẫu'))]);
		await profiles.load();
		profiles.choose('Mẫu');
		await profiles.remove();
		expect([profiles.saved.length, profiles.chosen, profiles.removed?.name]).toEqual([
			0,
			null,
			'Mẫu'
		]);
		await profiles.restore();
		expect([profiles.saved.length, profiles.chosen?.name, profiles.removed]).toEqual([
			1,
			'Mẫu',
			null
		]);
	});

	it('are sent as JSON that opens again, under a name every disk takes', async () => {
		const { profiles, files } = setUp([profileText(emptyProfile('Mẫu: "Phường/1"'))]);
		await profiles.load();
		profiles.choose('Mẫu: "Phường/1"');
		profiles.send();
		expect(files[0]?.name).toBe('Mẫu Phường1.json');
		expect(profiles.take((await files[0]?.text()) ?? '')).toEqual(ok(undefined));
		expect(profiles.draft?.name).toBe('Mẫu: "Phường/1"');
	});

	const valid = JSON.parse(profileText(emptyProfile('x'))) as Record<string, unknown>;
	const column = { id: 'name', title: 'x' };
	it.each([
		['no JSON', '{', 'profile-broken'],
		['an endless text', ' '.repeat(2_000_000), 'profile-broken'],
		['another document', '[]', 'profile-wrong-format'],
		['another version', JSON.stringify({ ...valid, version: 2 }), 'profile-wrong-format'],
		['no name', JSON.stringify({ ...valid, name: '' }), 'profile-wrong-format'],
		[
			'a column nobody knows',
			JSON.stringify({ ...valid, persons: [{ id: 'x', title: 'x' }] }),
			'profile-unknown-column'
		],
		[
			'a column of prototypes',
			JSON.stringify({ ...valid, persons: [{ id: '__proto__', title: 'x' }] }),
			'profile-unknown-column'
		],
		[
			'a million columns',
			JSON.stringify({ ...valid, persons: Array(5000).fill(column) }),
			'profile-wrong-format'
		],
		['a layer nobody knows', JSON.stringify({ ...valid, address: 'soon' }), 'profile-wrong-format'],
		[
			'a title that is no text',
			JSON.stringify({ ...valid, persons: [{ id: 'name', title: {} }] }),
			'profile-wrong-format'
		]
	])('refuse %s', (_, text, code) => {
		const { profiles } = setUp();
		expect(profiles.take(text)).toMatchObject({ ok: false, failure: { code } });
		expect(profiles.draft).toBeNull();
	});

	it('are made from an empty template, whose head may stand below a title', async () => {
		const { profiles } = setUp();
		const rows = [
			['', ''],
			['STT', 'Họ và tên', 'Ngày tháng năm sinh', 'Ghi chú của xã', 'CCCD']
		];
		const columns = [{ head: 'DANH SÁCH NHÂN KHẨU', width: 9 }];
		const parts: Uint8Array[] = [];
		for await (const chunk of workbook([{ name: 'Mẫu', columns, rows }])) parts.push(chunk);
		expect(profiles.takeTemplate(Buffer.concat(parts), 'Mẫu xã')).toEqual(ok(undefined));
		expect(profiles.draft?.persons.map(({ id }) => id)).toEqual([
			'person-number',
			'name',
			'birth-date',
			null,
			'id-number'
		]);
		expect(profiles.unmatched).toEqual(['Ghi chú của xã']);
		expect(profiles.takeTemplate(new Uint8Array([1, 0, 2]), 'x').ok).toBe(false);
	});
});
