// A profile from the head row of an office's empty template: each title is matched to a column by its words; what
// fits none stays as an empty column at its place, and is named so that a person can choose.
import { fold } from '../../../domain/vietnamese/text.ts';
import { personColumns, type PersonColumnId } from '../columns/person-columns.ts';
import type { ExportLabels } from '../labels.ts';
import { emptyProfile, type Profile, type ProfileColumn } from './profile.ts';

/** Other titles that offices use, folded. Only those that can mean nothing else. */
const synonyms: Readonly<Partial<Record<PersonColumnId, readonly string[]>>> = {
	name: ['ho ten', 'ho va ten khai sinh', 'ho chu dem va ten khai sinh', 'ho dem ten', 'ten'],
	'other-name': ['ten goi khac', 'bi danh'],
	'birth-date': ['ngay sinh', 'ngay thang nam sinh', 'sinh ngay', 'ntns', 'dob'],
	'birth-year': ['nam sinh'],
	sex: ['gioi tinh', 'nam nu', 'phai'],
	'relation-to-head': ['quan he', 'quan he chu ho', 'qh voi chu ho', 'quan he voi chu ho'],
	'id-number': [
		'so cmnd',
		'cmnd',
		'so cccd',
		'cccd',
		'so dinh danh',
		'so dinh danh ca nhan',
		'so dinh danh ca nhan cmnd',
		'cmnd cccd',
		'so cmnd cccd',
		'so cccd cmnd',
		'so giay to',
		'cmnd so'
	],
	passport: ['so ho chieu', 'ho chieu'],
	ethnicity: ['dan toc'],
	'ethnicity-code': ['ma dan toc'],
	religion: ['ton giao'],
	nationality: ['quoc tich'],
	'birth-place': ['noi sinh'],
	'home-town': ['que quan', 'nguyen quan'],
	'permanent-address': [
		'noi thuong tru',
		'hktt',
		'ho khau thuong tru',
		'dia chi thuong tru',
		'thuong tru'
	],
	'current-address': ['noi o hien tai', 'noi o hien nay', 'cho o hien nay', 'dia chi hien tai'],
	education: ['trinh do hoc van', 'hoc van', 'trinh do van hoa'],
	occupation: ['nghe nghiep', 'noi lam viec'],
	phone: ['dien thoai', 'so dien thoai', 'sdt'],
	'file-number': ['so ho so', 'ho so so', 'so ho so ho khau'],
	'book-number': ['so so ho khau', 'so ho khau so', 'so so'],
	'head-name': ['chu ho', 'ten chu ho', 'ho ten chu ho', 'ho va ten chu ho'],
	'person-number': ['stt', 'tt', 'so thu tu']
};

/** Folded title → column, from the labels, the ids and the synonyms. */
export function titleIndex(labels: ExportLabels): ReadonlyMap<string, PersonColumnId> {
	const index = new Map<string, PersonColumnId>();
	for (const { id } of personColumns) {
		for (const title of synonyms[id] ?? []) index.set(title, id);
		index.set(fold(id), id);
		index.set(fold(labels.columns[id]), id);
	}
	return index;
}

/** The column a title means: exactly, else without what stands in brackets and item numbers. */
export function matchTitle(
	title: string,
	index: ReadonlyMap<string, PersonColumnId>
): PersonColumnId | null {
	const bare = title.replace(/\([^)]*\)|^\s*\(?\d+[.)]\s*/g, ' ');
	return index.get(fold(title)) ?? index.get(fold(bare)) ?? null;
}

export interface MatchedHeader {
	readonly profile: Profile;
	/** Titles that fit no column, or one already taken. */
	readonly unmatched: readonly string[];
}

export function profileFromHeader(
	name: string,
	titles: readonly string[],
	labels: ExportLabels
): MatchedHeader {
	const index = titleIndex(labels);
	const taken = new Set<PersonColumnId>();
	const unmatched: string[] = [];
	const persons = titles.map((title): ProfileColumn => {
		const id = matchTitle(title, index);
		const isFree = id !== null && !taken.has(id);
		if (isFree) taken.add(id);
		else if (title.trim() !== '') unmatched.push(title);
		return { id: isFree ? id : null, title, casing: 'as-is', date: 'as-is' };
	});
	return { profile: { ...emptyProfile(name), persons }, unmatched };
}
