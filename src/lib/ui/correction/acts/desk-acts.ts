// What each key does to the session: one small function an act, so that the key map stays data.
import type { DeskAct } from '#lib/app/keys/desk-keys.ts';
import type { CorrectionSurface } from '#lib/app/surface.ts';
import type { DeskState } from '../desk-state.svelte.ts';
import { fieldActs } from './field-acts.ts';
import { pageActs } from './page-acts.ts';
import { walkActs } from './walk-acts.ts';

export type DeskActs = Readonly<Record<DeskAct, () => void>>;

export function deskActs(session: CorrectionSurface, desk: DeskState): DeskActs {
	const walking = walkActs(session, desk);
	return {
		...walking.acts,
		...fieldActs(session, desk, walking.goOn),
		...pageActs(session, desk)
	};
}
