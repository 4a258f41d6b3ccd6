// Email: one at-sign between a name and a domain with a dot, small letters, no spaces; anything else is kept and asked.
import { issue } from '../issue.ts';
import { answer, defineKind } from './answer.ts';

const usual = /^[a-z\d._%+-]+@[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}$/;

export const email = defineKind<{ readonly domain: string }>('email', (text) => {
	const value = text.replaceAll(' ', '').toLowerCase();
	if (!usual.test(value))
		return answer<{ readonly domain: string }>(
			text,
			null,
			issue('email-unusual', 'warning', { value: text })
		);
	return answer(value, { domain: value.slice(value.indexOf('@') + 1) });
});
