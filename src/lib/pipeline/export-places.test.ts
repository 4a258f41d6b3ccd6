// The units of an address reach every format; what is not certain reaches none of them as a code.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportLabelsVi } from '#lib/i18n/export.vi.ts';
import { addressLayers } from '../domain/places/address-layers.ts';
import { createGazetteer } from '../domain/places/gazetteer.ts';
import type { GazetteerData } from '../domain/places/gazetteer-data.ts';
import type { FieldKey, PageId } from '../domain/ids.ts';
import { each, factValue, recordOf } from '../../../tests/factories/export-records.ts';
import type { ExportOptions } from './export/exporter.ts';
import { exporter as csv } from './export/formats/csv.ts';
import { exporter as jsonl } from './export/formats/jsonl.ts';
import { exporter as qcvn } from './export/formats/qcvn109.ts';
import { exporter as share } from './export/formats/share-037.ts';
import { exporter as sql } from './export/formats/sql.ts';
import { emptyProfile } from './export/profile/profile.ts';
import { parseCsv } from './export/text/csv-reader.ts';
import { rememberedLayers, withPlaces } from './export-places.ts';
import type { ExportRecord } from './export-record.ts';

const path = new URL('../domain/places/data/gazetteer.data.json', import.meta.url);
const gazetteer = createGazetteer(JSON.parse(readFileSync(path, 'utf8')) as GazetteerData);
const find = rememberedLayers((text, date) => addressLayers(gazetteer, text, date));

const settled = 'Thôn 3, xã Lê Hồ, huyện Kim Bảng, tỉnh Hà Nam';
const divided = 'Phường Quang Trung, thành phố Phủ Lý, tỉnh Hà Nam';

const pageId = 'f000001-p1' as PageId;
function said(value: string) {
	const key = `${pageId}#x` as FieldKey;
	const where = { key, pageId, formId: 'hk02' } as const;
	const what = { raw: value, value, status: 'read', source: 'clerk', confidence: 1 } as const;
	return factValue(value, { evidence: [{ ...where, ...what }] });
}

function recordWith(facts: Readonly<Record<string, string>>, day = '05/08/2010'): ExportRecord {
	const stated = Object.entries(facts).map(([id, value]) => [id, said(value)] as const);
	const person = { id: 'p1', roles: ['subject'] as const, facts: Object.fromEntries(stated) };
	const base = recordOf('f000001', [person]);
	const household = {
		...base.household,
		facts: { ...base.household.facts, 'document-date': said(day) }
	};
	return withPlaces({ ...base, household }, find);
}

async function textOf(
	exporter: { write: typeof csv.write },
	record: ExportRecord,
	options: Partial<ExportOptions> = {}
): Promise<string> {
	const parts: Uint8Array[] = [];
	const chunks = exporter.write(each([record]), { labels: exportLabelsVi, ...options });
	for await (const chunk of chunks) parts.push(chunk);
	return Buffer.concat(parts).toString();
}

async function rowOf(record: ExportRecord, options: Partial<ExportOptions> = {}) {
	const text = await textOf(csv, record, { headers: 'ids', ...options });
	const [heads = [], cells = []] = [...parseCsv(text.slice(1))];
	return Object.fromEntries(heads.map((head, index) => [head, cells[index] ?? '']));
}

