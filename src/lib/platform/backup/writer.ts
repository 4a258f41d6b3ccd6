// What making a backup needs, loaded as one piece when somebody makes one.
export { packGate } from './gate-copy.ts';
export { backupExtension } from './head.ts';
export { makeBackup } from './make-backup.ts';
