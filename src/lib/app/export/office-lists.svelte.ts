// Lists the office already has (Excel, CSV, dBase): looked at, their columns matched, kept as a second source. The desk
// asks here what a list says of the person a field belongs to; a list never changes a record by itself.
import { personFactKinds } from '#lib/domain/fact-kinds.ts';
import type { PersonFactId } from '#lib/domain/facts.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { exportLabelsVi } from '#lib/i18n/export.vi.ts';
import {
	listPersons,
	type ListedPerson,
	type PersonList
} from '#lib/pipeline/export/lists/list-persons.ts';
import { readList, type ListRows } from '#lib/pipeline/export/lists/list-table.ts';
import { ListIndex, type Known } from '#lib/pipeline/export/lists/second-source.ts';
import { deleteList, listLists, putList } from '#lib/platform/db/lists-store.ts';
import type { StoredList } from '#lib/platform/db/schema.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';

/** A list being looked at before it is kept. */
export interface ListDraft {
	readonly name: string;
	readonly list: PersonList;
	/** Numbers that had lost their zeros, and dates that had become numbers: put right and flagged. */
	readonly zerosLost: number;
	readonly serialDates: number;
}

/** What a list says. */
export interface Listed {
	readonly value: string;
	/** Name of the list. */
	readonly name: string;
}

interface Kept {
	readonly stored: StoredList;
	readonly persons: readonly ListedPerson[];
	readonly index: ListIndex;
}

const flagged = (persons: readonly ListedPerson[], code: string): number =>
	persons
		.flatMap(({ facts }) => Object.values(facts))
		.filter(({ issues }) => issues.some((issue) => issue.code === code)).length;

/** Stored by this app, but perhaps by an older version of it: what does not parse is left out. */
function personsOf({ persons }: StoredList): readonly ListedPerson[] {
	try {
		const read: unknown = JSON.parse(persons);
		return Array.isArray(read) ? (read as ListedPerson[]) : [];
	} catch {
		return [];
	}
}

export class OfficeLists {
	readonly #ports: Pick<AppPorts, 'connection' | 'clock' | 'newId'>;
	readonly #worker: () => OfficeWorker | null;
	#kept: readonly Kept[] = $state.raw([]);
	#rows: ListRows = [];
	#chosen: readonly (PersonFactId | null)[] = [];
	#draft: ListDraft | null = $state.raw(null);
	#removed: StoredList | null = $state.raw(null);

	constructor(
		ports: Pick<AppPorts, 'connection' | 'clock' | 'newId'>,
		worker: () => OfficeWorker | null
	) {
		this.#ports = ports;
		this.#worker = worker;
	}

	get lists(): readonly {
		readonly id: string;
		readonly name: string;
		readonly importedAt: string;
		readonly persons: number;
	}[] {
		return this.#kept.map(({ stored: { id, name, importedAt }, persons }) => ({
			id,
			name,
			importedAt,
			persons: persons.length
		}));
	}
	get draft(): ListDraft | null {
		return this.#draft;
	}
	/** The list removed last: it can be brought back. */
	get removed(): StoredList | null {
		return this.#removed;
	}
	/** Facts a column can be. */
	get facts(): readonly { readonly id: PersonFactId; readonly title: string }[] {
		return (Object.keys(personFactKinds) as PersonFactId[])
			.filter((id) => id !== 'criminal-record')
			.map((id) => ({ id, title: exportLabelsVi.columns[id] }));
	}

	async load(): Promise<void> {
		const stored = await listLists(this.#ports.connection);
		if (stored.ok) this.#kept = stored.value.map(keptOf);
	}

	/** Reads a file and shows what was understood; nothing is kept yet. */
	take(bytes: Uint8Array, name: string): Result<void> {
		const rows = readList(bytes);
		if (!rows.ok) return rows;
		this.#rows = rows.value;
		const list = listPersons(rows.value, exportLabelsVi);
		this.#chosen = list.columns.map(({ fact }) => fact);
		this.#show(name, list);
		return ok(undefined);
	}

	/** A person says what a column is; a fact stands in one column only. */
	setColumn(at: number, fact: PersonFactId | null): void {
		if (!this.#draft) return;
		this.#chosen = this.#chosen.map((one, index) =>
			index === at ? fact : one === fact ? null : one
		);
		this.#show(this.#draft.name, listPersons(this.#rows, exportLabelsVi, this.#chosen));
	}

	discard(): void {
		this.#draft = null;
		this.#rows = [];
	}

	async save(): Promise<Result<void>> {
		const worker = this.#worker();
		if (!this.#draft || !worker) return fail(this.#draft ? 'no-worker' : 'list-empty');
		const { name, list } = this.#draft;
		if (list.persons.length === 0) return fail('list-no-persons');
		const stored: StoredList = {
			id: this.#ports.newId(),
			name,
			importedAt: this.#ports.clock.now(),
			by: worker.id,
			persons: JSON.stringify(list.persons)
		};
		return this.#keep(stored);
	}

	async remove(id: string): Promise<Result<void>> {
		const gone = this.#kept.find(({ stored }) => stored.id === id);
		if (!gone) return ok(undefined);
		const deleted = await deleteList(this.#ports.connection, id);
		if (!deleted.ok) return deleted;
		this.#kept = this.#kept.filter((one) => one !== gone);
		this.#removed = gone.stored;
		return deleted;
	}

	async restore(): Promise<Result<void>> {
		return this.#removed ? this.#keep(this.#removed) : ok(undefined);
	}

	/** What each list says of one fact of a person, lists that know that person only. */
	says(known: Known, fact: PersonFactId): readonly Listed[] {
		return this.#kept.flatMap(({ stored, index }) => {
			const value = index.match(known)?.facts[fact]?.value ?? '';
			return value === '' ? [] : [{ value, name: stored.name }];
		});
	}

	#show(name: string, list: PersonList): void {
		this.#draft = {
			name,
			list,
			zerosLost: flagged(list.persons, 'list-zeros-lost'),
			serialDates: flagged(list.persons, 'list-date-was-serial')
		};
	}

	async #keep(stored: StoredList): Promise<Result<void>> {
		const written = await putList(this.#ports.connection, stored);
		if (!written.ok) return written;
		this.#kept = [...this.#kept, keptOf(stored)];
		this.#removed = null;
		this.discard();
		return ok(undefined);
	}
}

function keptOf(stored: StoredList): Kept {
	const persons = personsOf(stored);
	return { stored, persons, index: new ListIndex(persons) };
}
