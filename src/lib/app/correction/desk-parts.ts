// What the verbs of a session act through: the file as worked on, the caret, the acts, and the way to the disk.
import type { ReadOnlyReason, SaveState } from '../surface.ts';
import type { Acting } from './acting.svelte.ts';
import type { Caret } from './caret.svelte.ts';
import type { WorkingFile } from './working-file.svelte.ts';

export interface DeskParts {
	readonly work: WorkingFile;
	readonly caret: Caret;
	readonly acting: Acting;
	/** Null: the person may write. */
	readonly readOnly: () => ReadOnlyReason | null;
	readonly flush: () => Promise<SaveState>;
}
