// Codes become sentences here and nowhere else. A code nobody wrote a sentence for is shown, never swallowed.
import type { Issue } from '../domain/issue.ts';
import type { Failure } from '../domain/result.ts';
import type { ImportFailure } from '../pipeline/ports.ts';
import type { ImportSentenceParams } from './import.vi.ts';
import type { Language } from './language.svelte.ts';
import type { MessageKey } from './message.ts';
import { fill } from './message.ts';

const asNumber = (value: string | number | undefined) =>
	typeof value === 'number' ? value : undefined;

/** What the sentence about a scan needs beyond the failure: the file, and the page counted from 0. */
export interface FailedAt {
	readonly fileName?: string;
	readonly pageIndex?: number;
}

function importParams(failure: Failure, at: FailedAt): ImportSentenceParams {
	const page = at.pageIndex === undefined ? undefined : at.pageIndex + 1;
	const limit = asNumber(failure.params?.limit);
	const actual = asNumber(failure.params?.actual);
	return {
		file: at.fileName ?? String(failure.params?.file ?? '?'),
		...(page !== undefined && { page }),
		...(limit !== undefined && { limit }),
		...(actual !== undefined && { actual })
	};
}

/** What happened and what to do, for an expected failure. */
export function failureSentence(failure: Failure, language: Language, at: FailedAt = {}): string {
	const { imports, messages } = language.catalogue;
	if (failure.code in imports)
		return imports[failure.code as ImportFailure](importParams(failure, at));
	const key = `failure.${failure.code}`;
	return key in messages
		? fill(messages[key as MessageKey], failure.params)
		: fill(messages['failure.unknown'], { code: failure.code });
}

/** What is doubtful or wrong about a value, or keeps a file from going. */
export function issueSentence(issue: Issue, language: Language): string {
	const { issues, messages, facts } = language.catalogue;
	const sentence = issues[issue.code];
	if (sentence) return sentence({ ...issue.params });
	const { fact } = issue.params ?? {};
	const params = { ...issue.params, ...(fact !== undefined && { fact: facts[fact] ?? fact }) };
	const key = `issue.${issue.code}`;
	return key in messages
		? fill(messages[key as MessageKey], params)
		: fill(messages['issue.unknown'], { code: issue.code });
}
