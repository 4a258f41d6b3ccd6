// Sentences about giving files to other machines and taking them in.
import type { handOverVi } from './hand-over.vi.ts';

export const handOverEn: Readonly<Record<keyof typeof handOverVi, string>> = {
	'nav.hand-over': 'Hand-over',
	'hand-over.title': 'Handing files over between machines',
	'hand-over.why':
		'Each household file is changed in one place only. A file given away is locked here until it comes back. The package is encrypted with a passphrase both sides agree on (told by telephone, never sent along) and signed by the giver.',
	'hand-over.give': 'Give files',
	'hand-over.batch': 'Batch',
	'hand-over.all-batches': 'All batches',
	'hand-over.files': 'Files to give',
	'hand-over.none': 'There are no files to give.',
	'hand-over.select-all': 'Select all ({n})',
	'hand-over.to': 'To (name of the person or machine)',
	'hand-over.passphrase': 'Passphrase of the package',
	'hand-over.give-now': 'Give {n} files',
	'hand-over.given': '{n} files given. They are locked on this machine until they come back.',
	'hand-over.cancelled': 'Stopped. Files that were not given can still be changed here.',
	'hand-over.away': 'On another machine',
	'hand-over.away-line': '{title} · given to {to} · {when}',
	'hand-over.take-back': 'Take back',
	'hand-over.take-back-why': 'Why (the package will no longer be taken in by itself)',
	'hand-over.receive': 'Receive files',
	'hand-over.choose': 'Choose a hand-over package (.ttlo)',
	'hand-over.open': 'Open the package',
	'hand-over.from':
		'Given by {name}. Key {key}: ask the giver by telephone if it is the first time.',
	'hand-over.verdict-new': 'new',
	'hand-over.verdict-back': 'comes back',
	'hand-over.verdict-known': 'taken in before',
	'hand-over.verdict-question': 'is here too and may have been changed in both places',
	'hand-over.keep-mine': 'Keep what is here',
	'hand-over.take-theirs': 'Take what is in the package',
	'hand-over.accept': 'Take into the archive',
	'hand-over.taken': '{n} files taken in.',
	'hand-over.pages': '{n} pages',
	'hand-over.running': 'Working on the package…',
	'failure.hand-over-empty': 'No file is chosen.',
	'failure.hand-over-away':
		'“{title}” has been given away already. Leave it out, or take it back first.',
	'failure.package-unknown': '“{name}” is no hand-over package of Tàng Thư. Choose a .ttlo file.',
	'failure.package-too-new':
		'“{name}” was made by a newer version of the program. Update the program and try again.',
	'failure.package-damaged':
		'“{name}” is damaged; nothing was taken in. Ask the giver for another package.',
	'failure.package-wrong-key':
		'The passphrase of “{name}” is wrong, or the package is damaged. Type it again.',
	'failure.package-unsigned': '“{name}” has no valid signature of its giver; nothing was taken in.'
};
