// Sentences of the carpets and field columns in English.
import type { carpetVi } from './carpet.vi.ts';

export const carpetEn: Readonly<Record<keyof typeof carpetVi, string>> = {
	'nav.carpet': 'Carpets',
	'carpet.title': 'Carpets: look at many equal fields at once',
	'carpet.why':
		'A carpet is up to 100 fields that the machine believes say the same, least sure first. Look, type over what is wrong, then Enter accepts all the rest.',
	'carpet.gathering': 'Looking for fields in the open files',
	'carpet.gathered': '{done}/{total} files',
	'carpet.values': 'Saying the same',
	'carpet.columns': 'One field over many files',
	'carpet.part-surname': 'Surname, within a name',
	'carpet.part-year': 'Year, within a date',
	'carpet.part-digit': 'One digit, within a number',
	'carpet.cells': '{n} fields',
	'carpet.open': '{n} need a look',
	'carpet.preparing': 'cutting pictures {done}/{total}',
	'carpet.none': 'No carpet yet',
	'carpet.none-why':
		'A carpet takes at least 4 fields read alike, one of which needs a person, in files not yet sent for review. Bring in more scans, or key file by file at the desk.',
	'carpet.again': 'Look again',
	'carpet.believed': 'The machine believes all of these say:',
	'carpet.cell': 'Field {n}: {label}',
	'carpet.keys': 'Keys of the carpet',
	'carpet.key-move': 'other field',
	'carpet.key-type': 'type over what is wrong',
	'carpet.key-doubt': 'not sure',
	'carpet.key-context': 'see on the page',
	'carpet.key-accept': 'accept all the rest',
	'carpet.key-back': 'back to the list',
	'carpet.key-undo': 'take the whole carpet back',
	'carpet.context': 'Where this field is on its page, file {file}',
	'carpet.doubted': '? not sure',
	'carpet.typed': '✎ changed',
	'carpet.saving': 'Saving…',
	'carpet.done': 'Saved ✓ {right} right, {typed} changed, {doubt} not sure.',
	'carpet.left': '{n} were already keyed by somebody or their file is locked, and were left alone.',
	'carpet.take-back': 'Take the whole carpet back',
	'carpet.seeds-caught': 'Fields laid to test the eye: {caught}/{shown} noticed.',
	'carpet.missed': 'A field laid to test the eye went through',
	'carpet.missed-why':
		'The program laid this field here knowing that it says something else. Nothing of it was stored. A slower look will see it.',
	'carpet.missed-cell': 'The carpet says “{shown}”, the paper says “{truth}”.',
	'carpet.go-on': 'Go on to the next carpet',
	'carpet.reason': 'Accepted in a carpet',
	'carpet.reason-undo': 'Carpet taken back'
};
