// Keys that look at the page or change what it is: zoom, contrast, turn, form, a box drawn on it.
import type { CorrectionSurface } from '#lib/app/surface.ts';
import type { DeskState } from '../desk-state.svelte.ts';
import { rowActs } from './row-acts.ts';

export function pageActs(session: CorrectionSurface, desk: DeskState) {
	const isWritable = () => session.readOnly === null;

	return {
		...rowActs(session, desk),
		'draw-box': () => {
			if (isWritable() && session.field) desk.startBox();
		},
		arrange: () => {
			desk.ongo('arrange');
		},
		carpets: () => {
			desk.ongo('carpets');
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
			// Who may only look turns what is on screen; it is not kept.
			if (!session.page || !session.turnPage(session.page.id)) desk.scan.turn();
		},
		'change-form': () => {
			if (isWritable()) desk.open('forms');
		},
		help: () => {
			desk.open('help');
		}
	};
}
