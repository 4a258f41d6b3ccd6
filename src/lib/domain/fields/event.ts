// Nội dung thay đổi hộ khẩu, nhân khẩu: the summary as written, with the events it names.
import { eventTypesOf, type EventType } from '../codes/event-types.ts';
import { issue } from '../issue.ts';
import { answer, defineKind } from './answer.ts';

export const event = defineKind<readonly EventType[]>('event', (text) => {
	const types = eventTypesOf(text);
	return types.length > 0
		? answer<readonly EventType[]>(text, types)
		: answer<readonly EventType[]>(text, null, issue('event-unknown', 'info', { value: text }));
});
