// Export profiles (mẫu xuất) of the office: chosen, edited with undo, saved, sent as JSON, made from an empty template.
// What is saved is JSON text and is read back through the same checks as a file somebody sent.
/* eslint-disable svelte/prefer-svelte-reactivity -- the set lives for one call */
import {
	emptyProfile,
	parseProfile,
	profileText,
	type Profile,
	type ProfileColumn
} from '#lib/pipeline/export/profile/profile.ts';
import { profileFromHeader } from '#lib/pipeline/export/profile/from-header.ts';
import { profileOptions } from '#lib/pipeline/export/profile/profile-options.ts';
import { previewTable, type Preview, type TableId } from '#lib/pipeline/export/profile/preview.ts';
import { householdColumns } from '#lib/pipeline/export/columns/household-columns.ts';
import { personColumns } from '#lib/pipeline/export/columns/person-columns.ts';
import type { ExportLabels } from '#lib/pipeline/export/labels.ts';
import {
	caseName,
	defaultNameGrammar,
	type NameParts
} from '#lib/pipeline/export/official/civil-status.ts';
import { safeName } from '#lib/pipeline/export/official/safe-name.ts';
import { headRowOf } from '#lib/pipeline/export/lists/head-row.ts';
import { readList } from '#lib/pipeline/export/lists/list-table.ts';
import type { ExportRecord } from '#lib/pipeline/export-record.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';

export { defaultNameGrammar };

export interface ProfilePlatform {
	/** JSON texts. */
	load(): Promise<Result<readonly string[]>>;
	save(texts: readonly string[]): Promise<Result<void>>;
	download(file: File): void;
}

/** A column that a profile can take, and what of it can be styled. */
export interface ColumnChoice {
	readonly id: string;
	readonly title: string;
	readonly isDate: boolean;
}

const exampleParts: NameParts = {
	loai: 'KS',
	nam: '2026',
	ho_so: '0012/HK',
	so_ho_khau: '350012345',
	ma: 'a1b2c3'
};

const dateColumns = new Set(['birth-date', 'document-date', 'deposit-date', 'status-date']);
const tables = { persons: personColumns, households: householdColumns } as const;

/** What a new profile starts with: the facts themselves, without marks of this app and layers of addresses. */
const isUsual = ({ id }: ProfileColumn) =>
	id !== null &&
	!/-(?:then|now)(?:-code)?$|^approved-|-questions$|^(?:file-id|person-id|roles|statuses)$/.test(
		id
	);

/** Safe in every file system; the profile's own name stands inside. */
const fileName = (name: string) =>
	`${name.replace(/[^\p{L}\p{N} ._-]/gu, '').trim() || 'mau-xuat'}.json`;

export class ExportProfiles {
	readonly #platform: ProfilePlatform;
	readonly #labels: ExportLabels;
	#saved: readonly Profile[] = $state.raw([]);
	#chosen: Profile | null = $state.raw(null);
	#draft: Profile | null = $state.raw(null);
	#past: readonly Profile[] = $state.raw([]);
	#removed: Profile | null = $state.raw(null);
	#unmatched: readonly string[] = $state.raw([]);

	constructor(platform: ProfilePlatform, labels: ExportLabels) {
		this.#platform = platform;
		this.#labels = labels;
	}

	get saved(): readonly Profile[] {
		return this.#saved;
	}
	/** Used by the next export; null for all columns. */
	get chosen(): Profile | null {
		return this.#chosen;
	}
	/** Being edited; null when the editor is shut. */
	get draft(): Profile | null {
		return this.#draft;
	}
	get canUndo(): boolean {
		return this.#past.length > 0;
	}
	/** The profile removed last, until something else is done: it can be brought back. */
	get removed(): Profile | null {
		return this.#removed;
	}
	/** Titles of a template that fit no column. */
	get unmatched(): readonly string[] {
		return this.#unmatched;
	}

	choices(table: TableId): readonly ColumnChoice[] {
		const { columns } = this.#labels;
		return tables[table].map(({ id }) => ({
			id,
			title: columns[id],
			isDate: dateColumns.has(id)
		}));
	}

