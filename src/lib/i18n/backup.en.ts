// Sentences about backups, restoring, and room on the disk.
import type { backupVi } from './backup.vi.ts';

export const backupEn: Readonly<Record<keyof typeof backupVi, string>> = {
	'nav.backup': 'Backup',
	'act.backup': 'Backup',
	'act.hand-over': 'Hand-over',
	'backup.title': 'Backup and restore',
	'backup.make': 'Backup',
	'backup.why':
		'A browser can lose its data: a broken disk, a deleted profile. Each shift, save a backup file to a USB stick or a server. The file is encrypted; only a passphrase of this archive or its printed recovery key opens it.',
	'backup.never': 'There is no backup of this archive yet.',
	'backup.last': 'Last one: {when}.',
	'backup.since': 'Since then {n} acts are in no backup.',
	'backup.since-none': 'Every act is in the backup.',
	'backup.whole': 'Back up everything',
	'backup.added': 'Only what is new',
	'backup.added-why': 'To restore, the whole backup and every addition after it are needed.',
	'backup.running': 'Writing the backup; everybody can go on working.',
	'backup.done': 'The backup is written. Keep the file somewhere other than this machine.',
	'backup.cancelled': 'Stopped. The unfinished file is of no use: delete it.',
	'backup.overdue': '{n} acts lie on this machine alone.',
	'backup.go': 'Back up now',
	'backup.stop': 'Stop',
	'restore.title': 'Restore from a backup',
	'restore.why':
		'For a new machine, or when this machine has lost its archive. Every byte is verified before anything is written. An archive with household files is never written over.',
	'restore.choose': 'Choose backup files (.ttbackup), additions too',
	'restore.part-whole': 'whole',
	'restore.part-added': 'addition',
	'restore.name': 'Name in the old archive',
	'restore.passphrase': 'Passphrase',
	'restore.key': 'Printed recovery key',
	'restore.by-key': 'Use the recovery key',
	'restore.by-passphrase': 'Use a passphrase',
	'restore.start': 'Restore',
	'restore.running': 'Verifying, then restoring…',
	'restore.lost':
		'This machine had an archive, but the browser has lost its data. Restore it from the latest backup.',
	'restore.fresh-why':
		'If there is certainly no backup, a new archive can be begun. The old data cannot be had back.',
	'restore.fresh-confirm': 'I understand that the old data cannot be had back',
	'restore.back': 'Back',
	'failure.backup-unknown': '“{name}” is no backup of Tàng Thư. Choose a .ttbackup file.',
	'failure.backup-too-new':
		'“{name}” was made by a newer version of the program. Update the program and try again.',
	'failure.backup-damaged':
		'“{name}” is damaged at piece {piece}. Nothing has been changed; use another backup.',
	'failure.backup-cut':
		'“{name}” is cut off after piece {piece}. Nothing has been changed; use another backup.',
	'failure.backup-gap':
		'“{name}” is an addition, but the one right before it is missing. Choose all files.',
	'failure.backup-not-whole':
		'Exactly one whole backup is needed. Look at the chosen files again: “{name}”.',
	'failure.task-running': 'The work before is still going on; wait until it is done, or stop it.',
	'failure.archive-not-empty':
		'There are household files on this machine: nothing is restored over them. Restore on an empty machine.',
	'failure.disk-write-failed':
		'The file could not be written. Check the room on that disk and try again.',
	'reserve.unkept':
		'The disk is almost full and the browser has not promised to keep this archive: it may delete it. Back up now, clear the disk, then install the app from the address bar.',
	'reserve.short':
		'The disk is almost full: less than 64 MB is left for this archive. Clear the disk, or back up and move files away.'
};
