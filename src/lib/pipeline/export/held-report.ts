// Reports that lie beside the data, in the families of format the office takes: every file held back and why, and
// every value that a format could not say.
import type { HeldBack } from '../export-record.ts';
import type { Issue } from '../../domain/issue.ts';
import { own } from '../../domain/own.ts';
import type { ExportOptions, ReportKind } from './exporter.ts';
import type { ExportLabels } from './labels.ts';
import { workbook } from './spreadsheet/workbook.ts';
import { canonicalJson } from './text/canonical-json.ts';
import { utf8Chunks } from './text/chunks.ts';
import { byteOrderMark, csvLine } from './text/csv.ts';

/** Names of the reports, without the ending. */
export const reportNames = { held: 'giu-lai', leftOut: 'bo-ngoai' } as const;

const mediaTypes: Readonly<Record<ReportKind, string>> = {
	csv: 'text/csv;charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	jsonl: 'application/x-ndjson'
};

/** The sentence of a reason; a parameter that names a column is shown by the column's title. */
export function heldSentence({ code, params }: Issue, labels: ExportLabels): string {
	const titles: Readonly<Record<string, string>> = labels.columns;
	return (labels.held.reasons[code] ?? code).replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = String(params?.[name] ?? '');
		return own(titles, value) ?? value;
	});
}

const rowsOf = (held: readonly HeldBack[], labels: ExportLabels): string[][] =>
	held.flatMap(({ fileId, title, reasons }) =>
		reasons.map((reason) => [fileId, title, reason.code, heldSentence(reason, labels)])
	);

async function* lines(texts: Iterable<string>): AsyncGenerator<string> {
	for (const text of texts) yield await Promise.resolve(text);
}

/** One report as a file of a package. */
export function fileReport(
	what: keyof typeof reportNames,
	kind: ReportKind,
	held: readonly HeldBack[],
	options: ExportOptions
) {
	const { labels } = options;
	const title = what === 'held' ? labels.held.reason : labels.held.leftOut;
	const heads = [labels.held.file, labels.held.title, labels.held.code, title];
	const plan = {
		name: `${reportNames[what]}.${kind}`,
		format: what === 'held' ? 'held-report' : 'left-out-report',
		mediaType: mediaTypes[kind]
	};
	const chunks = (): AsyncIterable<Uint8Array<ArrayBuffer>> => {
		if (kind === 'jsonl') return utf8Chunks(lines(held.map((each) => `${canonicalJson(each)}\n`)));
		const rows = rowsOf(held, labels);
		if (kind === 'csv') {
			const guard = options.guardFormulas ?? true;
			const body = rows.map((row) => csvLine(row, guard));
			return utf8Chunks(lines([byteOrderMark + csvLine(heads, guard), ...body]));
		}
		const widths = [16, 28, 26, 80];
		const columns = heads.map((head, index) => ({ head, width: widths[index] ?? 16 }));
		return workbook([{ name: title, columns, rows }]);
	};
	return { plan, chunks };
}
