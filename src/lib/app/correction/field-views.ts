// One field as the desk shows it: slot, reading and entry brought together. Views are kept as long as nothing about
// them changes, so that a key press redraws one field and not the page.
import { readField } from '#lib/domain/fields/registry.ts';
import type { FieldContext } from '#lib/domain/fields/field-kind.ts';
import type { FieldKey } from '#lib/domain/ids.ts';
import type { Issue } from '#lib/domain/issue.ts';
import type { Page } from '#lib/domain/page.ts';
import type { Reading } from '#lib/domain/reading.ts';
import type { CurrentValue, FieldEntry, FileRecord } from '#lib/domain/record.ts';
import type { FormDefinition } from '#lib/forms/form-schema.ts';
import type { PageReading } from '#lib/pipeline/page-reading.ts';
import { breakEven } from '#lib/pipeline/record/break-even.ts';
import { currentValues } from '#lib/pipeline/record/current-values.ts';
import { needReason } from '#lib/pipeline/record/needs-person.ts';
import { asAbove, isDittoCell } from '#lib/pipeline/record/resolve-dittos.ts';
import type { PageCounts } from '#lib/platform/db/schema.ts';
import type { FieldMark, FieldView } from '../surface.ts';
import { type FieldSlot, fieldSlots, isOffPrint } from './field-slots.ts';

export interface PageSources {
	readonly page: Page;
	readonly form: FormDefinition | null;
	readonly reading: PageReading | null;
	readonly record: FileRecord;
	readonly unsaved: ReadonlySet<FieldKey>;
	/** The person who looks decides parked fields: they count as open. */
	readonly decidesParked: boolean;
}

function currentOf(
	slot: FieldSlot,
	reading: Reading | null,
	{ record, page, form }: PageSources
): CurrentValue {
	const entry = record.entries[slot.key];
	const one = currentValues(slot.pageId, reading ? [reading] : [], {
		entries: entry ? { [slot.key]: entry } : {},
		rows: {}
	})[0];
	if (one) return one;
	const nothing = {
		raw: '',
		value: '',
		status: isOffPrint(slot, page, form) ? 'blank' : 'not-keyed',
		source: 'ocr',
		confidence: 0
	} as const;
	return { key: slot.key, pageId: slot.pageId, ...nothing, reading: null, entry: null };
}

function textOf(current: CurrentValue): string {
	const { entry, reading } = current;
	if (entry) return entry.raw;
	if (!reading || reading.status === 'blank' || reading.confidence < breakEven(reading.kind))
		return '';
	return reading.value === '' ? reading.raw : reading.value;
}

function markOf(current: CurrentValue, need: ReturnType<typeof needReason>): FieldMark {
	const { entry, status } = current;
	if (entry?.parked) return 'parked';
	if (status === 'blank' || status === 'illegible' || status === 'struck-out') return status;
	if (need === 'rule') return 'rule';
	if (entry?.source === 'inherited') return 'inherited';
	if (entry) return entry.confirmed ? 'confirmed' : 'edited';
	if (current.source === 'inherited' && need === null) return 'inherited';
	if (status === 'not-keyed') return 'empty';
	return need === null ? 'sure' : 'doubt';
}

/** Issues nobody has overridden with a reason. */
const standing = (issues: readonly Issue[], key: FieldKey, overrides: FileRecord['overrides']) =>
	issues.filter((issue) => overrides[`${issue.code}@${key}`] === undefined);

/** Issues of what stands in the field now. A reading brings its own; an entry is read again by its kind. */
function issuesOf(slot: FieldSlot, current: CurrentValue, context: FieldContext): readonly Issue[] {
	const { entry, reading } = current;
	if (!entry) return reading?.issues ?? [];
	return entry.status === 'read' ? readField(slot.kind, entry.raw, context).issues : [];
}

function viewOf(slot: FieldSlot, sources: PageSources, reading: Reading | null): FieldView {
	const { record, unsaved, decidesParked } = sources;
	const current = currentOf(slot, reading, sources);
	const issues = standing(issuesOf(slot, current, {}), slot.key, record.overrides);
	const need = needReason(current, { issues, optional: slot.optional });
	return {
		...slot,
		text: textOf(current),
		box: current.entry?.box ?? current.reading?.box ?? null,
		current,
		mark: markOf(current, need),
		needsPerson: need !== null && (need !== 'parked' || decidesParked),
		issues,
		isSaved: !unsaved.has(slot.key)
	};
}

interface Kept {
	readonly entry: FieldEntry | undefined;
	readonly reading: Reading | null;
	readonly print: Page['form'];
	readonly overrides: FileRecord['overrides'];
	readonly isSaved: boolean;
	readonly decidesParked: boolean;
	readonly view: FieldView;
}

const follows = new WeakMap<Reading, Reading>();

/** A ditto mark repeats what stands above it now; the same object as long as that is the same. */
function followed(reading: Reading, above: FieldView): Reading {
	if (!isDittoCell(reading) || above.text === '' || above.text === reading.value) return reading;
	const known = follows.get(reading);
	if (known?.value === above.text) return known;
	const { confidence } = above.current;
	const fresh = asAbove(reading, { value: above.text, confidence });
	follows.set(reading, fresh);
	return fresh;
}

/** Makes views, handing out the same object again while nothing it shows has changed. */
export class FieldViews {
	readonly #kept = new Map<FieldKey, Kept>();

	ofPage(sources: PageSources): readonly FieldView[] {
		const { page, form, reading, record } = sources;
		const readings = new Map(reading?.readings.map((one) => [one.key, one]));
		const columns = new Map<string, FieldView>();
		return fieldSlots(page, form, reading, record.rows).map((slot) => {
			const own = readings.get(slot.key) ?? null;
			const column = slot.cell ? `${slot.cell.tableId} ${slot.cell.columnId}` : null;
			const above = column === null ? undefined : columns.get(column);
			const view = this.#view(slot, sources, own && above ? followed(own, above) : own);
			if (column !== null) columns.set(column, view);
			return view;
		});
	}

	#view(slot: FieldSlot, sources: PageSources, reading: Reading | null): FieldView {
		const { record, unsaved, decidesParked } = sources;
		const print = sources.page.form;
		const entry = record.entries[slot.key];
		const isSaved = !unsaved.has(slot.key);
		const kept = this.#kept.get(slot.key);
		if (
			kept &&
			kept.entry === entry &&
			kept.reading === reading &&
			kept.print === print &&
			kept.overrides === record.overrides &&
			kept.isSaved === isSaved &&
			kept.decidesParked === decidesParked
		)
			return kept.view;
		const view = viewOf(slot, sources, reading);
		const { overrides } = record;
		this.#kept.set(slot.key, { entry, reading, print, overrides, isSaved, decidesParked, view });
		return view;
	}
}

/** What a page adds to the counters of its file; a parked field is the supervisor's, not open. */
export function countOpen(views: readonly FieldView[]): PageCounts {
	const open = views.filter((view) => view.needsPerson && !view.current.entry?.parked);
	return { fields: views.length, open: open.length };
}

/** The same for a page that nobody has on screen. */
export const countFields = (sources: Omit<PageSources, 'unsaved' | 'decidesParked'>): PageCounts =>
	countOpen(new FieldViews().ofPage({ ...sources, unsaved: new Set(), decidesParked: false }));