	async load(): Promise<void> {
		const texts = await this.#platform.load();
		if (!texts.ok) return;
		this.#saved = texts.value.flatMap((text) => {
			const parsed = parseProfile(text);
			return parsed.ok ? [parsed.value] : [];
		});
	}

	choose(name: string | null): void {
		this.#chosen = this.#saved.find((profile) => profile.name === name) ?? null;
	}

	/** The first rows as the draft, else the chosen profile, would write them. */
	preview(table: TableId, records: readonly ExportRecord[]): Preview {
		const options = profileOptions(this.#labels, this.#draft ?? this.#chosen);
		return previewTable(table, records, options);
	}

	/** What the draft's grammar makes of an invented case. */
	get exampleName(): string {
		const grammar = this.#draft?.nameGrammar.trim();
		return `${safeName(caseName(grammar || defaultNameGrammar, exampleParts), 'f', new Set())}.pdf`;
	}

	/** Opens the editor: on the chosen profile, or on a new one with the usual columns. */
	edit(name: string): void {
		const persons = this.#all('persons').filter(isUsual);
		this.#open(this.#chosen ?? { ...emptyProfile(name), persons });
	}

	/** Takes every column of a table into the draft, under their own titles. */
	takeAll(table: TableId): void {
		this.change({ [table]: this.#all(table) });
	}

	change(change: Partial<Profile>): void {
		if (!this.#draft) return;
		this.#past = [...this.#past, this.#draft];
		this.#draft = { ...this.#draft, ...change };
	}

	setColumn(table: TableId, index: number, change: Partial<ProfileColumn>): void {
		const columns = this.#draft?.[table] ?? [];
		this.change({
			[table]: columns.map((column, at) => (at === index ? { ...column, ...change } : column))
		});
	}

	/** Null adds an empty column of the office's own. */
	addColumn(table: TableId, id: string | null, title: string): void {
		const column: ProfileColumn = { id, title, casing: 'as-is', date: 'as-is' };
		this.change({ [table]: [...(this.#draft?.[table] ?? []), column] });
	}

	removeColumn(table: TableId, index: number): void {
		this.change({ [table]: (this.#draft?.[table] ?? []).filter((_, at) => at !== index) });
	}

	/** By one place up (-1) or down (1). */
	moveColumn(table: TableId, index: number, by: 1 | -1): void {
		const columns = [...(this.#draft?.[table] ?? [])];
		const [moved] = columns.splice(index, 1);
		if (!moved || index + by < 0 || index + by > columns.length) return;
		columns.splice(index + by, 0, moved);
		this.change({ [table]: columns });
	}

	undo(): void {
		const before = this.#past.at(-1);
		if (!before) return;
		this.#past = this.#past.slice(0, -1);
		this.#draft = before;
	}

	discard(): void {
		this.#draft = null;
		this.#past = [];
		this.#unmatched = [];
	}

	/** Saves the draft under its name, in the place of one of the same name, and chooses it. */
	async save(): Promise<Result<void>> {
		if (!this.#draft) return ok(undefined);
		const draft = { ...this.#draft, name: this.#draft.name.normalize('NFC').trim() };
		// The same checks as for a file that was sent: what cannot be read back is not saved.
		const checked = parseProfile(profileText(draft));
		if (!checked.ok) return draft.name === '' ? fail('profile-no-name') : checked;
		const others = this.#saved.filter(({ name }) => name !== draft.name);
		const written = await this.#write([...others, draft]);
		if (!written.ok) return written;
		this.#chosen = draft;
		this.discard();
		return ok(undefined);
	}

	async remove(): Promise<Result<void>> {
		const gone = this.#chosen;
		if (!gone) return ok(undefined);
		const written = await this.#write(this.#saved.filter(({ name }) => name !== gone.name));
		if (!written.ok) return written;
		this.#chosen = null;
		this.#removed = gone;
		return ok(undefined);
	}

	/** Brings back what was removed last. */
	async restore(): Promise<Result<void>> {
		const back = this.#removed;
		if (!back) return ok(undefined);
		const written = await this.#write([...this.#saved, back]);
		if (written.ok) this.#chosen = back;
		return written;
	}

	/** Opens a profile somebody sent in the editor: it is saved only when a person says so. */
	take(text: string): Result<void> {
		const parsed = parseProfile(text);
		if (!parsed.ok) return parsed;
		this.#open(parsed.value);
		return ok(undefined);
	}

	/** Opens a profile made from the head row of an office's empty template. */
	takeTemplate(bytes: Uint8Array, name: string): Result<void> {
		const rows = readList(bytes);
		if (!rows.ok) return rows;
		const head = rows.value[headRowOf(rows.value, this.#labels)] ?? [];
		const { profile, unmatched } = profileFromHeader(name, head, this.#labels);
		this.#open(profile);
		this.#unmatched = unmatched;
		return ok(undefined);
	}

	/** Hands the chosen profile out as JSON. */
	send(): void {
		const profile = this.#chosen;
		if (!profile) return;
		const type = 'application/json';
		this.#platform.download(new File([profileText(profile)], fileName(profile.name), { type }));
	}

	#open(profile: Profile): void {
		this.discard();
		this.#draft = profile;
	}

	#all(table: TableId): ProfileColumn[] {
		return this.choices(table).map(({ id, title }) => ({
			id,
			title,
			casing: 'as-is',
			date: 'as-is'
		}));
	}

	async #write(profiles: readonly Profile[]): Promise<Result<void>> {
		const written = await this.#platform.save(profiles.map(profileText));
		if (!written.ok) return written;
		this.#saved = profiles;
		this.#removed = null;
		return written;
	}
}
