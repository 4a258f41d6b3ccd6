// One worksheet as XML text. Every cell is typed as text (inlineStr, format @): nothing can run, no zero is lost.
import { cellText } from './cell-text.ts';

/** Rows a sheet can hold, head included (Excel specifications). */
export const sheetRowLimit = 1_048_576;

/** Style numbers of styles.xml. */
const headStyle = 1;
const textStyle = 2;

/** Column letters of a zero-based index: 0 → A, 26 → AA. */
export function columnLetters(index: number): string {
	const rest = Math.floor(index / 26);
	return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Everything before the first row: the head row stays in view. */
export function sheetStart(widths: readonly number[]): string {
	const columns = widths.map(
		(width, index) =>
			`<col min="${index + 1}" max="${index + 1}" width="${width}" style="${textStyle}" customWidth="1"/>`
	);
	return (
		`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${main}">` +
		'<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
		`<cols>${columns.join('')}</cols><sheetData>`
	);
}

/** One row; empty cells are left out. */
export function sheetRow(
	number: number,
	letters: readonly string[],
	cells: readonly string[]
): string {
	const style = number === 1 ? headStyle : textStyle;
	let row = `<row r="${number}">`;
	for (let index = 0; index < cells.length; index++) {
		const text = cells[index];
		if (text)
			row += `<c r="${letters[index] ?? ''}${number}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`;
	}
	return `${row}</row>`;
}

/** Everything after the last row. */
export function sheetEnd(columnCount: number, rowCount: number): string {
	return `</sheetData><autoFilter ref="A1:${columnLetters(columnCount - 1)}${rowCount}"/></worksheet>`;
}
