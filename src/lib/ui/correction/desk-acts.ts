// What each key does to the session: one small function an act, so that the key map stays data.
import type { CorrectionSurface, FieldView } from '#lib/app/surface.ts';
import type { DeskState } from './desk-state.svelte.ts';
import { takeOffer } from './offers.ts';
import type { DeskAct } from './key-map.ts';

export type DeskActs = Readonly<Record<DeskAct, () => void>>;

export function deskActs(session: CorrectionSurface, desk: DeskState): DeskActs {
	const writable = () => session.readOnly === null;

	/** Runs on the current field, unless the file may only be looked at. */
	const onField = (act: (field: FieldView) => void) => () => {
		if (session.field && writable()) act(session.field);
	};

	const settled = () => {
		desk.countField();
		goOn();
	};

	/** A field without any text is never confirmed by Enter: blank on paper is said with its own key. */
	const accept = () => {
		const { field } = session;
		if (!field || !writable() || field.text.trim() === '') return;
		session.confirm(field.key);
		desk.countField();
	};

	const goOn = () => {
		if (session.next() === null) desk.open('finish');
	};

	/** An act that settles the field goes on like Enter; one that could not be done says so. */
	const settle = (done: boolean, otherwise: 'desk.no-alternative' | 'desk.no-ditto') => {
		if (done) settled();
		else desk.say(otherwise);
	};

	const alternative = (index: number) =>
		onField((field) => {
			settle(takeOffer(session, field, index), 'desk.no-alternative');
		});

	const turnPage = (step: number) => () => {
		const index = (session.page?.index ?? 0) + step;
		if (index >= 0 && index < session.pages.length) session.openPage(index);
		else desk.say(step > 0 ? 'desk.last-page' : 'desk.first-page');
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

	return {
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
		ditto: onField((field) => {
			settle(session.ditto(field.key), 'desk.no-ditto');
		}),
		blank: onField((field) => {
			session.setStatus(field.key, 'blank');
			settled();
		}),
		illegible: onField((field) => {
			session.setStatus(field.key, 'illegible', field.text);
			settled();
		}),
		park: onField(() => {
			desk.open('park');
		}),
		'alternative-1': alternative(0),
		'alternative-2': alternative(1),
		'alternative-3': alternative(2),
		'alternative-4': alternative(3),
		'alternative-5': alternative(4),
		undo: () => {
			if (!session.undo()) desk.say('desk.nothing-to-undo');
		},
		redo: () => {
			if (!session.redo()) desk.say('desk.nothing-to-redo');
		},
		'next-page': turnPage(1),
		'previous-page': turnPage(-1),
		'finish-page': finishPage,
		'finish-member': finishMember,
		'add-row': () => {
			const table = session.field?.cell?.tableId ?? session.tables[0]?.tableId;
			if (!writable() || table === undefined) return;
			const row = session.addRow(table, session.field?.cell?.rowId);
			const added = session.fields.find((field) => row !== null && field.cell?.rowId === row);
			if (added) session.focus(added.key);
		},
		override: () => {
			if (writable() && session.issues.length > 0) desk.open('override');
			else desk.say('desk.nothing-to-override');
		},
		zoom: () => {
			desk.scan.toggleZoom();
		},
		contrast: () => {
			desk.scan.nextContrast();
		},
		rotate: () => {
			desk.scan.turn();
		},
		'change-form': () => {
			if (writable()) desk.open('forms');
		},
		help: () => {
			desk.open('help');
		}
	};
}
