// An act of a person as patches that can be applied and taken back: undo is the same patches the other way round.
import type { FieldKey, PageId, RowId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import type { FieldEntry, FileRecord } from '#lib/domain/record.ts';
import type { FormDefinition } from '#lib/forms/form-schema.ts';
import type { Stance } from '../surface.ts';

/** What of a page a person may change. */
export type PageFace = Pick<Page, 'form' | 'nature' | 'state' | 'turns'>;

export type Patch =
	| {
			readonly of: 'entry';
			readonly key: FieldKey;
			readonly before: FieldEntry | null;
			readonly after: FieldEntry | null;
	  }
	| {
			readonly of: 'rows';
			/** `pageId#tableId` */
			readonly key: string;
			readonly before: readonly RowId[] | null;
			readonly after: readonly RowId[] | null;
	  }
	| {
			readonly of: 'override';
			readonly key: string;
			readonly before: string | null;
			readonly after: string | null;
	  }
	| {
			readonly of: 'page';
			readonly key: PageId;
			readonly before: PageFace;
			readonly after: PageFace;
	  };

export interface Act {
	readonly patches: readonly Patch[];
	/** Where the caret was; undo brings it back. */
	readonly cursor: FieldKey | null;
	/** How the page was looked at; undo brings that back too. */
	readonly stance: Stance | null;
	readonly pageId: PageId;
	/** Typing in one field without leaving it is one act. */
	readonly isTyping: boolean;
}

/** Record and pages as worked on, stored or not. */
export interface Work {
	readonly record: FileRecord;
	readonly pages: readonly Page[];
}

function put<V>(
	base: Readonly<Record<string, V>>,
	key: string,
	value: V | null
): Readonly<Record<string, V>> {
	if (value !== null) return { ...base, [key]: value };
	const { [key]: _gone, ...rest } = base;
	return rest;
}

export function applyPatch(work: Work, patch: Patch): Work {
	const { record } = work;
	switch (patch.of) {
		case 'entry':
			return {
				...work,
				record: { ...record, entries: put(record.entries, patch.key, patch.after) }
			};
		case 'rows':
			return { ...work, record: { ...record, rows: put(record.rows, patch.key, patch.after) } };
		case 'override':
			return {
				...work,
				record: { ...record, overrides: put(record.overrides, patch.key, patch.after) }
			};
		case 'page':
			return {
				...work,
				pages: work.pages.map((page) =>
					page.id === patch.key ? { ...page, ...patch.after } : page
				)
			};
	}
}

/** The patches that take an act back, last first. */
export function invert(patches: readonly Patch[]): readonly Patch[] {
	return patches
		.map((patch): Patch => ({ ...patch, before: patch.after, after: patch.before }) as Patch)
		.reverse();
}

/** Two typings in the same field as one. */
export function mergeTyping(first: Act, second: Act): Act | null {
	const [a] = first.patches;
	const [b] = second.patches;
	if (!first.isTyping || !second.isTyping || a?.of !== 'entry' || b?.of !== 'entry') return null;
	if (a.key !== b.key) return null;
	return { ...first, patches: [{ ...b, before: a.before }] };
}

/** A page as the form a person says it is, to be read again; null for an unknown form. */
export function namedFace(form: FormDefinition | null, side?: string): PageFace | null {
	const first = form?.fields[0]?.side ?? form?.tables[0]?.side;
	if (!form || first === undefined) return null;
	return {
		form: {
			formId: form.id,
			formVersion: form.version,
			side: side ?? first,
			print: null,
			probability: 1,
			residualPx: null,
			by: 'person'
		},
		nature: 'form',
		state: 'waiting'
	};
}
