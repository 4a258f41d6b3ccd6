import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportLabelsVi } from '#lib/i18n/export.vi.ts';
import type { Person } from '../../../domain/household.ts';
import type { ExportRecord } from '../../export-record.ts';
import {
	crowd,
	crowdRecord,
	each,
	factValue,
	recordOf
} from '../../../../../tests/factories/export-records.ts';
import type { FieldKey } from '../../../domain/ids.ts';
import { exporter } from '../formats/qcvn109.ts';

const schema = join(process.cwd(), 'docs/formats/qcvn109-reconstructed.xsd');
const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;

async function xmlOf(records: AsyncIterable<ExportRecord>): Promise<string> {
	const parts: Uint8Array[] = [];
	for await (const chunk of exporter.write(records, { labels: exportLabelsVi })) parts.push(chunk);
	return Buffer.concat(parts).toString();
}

function isValid(xml: string): string {
	const folder = mkdtempSync(join(tmpdir(), 'qcvn-'));
	const file = join(folder, 'x.xml');
	writeFileSync(file, xml);
	try {
		execFileSync('xmllint', ['--noout', '--schema', schema, file], { stdio: 'pipe' });
		return 'valid';
	} catch (error) {
		return String((error as { stderr: Buffer }).stderr);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

const person = (id: string, facts: Record<string, string>): Person => ({
	id,
	roles: ['member'],
	facts: Object.fromEntries(Object.entries(facts).map(([fact, value]) => [fact, factValue(value)]))
});

describe('QCVN 109', () => {
	it('states how many citizens follow', async () => {
		const xml = await xmlOf(crowd(20));
		const said = Number(/SoCongDan="(\d+)"/.exec(xml)?.[1]);
		expect(xml.split('<CongDan>').length - 1).toBe(said);
		expect(said).toBeGreaterThan(20);
	});

	it.skipIf(!hasXmllint)('is valid against the reconstructed schema', async () => {
		expect(isValid(await xmlOf(crowd(300)))).toBe('valid');
		expect(isValid(await xmlOf(each([])))).toBe('valid');
	});

	it.skipIf(!hasXmllint)('stays valid whatever the values hold', async () => {
		const hostile = [
			'<x>&"\'',
			'a\0b\u0001c\uFFFE',
			'\uD800',
			']]>',
			'=1+1',
			'000000000000',
			'Người sao Hỏa'
		];
		const persons = hostile.map((text, index) =>
			person(`p${index}`, {
				name: text,
				'birth-date': text,
				sex: text,
				ethnicity: text,
				religion: text,
				nationality: text,
				'id-number': text,
				'home-town': text
			})
		);
		const xml = await xmlOf(each([recordOf('f1', persons)]));
		expect(isValid(xml)).toBe('valid');
		expect(xml).toContain('<TenGoiKhac>Người sao Hỏa</TenGoiKhac>');
	});

	it('keeps a year-only birth a year, and finds father, mother, spouse and head', async () => {
		const persons = [
			person('a', {
				name: 'NGUYỄN VĂN BA',
				sex: 'Nam',
				'birth-date': '1950',
				'id-number': '168123456'
			}),
			person('b', { name: 'TRẦN THỊ BỐN', sex: 'Nữ', 'birth-date': '05/8/1952' }),
			person('c', {
				name: 'NGUYỄN THỊ NĂM',
				sex: 'Nữ',
				'birth-date': '12/12/1975',
				'relation-to-head': 'Con'
			})
		];
		const base = recordOf('f1', persons);
		const key = 'p#f' as FieldKey;
		const links = [
			{ personId: 'b', toPersonId: 'a', relation: 'Vợ', key },
			{ personId: 'c', toPersonId: 'a', relation: 'Con', key },
			{ personId: 'b', toPersonId: 'c', relation: 'Mẹ', key }
		];
		const xml = await xmlOf(each([{ ...base, household: { ...base.household, links } }]));
		const [, father = '', , daughter = ''] = xml.split('<CongDan>');
		expect(father).toContain('<NgayThangNamSinh><Nam>1950</Nam></NgayThangNamSinh>');
		expect(father).toContain('<SoCMND>168123456</SoCMND>');
		expect(father).toMatch(/<VoChong>.*<Ten>BỐN<\/Ten>.*<\/VoChong>/);
		expect(daughter).toContain('<NgayThangNam>1975-12-12</NgayThangNam>');
		expect(daughter).toMatch(/<Cha><SoCMND>168123456<\/SoCMND>.*<Ten>BA<\/Ten><\/HoVaTen><\/Cha>/);
		expect(daughter).toMatch(/<Me>.*<Ten>BỐN<\/Ten><\/HoVaTen><\/Me>/);
		expect(daughter).toMatch(/<ChuHo><QuanHe>Con<\/QuanHe>/);
	});

	it('leaves out relatives named in passing', async () => {
		const record = crowdRecord(4);
		const [head, ...rest] = record.household.persons;
		const persons = [
			head,
			...rest.map((each) => ({ ...each, roles: ['relative'] as const }))
		] as Person[];
		const xml = await xmlOf(each([{ ...record, household: { ...record.household, persons } }]));
		expect(xml).toContain('SoCongDan="1"');
	});
});