describe('the layers of an address', () => {
	it('stand beside what is written, each with its code', async () => {
		const row = await rowOf(recordWith({ 'permanent-address': settled }));
		expect(row).toMatchObject({
			'permanent-address': settled,
			'permanent-address-then': 'Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam',
			'permanent-address-then-code': '13393',
			'permanent-address-now': 'Phường Lê Hồ, Tỉnh Ninh Bình',
			'permanent-address-now-code': '13393',
			'place-questions': ''
		});
	});

	it('stay a question where a unit was divided: no code, the choices named', async () => {
		const row = await rowOf(recordWith({ 'home-town': divided }));
		expect(row['home-town-then-code']).toBe('13285');
		expect(row['home-town-now']).toBe('');
		expect(row['home-town-now-code']).toBe('');
		expect(row['place-questions']).toMatch(/^home-town\.now: .*Phủ Lý.* \| /);
	});

	it('take the place of what is written where a profile asks for them', async () => {
		const columns = ['permanent-address', 'home-town'].map((id) => ({
			id,
			title: id,
			casing: 'as-is' as const,
			date: 'as-is' as const
		}));
		const record = recordWith({ 'permanent-address': settled, 'home-town': divided });
		const profile = { ...emptyProfile('x'), persons: columns };
		const rows = await Promise.all(
			(['written', 'then', 'now'] as const).map((address) =>
				rowOf(record, { profile: { ...profile, address } })
			)
		);
		expect(rows.map((row) => row['permanent-address'])).toEqual([
			settled,
			'Thôn 3, Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam',
			'Thôn 3, Phường Lê Hồ, Tỉnh Ninh Bình'
		]);
		expect(rows.map((row) => row['home-town'])).toEqual([
			divided,
			'Phường Quang Trung, Thành phố Phủ Lý, Tỉnh Hà Nam',
			''
		]);
	});

	it('are coded in QCVN 109 and in the 037 shape, by the layer asked for', async () => {
		const record = recordWith({
			'permanent-address': settled,
			'home-town': divided,
			'current-address': 'tỉnh Hà Nam'
		});
		const xml = await textOf(qcvn, record);
		expect(xml).toContain(
			`<ThuongTru><MaDonViHanhChinh>13393</MaDonViHanhChinh><ChiTiet>${settled}</ChiTiet>`
		);
		expect(xml).toContain(`<QueQuan><ChiTiet>${divided}</ChiTiet>`);
		// A province's two digits are no code of the standard.
		expect(xml).toContain('<NoiOHienTai><ChiTiet>tỉnh Hà Nam</ChiTiet>');
		expect(await textOf(qcvn, record, { address: 'then' })).toContain('13285');
		expect(await textOf(qcvn, record, { address: 'written' })).not.toContain('MaDonVi');
		type Citizen = Record<string, Record<string, string>>;
		const [now] = JSON.parse(await textOf(share, record)) as Citizen[];
		const [then] = JSON.parse(await textOf(share, record, { address: 'then' })) as Citizen[];
		expect(now?.['ThuongTru']).toMatchObject({
			MaTinhThanh: '37',
			MaQuanHuyen: '',
			MaPhuongXa: '13393'
		});
		expect(then?.['ThuongTru']).toMatchObject({
			MaTinhThanh: '35',
			MaQuanHuyen: '350',
			MaPhuongXa: '13393'
		});
	});

	it('go into SQL and into JSON Lines, once for a family that shares them', async () => {
		const record = recordWith({ 'permanent-address': settled, 'home-town': settled });
		expect(await textOf(sql, record)).toContain('\tPhường Lê Hồ, Tỉnh Ninh Bình\t13393\t');
		const [, line = ''] = (await textOf(jsonl, record)).split('\n');
		const { places } = JSON.parse(line) as Pick<ExportRecord, 'places'>;
		expect(places?.addresses).toHaveLength(1);
		expect(places?.of).toEqual({ p1: { 'permanent-address': 0, 'home-town': 0 } });
	});

	it('follow the day of the paper', () => {
		const record = recordWith({ 'home-town': 'tỉnh Nam Hà' }, '05/08/1994');
		expect(record.places?.addresses[0]?.then?.text).toBe('Tỉnh Nam Hà');
		const days: (string | undefined)[] = [];
		withPlaces(record, (written, date) => {
			days.push(date);
			return find(written, date);
		});
		expect(days).toEqual(['1994-08-05']);
	});

	it('leave out a text that names no unit', () => {
		expect(recordWith({ 'home-town': 'đường số 8' }).places).toEqual({ addresses: [], of: {} });
	});
});
