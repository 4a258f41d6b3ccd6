// Keys that move the caret. Enter accepts and goes to the next field that needs a person; in column mode it goes down
// the column first. Tab only moves.
import type { CorrectionSurface } from '#lib/app/surface.ts';
import { nextSpot } from '../doubt-jumps.ts';
import type { DeskState } from '../desk-state.svelte.ts';

export function walkActs(session: CorrectionSurface, desk: DeskState) {
	/** A field without any text is never confirmed by Enter: blank on paper is said with its own key. */
	const accept = () => {
		const { field } = session;
		if (!field || session.readOnly !== null || field.text.trim() === '') return;
		session.confirm(field.key);
		desk.countField();
	};

	/** Down the column to the next row that needs someone there; false at its end. */
	const downColumn = (): boolean => {
		const start = session.cursor;
		while (session.nextRow() !== null) if (session.field?.needsPerson) return true;
		if (start !== null) session.focus(start);
		return false;
	};

	const goOn = () => {
		if (desk.byColumn && session.field?.cell && downColumn()) return;
		if (session.next() === null) desk.open('finish');
	};

	const finishMember = () => {
		accept();
		const cell = session.field?.cell;
		const table = session.tables.find(({ tableId }) => tableId === cell?.tableId);
		const at = table?.rows.findIndex(({ rowId }) => rowId === cell?.rowId) ?? -1;
		const row = at >= 0 ? table?.rows[at + 1] : session.tables[0]?.rows[0];
		const first = row?.cells.find((field) => field.needsPerson) ?? row?.cells[0];
		if (first) session.focus(first.key);
		else goOn();
	};

	/** Stops at what is still open on this page; else opens the next page that needs someone. */
	const finishPage = () => {
		accept();
		const open = session.fields.find((field) => field.needsPerson);
		if (open) {
			session.focus(open.key);
			desk.say('desk.page-not-done');
		} else goOn();
	};

	const doubt = (step: 1 | -1) => () => {
		const spot = nextSpot(session.fields, desk.caretPlace(), step);
		if (!spot) return desk.say('desk.no-doubt');
		session.focus(spot.key);
		desk.select(spot);
	};

	const turnPage = (step: number) => () => {
		const index = (session.page?.index ?? 0) + step;
		if (index >= 0 && index < session.pages.length) session.openPage(index);
		else desk.say(step > 0 ? 'desk.last-page' : 'desk.first-page');
	};

	const acts = {
		'next-open': () => {
			accept();
			goOn();
		},
		'previous-open': () => {
			accept();
			session.previous();
		},
		'next-field': () => void session.nextInOrder(),
		'previous-field': () => void session.previousInOrder(),
		'row-below': () => void session.nextRow(),
		'row-above': () => void session.previousRow(),
		column: () => {
			desk.toggleColumn();
			desk.say(desk.byColumn ? 'desk.column-on' : 'desk.column-off');
		},
		'next-doubt': doubt(1),
		'previous-doubt': doubt(-1),
		'next-page': turnPage(1),
		'previous-page': turnPage(-1),
		'finish-page': finishPage,
		'finish-member': finishMember
	};
	return { acts, goOn };
}
