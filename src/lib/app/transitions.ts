// Moves a household file through its workflow: the rule from the domain, state and journal in one transaction.
import type { JournalAct } from '#lib/domain/journal.ts';
import type { HouseholdIssue } from '#lib/domain/household.ts';
import type { Page } from '#lib/domain/page.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import { type Failure, ok, type Result } from '#lib/domain/result.ts';
import { applyTransition, type Transition } from '#lib/domain/workflow.ts';
import { type Change, commitChange } from '#lib/platform/db/records-store.ts';
import type { AppPorts } from './ports.ts';
import type { OfficeWorker } from './surface.ts';

/** What must be done before a file can be sent; null when nothing is. Parked fields do not hold it back. */
export function missingForSending(
	pages: readonly Page[],
	open: number,
	errors: readonly HouseholdIssue[]
): Failure | null {
	const unread = pages.filter(
		(page) => page.nature !== 'other' && page.state !== 'read' && page.form?.by !== 'person'
	);
	if (unread.length > 0) return { code: 'pages-unread', params: { pages: unread.length } };
	if (open > 0) return { code: 'fields-open', params: { fields: open } };
	return errors.length > 0 ? { code: 'issues-open', params: { issues: errors.length } } : null;
}

/** Approval is not among them: a batch that is signed approves its files. */
type Move = Exclude<Transition, 'start-keying' | 'approve'>;

/** What a move leaves written on the file itself. */
function marks(move: Move, worker: OfficeWorker, reason: string): Change['file'] {
	switch (move) {
		case 'send':
			return { sentBy: worker.id, returnReason: null };
		case 'return':
			return { returnReason: reason };
		case 'reopen':
			return { returnReason: reason, approvedBy: null, approvedAt: null };
	}
}

/** `conflict`: the file has changed since the screen showed it; show it again and ask again. */
export async function moveFile(
	ports: AppPorts,
	worker: OfficeWorker,
	file: RegistryFile,
	move: Move,
	reason: string
): Promise<Result<RegistryFile>> {
	const next = applyTransition(file.state, move, worker.role, reason);
	if (!next.ok) return next;
	const at = ports.clock.now();
	const act: JournalAct = move;
	const moved = await commitChange(ports.connection, {
		batch: ports.newId(),
		fileId: file.id,
		baseVersion: file.version,
		file: { state: next.value, ...marks(move, worker, reason) },
		journal: [
			{
				fileId: file.id,
				act,
				at,
				who: worker.id,
				role: worker.role,
				old: file.state,
				new: next.value,
				source: worker.role,
				...(reason.trim() !== '' && { reason })
			}
		]
	});
	if (!moved.ok) return moved;
	ports.changes.announce({ kind: 'file', fileId: file.id });
	return ok(moved.value.file);
}
