// Keys that say something of the field under the caret. What settles a field goes on like Enter; what could not be
// done says so and stays.
import type { CorrectionSurface, FieldView } from '#lib/app/surface.ts';
import type { PlainKey } from '#lib/i18n/message.ts';
import type { DeskState } from '../desk-state.svelte.ts';

export function fieldActs(session: CorrectionSurface, desk: DeskState, goOn: () => void) {
	/** Runs on the current field, unless the file may only be looked at. */
	const onField = (act: (field: FieldView) => void) => () => {
		if (session.field && session.readOnly === null) act(session.field);
	};
	const settled = () => {
		desk.countField();
		goOn();
	};
	const settle = (done: boolean, otherwise: PlainKey) => {
		if (done) settled();
		else desk.say(otherwise);
	};
	const alternative = (index: number) =>
		onField((field) => {
			settle(session.takeOffer(field.key, index), 'desk.no-alternative');
		});
	const status = (what: 'blank' | 'illegible' | 'struck-out') =>
		onField((field) => {
			session.setStatus(field.key, what, what === 'blank' ? undefined : field.text);
			settled();
		});
	/** Stays where the person is still needed; goes on where the field is done. */
	const shared = onField((field) => {
		if (!session.dittoShared(field.key)) return desk.say('desk.no-shared');
		if (session.field?.needsPerson) desk.refocus();
		else settled();
	});

	return {
		ditto: onField((field) => {
			settle(session.ditto(field.key), 'desk.no-ditto');
		}),
		'ditto-shared': shared,
		'ditto-chief': onField((field) => {
			settle(session.dittoChief(field.key), 'desk.no-chief');
		}),
		blank: status('blank'),
		illegible: status('illegible'),
		'struck-out': status('struck-out'),
		'strike-member': onField((field) => {
			settle(session.strikeMember(field.key), 'desk.already-struck');
		}),
		park: onField(() => {
			desk.open('park');
		}),
		override: () => {
			if (session.readOnly === null && session.issues.length > 0) desk.open('override');
			else desk.say('desk.nothing-to-override');
		},
		'alternative-1': alternative(0),
		'alternative-2': alternative(1),
		'alternative-3': alternative(2),
		'alternative-4': alternative(3),
		'alternative-5': alternative(4),
		undo: () => {
			if (session.undo()) desk.refocus();
			else desk.say('desk.nothing-to-undo');
		},
		redo: () => {
			if (session.redo()) desk.refocus();
			else desk.say('desk.nothing-to-redo');
		}
	};
}
