// Keys that look at the page or change what it is: zoom, contrast, turn, form, rows.
import type { CorrectionSurface } from '#lib/app/surface.ts';
import type { DeskState } from '../desk-state.svelte.ts';

export function pageActs(session: CorrectionSurface, desk: DeskState) {
	const isWritable = () => session.readOnly === null;

	return {
		'add-row': () => {
			const table = session.field?.cell?.tableId ?? session.tables[0]?.tableId;
			if (!isWritable() || table === undefined) return;
			const row = session.addRow(table, session.field?.cell?.rowId);
			const added = session.fields.find((field) => row !== null && field.cell?.rowId === row);
			if (added) session.focus(added.key);
		},
		'to-page': () => {
			if (desk.isOnPage) desk.refocus();
			else {
				desk.goToPage();
				desk.say('desk.on-page');
			}
		},
		lift: () => {
			desk.scan.lift(true);
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
			if (isWritable()) desk.open('forms');
		},
		help: () => {
			desk.open('help');
		}
	};
}
