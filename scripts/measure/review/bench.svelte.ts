// Runs in a real browser, served by Vite in development (the built app is quicker): the very list and family view of the
// review over 50,000 made-up files and a household of 30, each timed from the act to the frame that shows it.
import { flushSync, mount, tick, unmount } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import '../../../src/app.css';
import type { RegistryFile } from '../../../src/lib/domain/registry-file.ts';
import type { RegistryFileId } from '../../../src/lib/domain/ids.ts';
import type { Household, Person } from '../../../src/lib/domain/household.ts';
import type { ReviewDigest } from '../../../src/lib/domain/review-batch.ts';
import { familyTree } from '../../../src/lib/pipeline/review/family-tree.ts';
import {
	byRisk,
	figureOf,
	riskRow,
	type RiskFilter,
	type RiskRow
} from '../../../src/lib/pipeline/review/list-order.ts';
import FamilyView from '../../../src/lib/ui/review/FamilyView.svelte';
import RiskList from '../../../src/lib/ui/review/RiskList.svelte';

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi'];
const given = ['Hòa', 'Lan', 'Bình', 'Phượng', 'Đức', 'Thảo', 'Quý', 'Yến', 'Kiên'];
const nameOf = (at: number) => `${families[at % 8] ?? ''} Thị ${given[at % 9] ?? ''}`;

function fileOf(at: number): RegistryFile {
	return {
		id: `file-${at}` as RegistryFileId,
		title: `Hồ sơ ${at} ${nameOf(at)}`,
		batch: 'đo',
		pageIds: [],
		state: at % 3 === 0 ? 'approved' : 'sent',
		version: 1,
		importedAt: '2026-01-01T00:00:00.000Z',
		sentBy: null,
		approvedBy: null,
		approvedAt: null,
		returnReason: null,
		counts: { pages: 4, pagesRead: 4, pagesFailed: 0, fields: 80, open: 0 }
	};
}

/** Figures in no order: multiples of a prime. */
function digestOf(at: number): ReviewDigest {
	const spread = (prime: number) => (at * prime) % 97;
	return {
		fileId: `file-${at}` as RegistryFileId,
		version: 1,
		expectedWrong: ((at * 7919) % 10_007) / 1000,
		parked: spread(31),
		differing: spread(37),
		overridden: spread(41),
		conflicts: spread(43),
		issues: spread(47)
	};
}

class BenchDesk {
	readonly #rows: readonly RiskRow[];
	#filter = $state.raw<RiskFilter>({ text: '', states: [], sort: 'expectedWrong' });
	readonly #shown = $derived.by(() => byRisk(this.#rows, this.#filter));
	readonly batchOf = new Map();
	readonly figureOf = figureOf;

	constructor(rows: readonly RiskRow[]) {
		this.#rows = rows;
	}
	get filter() {
		return this.#filter;
	}
	get shown() {
		return this.#shown;
	}
	setFilter(change: Partial<RiskFilter>): void {
		this.#filter = { ...this.#filter, ...change };
	}
}

const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
/** The task after a frame: what it shows has been laid out and painted. */
async function painted(): Promise<void> {
	await frame();
	await new Promise<void>((done) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => done();
		port2.postMessage(null);
	});
}

async function timed(act: () => void | Promise<unknown>): Promise<number> {
	await painted();
	const start = performance.now();
	await act();
	flushSync();
	await painted();
	return performance.now() - start;
}

/** Milliseconds of each change of order and of each filter. */
export async function list(count: number) {
	const rows = Array.from({ length: count }, (_, at) =>
		riskRow(fileOf(at), digestOf(at), {
			blind: { judged: 500, wrong: (at * 59) % 97 },
			duplicates: (at * 53) % 97
		})
	);
	const desk = new BenchDesk(rows);
	const shown = mount(RiskList, {
		target: document.body,
		props: { desk, chosen: new SvelteSet<RegistryFileId>(), onchoose: () => undefined }
	});
	await tick();
	const heads = () => [...document.querySelectorAll<HTMLButtonElement>('thead button')];
	const sorts: number[] = [];
	for (let round = 0; round < 3; round++)
		for (let column = heads().length - 1; column >= 0; column--)
			sorts.push(await timed(() => heads()[column]?.click()));
	const filters: number[] = [];
	const words = ['n', 'ng', 'nguyen', 'nguyen thi b', 'ho so 49', 'khong co', ''];
	for (let round = 0; round < 3; round++)
		for (const text of words) filters.push(await timed(() => desk.setFilter({ text })));
	for (const states of [['sent'], ['approved'], []] as const)
		filters.push(await timed(() => desk.setFilter({ states })));
	const inPage = document.querySelectorAll('tbody tr').length;
	await unmount(shown);
	return { sorts, filters, inPage };
}

function personOf(at: number): Person {
	const relation = at === 0 ? 'Chủ hộ' : at < 3 ? 'Bố' : at < 16 ? 'Con' : 'Cháu nội';
	const said = { name: nameOf(at), 'birth-date': `${1930 + at * 3}`, 'relation-to-head': relation };
	const facts = Object.fromEntries(
		Object.entries(said).map(([fact, value]) => {
			const one = { raw: value, value, status: 'read', source: 'clerk', confidence: 1 };
			const from = { key: `p${at}#${fact}`, pageId: `p${at}`, formId: 'hk02' };
			return [fact, { ...one, ...from, evidence: [{ ...one, ...from }] }];
		})
	);
	return { id: `person-${at}`, roles: ['member'], facts } as unknown as Person;
}

function householdOf(members: number): Household {
	const persons = Array.from({ length: members }, (_, at) => personOf(at));
	return {
		fileId: 'family' as RegistryFileId,
		facts: {},
		headId: 'person-0',
		persons,
		links: persons.slice(1).map((person, at) => ({
			personId: person.id,
			toPersonId: 'person-0',
			relation: at < 2 ? 'Bố' : 'Con',
			key: `p${at}#relation` as never
		})),
		events: [],
		issues: []
	};
}

/** From the opening of the family view to its picture: the tree is made within the time. */
export async function family(members: number) {
	const laps: number[] = [];
	let people = 0;
	for (let round = 0; round < 12; round++) {
		const household = householdOf(members);
		const shown = mount(FamilyView, {
			target: document.body,
			props: {
				fileId: household.fileId,
				load: () => Promise.resolve(familyTree(household, 2026))
			}
		});
		await tick();
		laps.push(
			await timed(async () => {
				document.querySelector<HTMLElement>('summary')?.click();
				while (document.querySelector('svg g') === null) await tick().then(frame);
			})
		);
		people = document.querySelectorAll('svg g rect').length;
		await unmount(shown);
	}
	return { laps, people };
}
