// Reads the open files for carpets, one after another: what nobody has touched becomes a cell, what a person has
// confirmed is known. Readings are thinned to their ink.
import type { CarpetCell, KnownCell } from '#lib/domain/carpet/cell.ts';
import { doubtedPart, type FoundPart, knownParts } from '#lib/domain/carpet/parts.ts';
import type { PageId, RegistryFileId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import type { Reading } from '#lib/domain/reading.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import { isDittoCell } from '#lib/pipeline/record/resolve-dittos.ts';
import { getReadings } from '#lib/platform/db/readings-store.ts';
import { openFile } from '#lib/platform/db/records-store.ts';
import { FieldViews } from '../correction/field-views.ts';
import type { AppPorts } from '../ports.ts';
import type { FieldView, OfficeWorker } from '../surface.ts';

/** A machine this sure is right often enough to test a person's attention with, where no person has confirmed yet. */
const knownFrom = 0.99;

export interface Gathered {
	readonly cells: readonly CarpetCell[];
	readonly known: readonly KnownCell[];
	readonly pages: ReadonlyMap<PageId, Page>;
}

/** Files whose fields this person may still settle. */
export const isOpenFile = (file: RegistryFile, { role }: OfficeWorker): boolean =>
	!file.away && file.state !== 'approved' && (file.state !== 'sent' || role === 'supervisor');

function thinned(fileId: RegistryFileId, view: FieldView, reading: Reading): KnownCell {
	const { key, pageId, kind, label, current } = view;
	return {
		key,
		fileId,
		pageId,
		kind,
		fact: view.fact?.is ?? null,
		label,
		value: current.value === '' ? current.raw : current.value,
		ink: { box: reading.box, symbols: reading.symbols }
	};
}

/** The same cell, but only a part of its field. */
const partly = <T extends KnownCell>(cell: T, { part, text, symbols }: FoundPart): T => ({
	...cell,
	part,
	value: text,
	ink: { box: cell.ink.box, symbols }
});

const isKnown = ({ current: { entry, reading }, needsPerson }: FieldView) =>
	entry
		? entry.confirmed && !entry.parked && entry.status === 'read'
		: !needsPerson && (reading?.confidence ?? 0) >= knownFrom;

/** Cells and known values of one file as of one moment; none where it was deleted meanwhile. */
export async function gatherFile(
	ports: Pick<AppPorts, 'connection' | 'forms'>,
	fileId: RegistryFileId
): Promise<Result<Gathered>> {
	const none: Gathered = { cells: [], known: [], pages: new Map() };
	const opened = await openFile(ports.connection, fileId);
	if (!opened.ok) return opened.failure.code === 'file-unknown' ? ok(none) : opened;
	const { pages, record } = opened.value;
	const ids = pages.map((page) => page.id);
	const readings = await getReadings(ports.connection, ids);
	if (!readings.ok) return readings;
	const cells: CarpetCell[] = [];
	const known: KnownCell[] = [];
	const views = new FieldViews();
	for (const page of pages) {
		const form = page.form ? ports.forms.byId(page.form.formId) : null;
		const reading = readings.value.get(page.id) ?? null;
		const sources = { page, form, reading, record, unsaved: new Set<never>() };
		for (const view of views.ofPage({ ...sources, decidesParked: false })) {
			const own = view.current.reading;
			// A ditto mark's ink says nothing of its value, and restricted fields are looked at one by one.
			if (!own || own.status !== 'read' || isDittoCell(own) || view.restricted) continue;
			const cell = thinned(fileId, view, own);
			if (cell.value === '') continue;
			if (isKnown(view)) {
				const parts = knownParts(view.kind, cell.value, own);
				known.push(cell, ...parts.map((one) => partly(cell, one)));
			}
			if (view.current.entry) continue;
			const { confidence: probability } = own;
			const whole = { ...cell, text: view.text, probability, isOpen: view.needsPerson };
			cells.push(whole);
			const part =
				whole.isOpen && view.text === cell.value ? doubtedPart(view.kind, view.text, own) : null;
			if (part) cells.push({ ...partly(whole, part), text: part.text });
		}
	}
	return ok({ cells, known, pages: new Map(pages.map((page) => [page.id, page])) });
}
