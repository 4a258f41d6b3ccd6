// The sentences of erase.vi.ts in English.
import type { eraseVi } from './erase.vi.ts';

export const eraseEn: Readonly<Record<keyof typeof eraseVi, string>> = {
	'erase.title': 'Erase what has been handed over from this machine',
	'erase.why':
		'Files that have been exported or given away and are in a backup need not stay on this machine. The key of each file is destroyed: nobody can open its scans, what was read, what was typed, or its words in the journal any more.',
	'erase.only-supervisor': 'Only a supervisor or administrator can erase what was handed over.',
	'erase.none': 'No file has been approved yet, so there is nothing to erase.',
	'erase.batch': 'Batch',
	'erase.no-name': '(no name)',
	'erase.size': 'Files',
	'erase.state': 'Ready to erase?',
	'erase.count': '{n} files, {pages} pages',
	'erase.ready': 'Approved, handed over, backed up',
	'erase.missing-approval': 'Not yet: some files are not approved',
	'erase.missing-hand-over':
		'Not yet: some files have not been exported or given away as they are now',
	'erase.missing-backup': 'Not yet: make a backup first',
	'erase.open': 'Erase this batch…',
	'erase.ask': 'Erase batch “{name}” for good?',
	'erase.what':
		'{n} files with {pages} pages will be gone from this machine: scans, data, what was typed, and their words in the journal. The journal’s links and signatures stay and can be checked.',
	'erase.not-what':
		'Exported files, packages given away and backups elsewhere are not touched; whoever has them can open them.',
	'erase.irreversible': 'This cannot be undone. Afterwards only a backup can bring the files back.',
	'erase.type': 'Type “{word}” to confirm',
	'erase.do': 'Erase {n} files for good',
	'erase.running': 'Destroying keys, file by file…',
	'erase.done': '{n} files were erased from this machine, and the journal says so.',
	'erase.cancelled': 'Stopped. What was erased cannot be had back; the rest is untouched.',
	'failure.erase-unconfirmed': 'The confirmation does not match. Type it exactly as shown.',
	'failure.erase-not-ready':
		'This batch cannot be erased yet: a file has changed, or is not handed over or backed up. Look at the list again.',
	'failure.not-backed-up':
		'Something was done to these files after the last backup. Make a backup and erase again; the files are untouched.'
};
