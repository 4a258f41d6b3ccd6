// From an engine's words to a reading: what the machine says of one field, with everything needed to doubt it.
import type { Issue } from '../../domain/issue.ts';
import { issue } from '../../domain/issue.ts';
import { readField } from '../../domain/fields/registry.ts';
import type { FieldContext, FieldKindId } from '../../domain/fields/field-kind.ts';
import type { Px, Quad } from '../../domain/geometry.ts';
import { cellKey, fieldKey, type PageId, type RowId } from '../../domain/ids.ts';
import type { Reading, ReadSymbol } from '../../domain/reading.ts';
import type { LineRecogniser, LineResult } from '../ports.ts';
import { calibrated } from './calibration.ts';
import { spanOnPage, type CutField, type CutLine } from './cut-field.ts';
import { asMark } from './ditto-reading.ts';
import { withEvidence } from './evidence.ts';
import { withKnownSurname } from './surnames.ts';
import { tidied } from './weighed-guess.ts';

/** A field to be read; the same shape that layout makes. */
export interface FieldToRead {
	readonly fieldId: string;
	readonly cell?: { readonly tableId: string; readonly row: number; readonly columnId: string };
	readonly label: string;
	readonly kind: FieldKindId;
	readonly lines: readonly CutLine[];
	/** Words beside boxes to tick, in order. */
	readonly choices?: readonly string[];
}

/** A field whose ink is cut, in a row that was found to hold some. */
export interface KeptJob {
	readonly field: FieldToRead;
	readonly cut: CutField;
	/** Null for a header field. */
	readonly rowId: RowId | null;
}

/** Less ink than this at 300 dpi is dust, square pixels. */
export const blankInkPx = 40;

/** What the engine said of a field's lines, as a reading: joined, tidied, normalised by its kind, weighed. */
export function interpret(
	{ field, cut, rowId }: KeptJob,
	results: readonly LineResult[],
	recogniser: Pick<LineRecogniser, 'id' | 'version'>,
	{ pageId, context }: { readonly pageId: PageId; readonly context?: FieldContext }
): Reading {
	const cell =
		field.cell && rowId
			? { tableId: field.cell.tableId, rowId, columnId: field.cell.columnId }
			: null;
	const raw = results
		.map((result) => result.text.trim())
		.filter((text) => text !== '')
		.join(' ')
		.normalize('NFC');
	const base = {
		key: cell
			? cellKey(pageId, cell.tableId, cell.rowId, cell.columnId)
			: fieldKey(pageId, field.fieldId),
		fieldId: field.fieldId,
		...(cell ? { cell } : {}),
		label: field.label,
		kind: field.kind,
		alternatives: [],
		box: cut.box
	};
	if (cut.ticked && field.choices)
		return { ...base, ...asTicked(field.kind, field.choices, cut.ticked) };
	if (cut.mark !== undefined) return { ...base, ...asMark(field.kind, cut.mark) };
	if (cut.isStruckOut)
		return { ...base, ...withoutValue, status: 'struck-out', confidence: struckOut };
	if (results.length === 0 || isOnlyPrinted(field.kind, raw))
		return { ...base, ...withoutValue, status: 'blank', confidence: blankProbability(cut) };
	const text = tidied(raw, field);
	const settled = field.kind === 'person-name' ? withKnownSurname(text) : text;
	const parsed = readField(field.kind, settled, context ?? {});
	const own = Math.min(...results.map((result) => result.confidence));
	const issues: readonly Issue[] = raw === '' ? [issue('ink-not-read', 'warning')] : parsed.issues;
	const literal = settled === text ? null : readField(field.kind, text, context ?? {}).value;
	return {
		...base,
		raw,
		value: parsed.value,
		status: raw === '' ? 'illegible' : 'read',
		confidence: raw === '' ? 0 : withEvidence(calibrated(recogniser.id, own), field.kind, parsed),
		alternatives: literal ? [{ value: literal, source: recogniser.id, probability: 0.05 }] : [],
		symbols: symbols(cut, results),
		issues,
		engines: [{ engine: recogniser.id, version: recogniser.version, raw, confidence: own }]
	};
}

const withoutValue = { raw: '', value: '', symbols: [], issues: [], engines: [] } as const;

/** A field with nothing beside its struck words is for a person to look at: the value may stand elsewhere. */
const struckOut = 0.7;

/** Share of lines of boxes that are read right: one ticked, none, and more than one. */
const tickedProbability = 0.97;
const untickedProbability = 0.95;
const doubleProbability = 0.3;

/** The word whose box is ticked. Two ticks are for a person to judge: one may have been struck out. */
function asTicked(kind: FieldKindId, choices: readonly string[], ticked: readonly boolean[]) {
	const chosen = choices.filter((_, i) => ticked[i]);
	const [raw = ''] = chosen;
	const { value, issues } = readField(kind, raw);
	const plain = { symbols: [], engines: [] } as const;
	if (chosen.length === 0)
		return {
			...plain,
			raw,
			value: '',
			status: 'blank',
			confidence: untickedProbability,
			issues: []
		} as const;
	if (chosen.length === 1)
		return { ...plain, raw, value, status: 'read', confidence: tickedProbability, issues } as const;
	return {
		...plain,
		raw: chosen.join(', '),
		value,
		status: 'conflict',
		confidence: doubleProbability,
		alternatives: chosen.slice(1).map((word) => ({
			value: readField(kind, word).value,
			source: 'tick',
			probability: doubleProbability
		})),
		issues
	} as const;
}

/** Two looks that agree are worth more than either. */
const agreed = 3;

/** The likelier of two looks at the same ink; the other's value stays as an alternative. */
export function better(first: Reading, second: Reading): Reading {
	const [best, other] = second.confidence > first.confidence ? [second, first] : [first, second];
	if (best.value === other.value) {
		const odds = (best.confidence / Math.max(1e-6, 1 - best.confidence)) * agreed;
		return { ...best, confidence: Math.min(0.97, odds / (1 + odds)) };
	}
	if (other.value === '') return best;
	const alternative = {
		value: other.value,
		source: other.engines[0]?.engine ?? 'ocr',
		probability: Math.min(other.confidence, 1 - best.confidence)
	};
	return { ...best, alternatives: [...best.alternatives, alternative] };
}

/** Date lines print "tháng" and "năm" inside the box: without a digit beside them nothing was written. */
function isOnlyPrinted(kind: FieldKindId, raw: string): boolean {
	if (kind !== 'date' && kind !== 'month-range') return false;
	const bare = raw.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	return /^(?:r?th[ao]ng|n[ao]m|ng[ao]y)*$/u.test(bare.replace(/[^\p{L}\d]/gu, ''));
}

/** The less ink, the surer the field is blank. */
function blankProbability(cut: CutField): number {
	return 0.99 - 0.2 * Math.min(1, cut.inkPx / blankInkPx);
}

function symbols(cut: CutField, results: readonly LineResult[]): readonly ReadSymbol[] {
	return results.flatMap((result, i) => {
		const line = cut.lines[i]!;
		return result.symbols.map(({ text, confidence, span }) => {
			const box: Quad<Px> | null = span && spanOnPage(line, span);
			return box ? { text, confidence, box } : { text, confidence };
		});
	});
}
