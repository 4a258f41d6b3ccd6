// An XLSX workbook streamed as one ZIP: sheets first, then the parts that must know how many there were.
import { zip, type ZipEntry } from '../zip/zip.ts';
import { utf8Chunks } from '../text/chunks.ts';
import { cellText } from './cell-text.ts';
import { columnLetters, sheetEnd, sheetRow, sheetRowLimit, sheetStart } from './sheet.ts';

export interface SheetPlan {
	/** At most 31 characters, none of `[]:*?/\`. */
	readonly name: string;
	readonly columns: readonly { readonly head: string; readonly width: number }[];
	readonly rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>;
}

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const contentTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const encoder = new TextEncoder();
const part = (name: string, xml: string): ZipEntry => ({
	name,
	chunks: [encoder.encode(declaration + xml)]
});

/** Number format 49 is `@`, text: a value typed over an old one stays text too. */
const styles =
	`<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Times New Roman"/></font>` +
	'<font><b/><sz val="11"/><name val="Times New Roman"/></font></fonts>' +
	'<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
	'<fill><patternFill patternType="solid"><fgColor rgb="FFE7ECEF"/></patternFill></fill></fills>' +
	'<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>' +
	'<cellXfs count="3"><xf numFmtId="0" xfId="0"/>' +
	'<xf numFmtId="49" fontId="1" fillId="2" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>' +
	'<xf numFmtId="49" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>';

/** Rows of one source, dealt out to as many sheets as the row limit asks for. */
class RowDealer {
	readonly #rows: AsyncIterator<readonly string[]> | Iterator<readonly string[]>;
	#next: IteratorResult<readonly string[]> | null = null;

	constructor(rows: SheetPlan['rows']) {
		this.#rows =
			Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
	}

	async hasMore(): Promise<boolean> {
		this.#next ??= await this.#rows.next();
		return this.#next.done !== true;
	}

	async *sheet(plan: SheetPlan, limit: number): AsyncGenerator<string> {
		const letters = plan.columns.map((_, index) => columnLetters(index));
		yield sheetStart(plan.columns.map(({ width }) => width));
		let number = 1;
		yield sheetRow(
			number,
			letters,
			plan.columns.map(({ head }) => head)
		);
		while (number < limit && (await this.hasMore())) {
			const cells = this.#next?.value as readonly string[];
			this.#next = null;
			yield sheetRow(++number, letters, cells);
		}
		yield sheetEnd(plan.columns.length, number);
	}
}

function workbookXml(names: readonly string[]): string {
	const sheets = names.map(
		(name, index) =>
			`<sheet name="${cellText(name).replaceAll('"', '&quot;')}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`
	);
	return `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

function workbookRelations(count: number): string {
	const sheets = Array.from(
		{ length: count },
		(_, index) =>
			`<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`
	);
	return (
		`<Relationships xmlns="${packageRelations}">${sheets.join('')}` +
		`<Relationship Id="rId${count + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`
	);
}

function contentTypesXml(count: number): string {
	const override = (name: string, type: string) =>
		`<Override PartName="${name}" ContentType="${contentTypes}.${type}+xml"/>`;
	const sheets = Array.from({ length: count }, (_, index) =>
		override(`/xl/worksheets/sheet${index + 1}.xml`, 'worksheet')
	);
	return (
		'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
		'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
		override('/xl/workbook.xml', 'sheet.main') +
		override('/xl/styles.xml', 'styles') +
		`${sheets.join('')}</Types>`
	);
}

/**
 * The workbook's bytes. `rowLimit` is lowered only by tests; a source with more rows goes on in a sheet
 * named `… (2)`.
 */
export async function* workbook(
	plans: Iterable<SheetPlan>,
	{ signal, rowLimit = sheetRowLimit }: { signal?: AbortSignal; rowLimit?: number } = {}
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	const names: string[] = [];
	async function* entries(): AsyncGenerator<ZipEntry> {
		for (const plan of plans) {
			const dealer = new RowDealer(plan.rows);
			let again = 1;
			do {
				names.push(again === 1 ? plan.name : `${plan.name} (${again})`);
				again++;
				const name = `xl/worksheets/sheet${names.length}.xml`;
				yield { name, chunks: utf8Chunks(dealer.sheet(plan, rowLimit), signal) };
			} while (await dealer.hasMore());
		}
		yield part('xl/styles.xml', styles);
		yield part('xl/workbook.xml', workbookXml(names));
		yield part('xl/_rels/workbook.xml.rels', workbookRelations(names.length));
		yield part(
			'_rels/.rels',
			`<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
		);
		yield part('[Content_Types].xml', contentTypesXml(names.length));
	}
	yield* zip(entries());
}
