// An act of the person who works here, as the journal keeps it.
import type { JournalDraft } from '#lib/domain/journal.ts';
import type { Clock } from '#lib/platform/clock.ts';
import type { OfficeWorker } from './surface.ts';

type Said = Pick<JournalDraft, 'act' | 'new'> &
	Partial<Pick<JournalDraft, 'fileId' | 'old' | 'reason' | 'source'>>;

/** About no file, with nothing before it, unless `said` says so. */
export const actDraft = (who: OfficeWorker, clock: Clock, said: Said): JournalDraft => ({
	fileId: null,
	at: clock.now(),
	who: who.id,
	role: who.role,
	source: who.role,
	old: '',
	...said
});
