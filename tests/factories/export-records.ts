// Invented household records for tests and measurements of the export: a seeded crowd, one record at a time.
import type { PersonFactId } from '#lib/domain/facts.ts';
import type { FactValue, Household, Person } from '#lib/domain/household.ts';
import type { FieldKey, PageId, RegistryFileId, UserId } from '#lib/domain/ids.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import type { ExportCandidate, ExportRecord, ExportSource } from '#lib/pipeline/export-record.ts';

export function factValue(value: string, patch: Partial<FactValue> = {}): FactValue {
	return {
		value,
		raw: value,
		status: 'read',
		source: 'clerk',
		confidence: 1,
		evidence: [],
		...patch
	};
}

function withEvidence(value: string, key: string): FactValue {
	const evidence = {
		key: key as FieldKey,
		pageId: key.split('#')[0] as PageId,
		formId: 'hk02',
		raw: value,
		value,
		status: 'read',
		source: 'clerk',
		confidence: 1
	} as const;
	return factValue(value, { evidence: [evidence] });
}

export function registryFile(id: string, patch: Partial<RegistryFile> = {}): RegistryFile {
	return {
		id: id as RegistryFileId,
		title: `${id}.pdf`,
		batch: 'lô 1',
		pageIds: [`${id}-p1` as PageId],
		state: 'approved',
		version: 3,
		importedAt: '2026-01-05T01:00:00.000Z',
		sentBy: 'u1' as UserId,
		approvedBy: 'u2' as UserId,
		approvedAt: '2026-01-06T02:00:00.000Z',
		returnReason: null,
		counts: { pages: 1, pagesRead: 1, pagesFailed: 0, fields: 20, open: 0 },
		...patch
	};
}

const families = ['NGUYỄN', 'TRẦN', 'LÊ', 'PHẠM', 'ĐỖ', 'VŨ', 'ĐẶNG', 'BÙI'];
const middles = ['VĂN', 'THỊ', 'ĐỨC', 'THÚY', 'QUỐC', 'HỒNG'];
const givens = ['HÒA', 'NGỌC', 'ƯỚC', 'BÌNH', 'LÝ', 'QUỲNH', 'SƠN', 'THẮM', 'DŨNG'];
const communes = ['xã Tượng Lĩnh', 'xã Thụy Lôi', 'thị trấn Hòa Mạc', 'xã Liêm Tiết'];

/** Small stable generator (mulberry32), so that a seed always gives the same crowd. */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

type Pick = <T>(list: readonly T[]) => T;

function personFacts(
	random: () => number,
	pick: Pick,
	family: string,
	address: string,
	isHead: boolean
): Partial<Record<PersonFactId, string>> {
	const year = String(1930 + Math.floor(random() * 80));
	const day = String(1 + Math.floor(random() * 28)).padStart(2, '0');
	return {
		name: `${family} ${pick(middles)} ${pick(givens)}`,
		'birth-date': random() < 0.1 ? year : `${day}/${pick(['01', '02', '3', '9', '12'])}/${year}`,
		sex: random() < 0.5 ? 'Nam' : 'Nữ',
		'home-town': address,
		ethnicity: 'Kinh',
		religion: random() < 0.2 ? 'Công giáo' : 'Không',
		nationality: 'Việt Nam',
		'id-number': `0${String(Math.floor(random() * 1e11)).padStart(11, '0')}`,
		'permanent-address': address,
		'relation-to-head': isHead ? 'Chủ hộ' : pick(['Vợ', 'Con', 'Con đẻ', 'Mẹ đẻ'])
	};
}

/** Household `number` of the crowd `seed`, one to eight persons, all that rule 25 asks for. */
export function crowdRecord(number: number, seed = 1): ExportRecord {
	const random = seeded(seed * 1_000_003 + number);
	const pick: Pick = (list) => list[Math.floor(random() * list.length)] as (typeof list)[number];
	const id = `f${String(number).padStart(6, '0')}`;
	const family = pick(families);
	const address = `Xóm ${1 + Math.floor(random() * 12)}, ${pick(communes)}, huyện Kim Bảng, tỉnh Hà Nam`;
	const persons = Array.from({ length: 1 + Math.floor(random() * 8) }, (_, index): Person => {
		const key = `${id}-p1#members.r${index + 1}`;
		const facts = personFacts(random, pick, family, address, index === 0);
		return {
			id: `${key}.name`,
			roles: [index === 0 ? 'subject' : 'member'],
			facts: Object.fromEntries(
				Object.entries(facts).map(([fact, value]) => [fact, withEvidence(value, `${key}.${fact}`)])
			)
		};
	});
	return recordOf(id, persons);
}

export function recordOf(id: string, persons: readonly Person[]): ExportRecord {
	const file = registryFile(id);
	const head = persons[0];
	const household: Household = {
		fileId: file.id,
		facts: {
			'head-name': head?.facts.name ?? factValue(''),
			'file-number': factValue(`0${id.slice(1)}/HK`),
			'book-number': factValue('012345678')
		},
		headId: head?.id ?? null,
		persons,
		links: [],
		events: [],
		issues: []
	};
	return {
		file,
		household,
		approvedBy: 'u2' as UserId,
		approvedAt: '2026-01-06T02:00:00.000Z',
		formVersions: { hk02: [1] },
		appVersion: '0.1.0'
	};
}

/** `count` households one after another, never all at once. */
export async function* crowd(count: number, seed = 1): AsyncGenerator<ExportRecord> {
	for (let number = 0; number < count; number++)
		yield await Promise.resolve(crowdRecord(number, seed));
}

export async function* each<T>(items: Iterable<T>): AsyncGenerator<T> {
	for (const item of items) yield await Promise.resolve(item);
}

export function candidateOf(record: ExportRecord): ExportCandidate {
	const { file, household, formVersions, appVersion } = record;
	return { file, household, formVersions, appVersion };
}

export function sourceOf(candidates: readonly ExportCandidate[]): ExportSource {
	return {
		count: () => Promise.resolve(candidates.length),
		candidates: () => each(candidates),
		journalHead: () => Promise.resolve({ seq: 7, hash: 'ab'.repeat(32) })
	};
}
