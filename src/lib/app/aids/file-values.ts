// What other papers of the same household file say: the same fact of the same person, and the names met so far.
import { sexOf } from '#lib/domain/fields/sex.ts';
import { fold } from '#lib/domain/vietnamese/text.ts';
import { sameMember } from '../correction/ditto.ts';
import type { FieldView } from '../surface.ts';
import type { NamedPerson } from './name-aids.ts';

export type PageFields = readonly FieldView[];

const isName = ({ fact }: FieldView): boolean => fact?.is === 'name' || fact?.is === 'head-name';
const hasText = ({ text }: FieldView): boolean => text.trim() !== '';
/** A person's word, or the machine's where nobody need look at it. */
const isTrusted = (field: FieldView): boolean =>
	hasText(field) && (field.current.entry?.confirmed === true || !field.needsPerson);

/** The name of the member a field belongs to; empty where none is known yet. */
const memberName = (field: FieldView, onPage: PageFields): string =>
	sameMember(field, onPage).find(isName)?.text.trim() ?? '';

/** Values of the same fact of the person with the same name on other places of the file, trusted ones only. */
export function valuesElsewhere(
	field: FieldView,
	onPage: PageFields,
	pages: readonly PageFields[]
): readonly string[] {
	const { fact } = field;
	const name = fold(memberName(field, onPage));
	if (!fact || isName(field)) return [];
	return pages.flatMap((fields) =>
		fields
			.filter((one) => one.key !== field.key && one.fact?.is === fact.is && isTrusted(one))
			.filter(
				(one) => fact.of === 'household' || (name !== '' && fold(memberName(one, fields)) === name)
			)
			.map(({ text }) => text)
	);
}

/** What is known so far of the person a field belongs to, without the field itself: for looking the person up. */
export function knownOf(field: FieldView, onPage: PageFields) {
	const member = sameMember(field, onPage).filter(({ key }) => key !== field.key);
	const textOf = (is: string) => member.find(({ fact }) => fact?.is === is)?.text.trim() ?? '';
	return { name: textOf('name'), number: textOf('id-number'), birth: textOf('birth-date') };
}

const initials = (text: string): string =>
	fold(text)
		.split(' ')
		.map((word) => word[0] ?? '')
		.join('');

/** Names of the file that a typed text may be on its way to, by tone-less beginning or by initials. */
export function namesInFile(
	field: FieldView,
	typed: string,
	pages: readonly PageFields[]
): readonly string[] {
	const key = fold(typed);
	if (key === '') return [];
	const names = pages
		.flat()
		.filter((one) => one.key !== field.key && isName(one) && isTrusted(one));
	const isMeant = (text: string) =>
		fold(text).startsWith(key) || (key.length > 1 && initials(text) === key.replaceAll(' ', ''));
	return names.map(({ text }) => text).filter(isMeant);
}

/** What the same row or header says of the person a name belongs to. */
export function personOf(field: FieldView, onPage: PageFields): NamedPerson {
	const member = sameMember(field, onPage);
	const textOf = (is: string) => member.find(({ fact }) => fact?.is === is)?.text ?? '';
	const year = /(?:18|19|20)\d\d/.exec(textOf('birth-date'))?.[0];
	return {
		sex: sexOf(textOf('sex')),
		decade: year === undefined ? null : Math.floor(Number(year) / 10) * 10
	};
}
