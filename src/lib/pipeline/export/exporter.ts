// The contract of an export format: one file under formats/ turns records into one stream of bytes.
// The same records and options give the same bytes: no clock, no locale, no random, no order of chance.
import type { Issue } from '../../domain/issue.ts';
import type { AddressLayerId, ExportRecord } from '../export-record.ts';
import type { CodeChoice } from './codes.ts';
import type { Profile } from './profile/profile.ts';
import type { PdfPage } from './pdf/two-layer.ts';
import type { ExportLabels } from './labels.ts';
import type { StoredPages, StoredPicture } from './text/stored-pages.ts';

export interface ExportOptions {
	/** Words written into the files (column titles, sheet names), in the language of the office. */
	readonly labels: ExportLabels;
	/** Put `'` before text that a spreadsheet would run as a formula; only CSV needs it. On when absent. */
	readonly guardFormulas?: boolean;
	/** Heads of columns: titles for people, ids for programs. Titles when absent. */
	readonly headers?: 'titles' | 'ids';
	/** Which numbering of the code lists; `defaultCodes` when absent. */
	readonly codes?: CodeChoice;
	/** Columns as an office wants them, for the flat tables. */
	readonly profile?: Profile;
	/** Which unit the official formats code beside an address; that of today when absent. */
	readonly address?: AddressLayerId;
	/** Names of the PDFs in the civil-status preset, for example `{loai}.{nam}.{ho_so}`. */
	readonly nameGrammar?: string;
	/** Pictures of the pages, for the formats that carry them. */
	readonly pages?: PageSource;
	readonly signal?: AbortSignal;
}

/** Gives the pages of a record one after another; the platform draws and packs the pictures. */
export interface PageSource {
	pages(record: ExportRecord): AsyncIterable<PdfPage>;
	/** As they lie in the archive; null where the record is not there any more. */
	stored(record: ExportRecord): Promise<{
		readonly stored: StoredPages;
		readonly pictures: AsyncIterable<StoredPicture>;
	} | null>;
}

/** Family of the reject report that goes with a format. */
export type ReportKind = 'csv' | 'xlsx' | 'jsonl';

export interface Exporter {
	/** File name under formats/, for example `csv-households`. */
	readonly id: string;
	/** Base of the file's name, ASCII. */
	readonly fileName: string;
	/** Without the dot. */
	readonly extension: string;
	readonly mediaType: string;
	readonly report: ReportKind;
	/** Values of a record that this format cannot say; the package lists them. None when absent. */
	leftOut?(record: ExportRecord): readonly Issue[];
	/**
	 * Yields chunks of about 64 KiB; holds only what one household needs.
	 * @throws AbortError when `options.signal` is aborted.
	 */
	write(
		records: AsyncIterable<ExportRecord>,
		options: ExportOptions
	): AsyncIterable<Uint8Array<ArrayBuffer>>;
}
