// A doubt is settled by another paper of the file that says the same of the same person, and by nothing less.
import { describe, expect, it } from 'vitest';
import type { FieldKey, PageId } from '#lib/domain/ids.ts';
import type { FieldMark, FieldView } from '../surface.ts';
import { AgreeingPapers } from './agreeing-papers.ts';

const [first, second] = ['p1' as PageId, 'p2' as PageId];

interface Wish {
	readonly is: string;
	readonly text: string;
	readonly at?: number;
	readonly by?: 'person';
	readonly kind?: string;
	readonly of?: string;
	readonly mark?: FieldMark;
	readonly issues?: readonly string[];
	readonly isDitto?: boolean;
}

function field({
	is,
	text,
	at = 0.99,
	by,
	kind = 'date',
	of = 'subject',
	...more
}: Wish): FieldView {
	const mark = more.mark ?? (by ? 'confirmed' : at < 0.95 ? 'doubt' : 'sure');
	const cell = more.isDitto ? { tableId: 't', rowId: 'r2', columnId: is } : undefined;
	const issues = (more.issues ?? []).map((code) => ({ code, severity: 'warning' as const }));
	const marks = more.isDitto ? [{ code: 'ditto-resolved', severity: 'info' as const }] : [];
	const reading = { confidence: at, issues: marks, ...(cell && { cell }) };
	return {
		...{ key: `#${of}.${is}` as FieldKey, fieldId: is, label: is, cell: null, kind, text, mark },
		...{ fact: { of, is }, needsPerson: mark === 'doubt', issues, restricted: false },
		current: { status: 'read', reading, entry: by ? { confirmed: true } : null }
	} as unknown as FieldView;
}

const name = (text: string, of = 'subject', at = 0.99) =>
	field({ is: 'name', text, of, at, kind: 'person-name' });
const birth = (text: string, more: Partial<Wish> = {}) =>
	field({ is: 'birth-date', text, ...more });

/** The fields of the first page once the second has said what it says. */
function beside(fields: readonly FieldView[], other: readonly FieldView[]) {
	const papers = new AgreeingPapers();
	papers.take({ id: first, fields });
	papers.take({ id: second, fields: other });
	return papers.over({ id: first, fields }, [first, second]);
}

const doubted = birth('14/06/1967', { at: 0.9 });
const lan = name('TRẦN THỊ LAN');

describe('a doubtful birth date', () => {
	it('is settled where another paper gives this person the same one, and says which paper', () => {
		const [, settled] = beside([lan, doubted], [lan, birth('14/06/1967')]);
		expect(settled).toMatchObject({
			mark: 'agreed',
			needsPerson: false,
			issues: [{ code: 'same-on-paper', severity: 'info', params: { page: 2 } }]
		});
	});

	it.each([
		['nobody else says it', []],
		['the other paper says another day', [lan, birth('14/06/1961')]],
		['it is another person’s', [name('TRẦN THỊ LÀNH'), birth('14/06/1967')]],
		['the other paper does not say whose it is', [birth('14/06/1967')]],
		['the other is a draft', [lan, birth('14/06/1967', { mark: 'edited', at: 0 })]],
		['the other is parked', [lan, birth('14/06/1967', { mark: 'parked' })]],
		['the other breaks a rule', [lan, birth('14/06/1967', { mark: 'rule' })]],
		['the other only repeats what is above it', [lan, birth('14/06/1967', { isDitto: true })]],
		['both are weak', [lan, birth('14/06/1967', { at: 0.6 })]]
	])('stays where %s', (_, other) => {
		expect(beside([lan, doubted], other)[1]).toBe(doubted);
	});

	it('stays where its own kind doubts it, where nothing stands in it, and where a person is at it', () => {
		const other = [lan, birth('14/06/1967')];
		for (const open of [
			birth('14/06/1967', { at: 0.9, issues: ['date-not-on-calendar'] }),
			birth('', { at: 0.2 }),
			birth('14/06/1967', { at: 0.9, mark: 'edited' })
		])
			expect(beside([lan, open], other)[1]).toBe(open);
	});

	it('is never its own witness', () => {
		const papers = new AgreeingPapers();
		const fields = [lan, birth('14/06/1967', { at: 0.94 })];
		papers.take({ id: first, fields });
		expect(papers.over({ id: first, fields }, [first])[1]).toBe(fields[1]);
	});

	it('is open again once the other paper is put right', () => {
		const papers = new AgreeingPapers();
		const page = { id: first, fields: [lan, doubted] };
		papers.take(page);
		expect(papers.take({ id: second, fields: [lan, birth('14/06/1967')] })).toBe(true);
		const settled = papers.over(page, [first, second])[1];
		expect(papers.over(page, [first, second])[1]).toBe(settled);
		expect(papers.take({ id: second, fields: [lan, birth('14/06/1967')] })).toBe(false);
		expect(papers.take({ id: second, fields: [lan, birth('15/06/1967', { by: 'person' })] })).toBe(
			true
		);
		expect(papers.over(page, [first, second])[1]).toBe(doubted);
	});
});

describe('what may come from anybody in the file', () => {
	it('is a name, whoever it names there', () => {
		const doubtful = name('NGUYỄN THỊ THU ÁNH', 'subject', 0.8);
		expect(beside([doubtful], [name('Nguyễn Thị Thu Ánh', 'relative')])[0]?.mark).toBe('agreed');
		expect(beside([doubtful], [name('Nguyễn Thị Thu Anh', 'relative')])[0]?.mark).toBe('doubt');
	});

	it.each([
		['Thôn 4, Chân Lý, Lý Nhân, Hà Nam', 'agreed'],
		['Thôn 4, xã Chân Lý, huyện Lý Nhân, tỉnh Hà Nam', 'agreed'],
		['Thôn 1, xã Chân Lý, huyện Lý Nhân, tỉnh Hà Nam', 'doubt'],
		['Thân 4, xã Chân Lý, huyện Lý Nhân, tỉnh Hà Nam', 'doubt'],
		['xã Chân Lý, huyện Lý Nhân, tỉnh Hà Nam', 'doubt']
	])('is an address: «%s» → %s', (text, mark) => {
		const address = (is: string, says: string, at: number) =>
			field({ is, text: says, at, kind: 'address' });
		const own = address('current-address', 'Thôn 4, xã Chân Lý, huyện Lý Nhân, tỉnh Hà Nam', 0.9);
		expect(beside([own], [address('permanent-address', text, 0.99)])[0]?.mark).toBe(mark);
	});
});
