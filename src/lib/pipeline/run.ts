// Reads one page from decoded pixels to readings: chains the stages (how the form is found: find-form.ts). Knows no browser,
// no database.
import type { PageForm } from '../domain/page.ts';
import type { PageId } from '../domain/ids.ts';
import type { FieldKindId } from '../domain/fields/field-kind.ts';
import type { Px, Quad } from '../domain/geometry.ts';
import { issue, type Issue } from '../domain/issue.ts';
import type { ColorImage } from '../domain/raster.ts';
import type { FieldStatus, ReadSymbol } from '../domain/reading.ts';
import { likelyDpi, readable, turnedPart, upright, type LevelPage } from './pages/index.ts';
import { locate, type KnownPrint, type RivalFace, type SheetMatch } from './layout/index.ts';
import { findForm } from './find-form.ts';
import { resolveDittos } from './record/resolve-dittos.ts';
import { recogniseFields, type SecondSource } from './recognition/index.ts';
import type { PageReading } from './page-reading.ts';
import { toGray } from './raster/gray.ts';
import { quarterTurn, type QuarterTurns } from './raster/turn.ts';
import type { LineRecogniser, PageRecogniser, StageOptions } from './ports.ts';

export type Stage = 'grey' | 'form' | 'locate' | 'cut' | 'recognise';

export interface ReadPagePorts {
	readonly prints: readonly KnownPrint[];
	readonly recogniser: LineRecogniser;
	readonly second?: SecondSource;
	/** Reads a whole page sparsely where no known print can be laid over it; without it such a page stays unknown. */
	readonly sparse?: PageRecogniser;
	/** Milliseconds since any fixed moment. */
	readonly now: () => number;
}

export interface ReadPageOptions extends StageOptions {
	readonly pageId: PageId;
	/** As the file states it. */
	readonly dpi: number | null;
	/** The forms to choose from are what the papers around this one make likely. */
	readonly isExpected?: boolean;
	/** Told as each stage begins. */
	readonly onStage?: (stage: Stage) => void;
	/** Told how far the page has to be turned, as soon as that is known; not called for an unknown form. */
	readonly onUpright?: (quarterTurns: QuarterTurns) => void;
}

/** Reads one page. Aborting rejects with the signal's reason. */
export async function readPage(
	image: ColorImage,
	ports: ReadPagePorts,
	options: ReadPageOptions
): Promise<PageReading> {
	const watch = stopwatch(ports.now, options);
	watch.enter('grey');
	const { image: page, paper } = readable(toGray(image));
	watch.enter('form');
	let rivals: readonly RivalFace[] = [];
	const onRivals = (found: readonly RivalFace[]) => (rivals = found);
	const match = await findForm(page, ports, { ...options, onRivals });
	const choice = rivals.length > 0 ? { rivals } : {};
	if (!match)
		return {
			...unknownPage(image, options.pageId, watch.stop()),
			...choice,
			...(paper && { paper })
		};
	watch.enter('locate');
	const sheet = upright(match.sheet);
	options.onUpright?.(sheet.turns);
	const { fields, tables } = locate(sheet, match.registration);
	watch.enter('cut');
	const { readings, rows } = await recogniseFields(sheet.page, fields, ports.recogniser, {
		...(options.signal ? { signal: options.signal } : {}),
		pageId: options.pageId,
		...(ports.second ? { second: ports.second } : {}),
		context: { edition: match.registration.known.print.edition },
		trust: match.registration.trust,
		onCut: () => watch.enter('recognise')
	});
	return {
		pageId: options.pageId,
		widthPx: sheet.page.width,
		heightPx: sheet.page.height,
		quarterTurns: sheet.turns,
		skewDegrees: sheet.skewDegrees,
		...(paper && { paper: turnedPart(paper, page, sheet.turns) }),
		form: pageForm(match),
		...choice,
		readings: resolveDittos(readings),
		tables: tables.map(({ tableId, quad }) => ({
			tableId,
			rowIds: rows[tableId] ?? [],
			box: quad
		})),
		issues: [],
		timings: watch.stop(),
		engines: [ports.recogniser, ports.second?.reader].flatMap((engine) =>
			engine ? [`${engine.id}@${engine.version}`] : []
		)
	};
}

/** A page that is no known form stays as scanned; a person types it or sets it aside. */
function unknownPage(
	image: ColorImage,
	pageId: PageId,
	timings: Readonly<Record<string, number>>
): PageReading {
	return {
		pageId,
		widthPx: image.width,
		heightPx: image.height,
		quarterTurns: 0,
		skewDegrees: 0,
		form: null,
		readings: [],
		tables: [],
		issues: [issue('form-unknown', 'info')],
		timings,
		engines: []
	};
}

function pageForm({ registration, probability }: SheetMatch<LevelPage>): PageForm {
	const { form, print } = registration.known;
	return {
		formId: form.id,
		formVersion: form.version,
		side: print.side,
		print: print.id,
		probability,
		residualPx: registration.residualPx,
		by: 'machine'
	};
}

function stopwatch(now: () => number, { onStage, signal }: ReadPageOptions) {
	const timings: Record<string, number> = {};
	let stage: Stage | null = null;
	let since = now();
	const close = () => {
		const at = now();
		if (stage) timings[stage] = (timings[stage] ?? 0) + at - since;
		since = at;
	};
	return {
		enter(next: Stage) {
			signal?.throwIfAborted();
			close();
			stage = next;
			onStage?.(next);
		},
		stop() {
			close();
			return timings;
		}
	};
}

/** What was read in a box that a person drew. */
export interface BoxReading {
	readonly raw: string;
	readonly value: string;
	readonly status: FieldStatus;
	readonly confidence: number;
	readonly symbols: readonly ReadSymbol[];
	readonly issues: readonly Issue[];
}

export interface BoxToRead {
	/** In pixels of the upright page. */
	readonly quad: Quad<Px>;
	readonly quarterTurns: QuarterTurns;
	readonly kind: FieldKindId;
}

/** Reads one hand-drawn box of a page; it may hold several written lines. */
export async function readBox(
	image: ColorImage,
	recogniser: LineRecogniser,
	{ quad, quarterTurns, kind }: BoxToRead,
	options: StageOptions = {}
): Promise<BoxReading> {
	const page = quarterTurn(toGray(image), quarterTurns);
	const [a, b, , d] = quad;
	// The scan's resolution is not known here; a box as wide as it looks on A4 is near enough for cleaning.
	const perMm = likelyDpi(page.width, page.height, null) / 25.4;
	const line = {
		quad,
		widthMm: Math.hypot(b.x - a.x, b.y - a.y) / perMm,
		heightMm: Math.hypot(d.x - a.x, d.y - a.y) / perMm,
		marginTopMm: 0,
		marginBottomMm: 0
	};
	const cell = { tableId: 'drawn', row: 0, columnId: 'drawn' };
	const field = { fieldId: 'drawn', cell, label: '', kind, lines: [line] };
	const { readings } = await recogniseFields(page, [field], recogniser, {
		...options,
		pageId: 'drawn' as PageId
	});
	const [found] = readings;
	if (!found)
		return { raw: '', value: '', status: 'blank', confidence: 0.8, symbols: [], issues: [] };
	const { raw, value, status, confidence, symbols, issues } = found;
	return { raw, value, status, confidence, symbols, issues };
}
