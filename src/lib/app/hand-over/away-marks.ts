// Marks files as given away and takes the marks off again, each with its line in the journal: who works on a file, and
// where, is never in doubt.
import type { AwayMark } from '#lib/domain/hand-over.ts';
import type { RegistryFileId } from '#lib/domain/ids.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { getFile } from '#lib/platform/db/files-store.ts';
import { commitChange } from '#lib/platform/db/records-store.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import { actDraft } from '../act-draft.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';

export interface AwayDeps {
	readonly ports: Pick<AppPorts, 'connection' | 'clock' | 'newId' | 'changes'>;
	readonly worker: () => OfficeWorker | null;
}

interface Said {
	readonly old: string;
	readonly new: string;
	readonly reason?: string;
}

async function commit(
	{ ports, worker }: AwayDeps,
	file: RegistryFile,
	away: AwayMark | null,
	said: Said
): Promise<Result<void>> {
	const { connection, newId, changes, clock } = ports;
	const who = worker();
	if (!who) return fail('no-worker');
	const done = await commitChange(connection, {
		...{ fileId: file.id, baseVersion: file.version, batch: newId(), file: { away } },
		journal: [actDraft(who, clock, { act: 'hand-over', fileId: file.id, ...said })]
	});
	if (!done.ok) return done;
	changes.announce({ kind: 'file', fileId: file.id });
	return ok(undefined);
}

async function markAway(
	deps: AwayDeps,
	id: RegistryFileId,
	to: string,
	packageId: string
): Promise<Result<void>> {
	const { connection, clock } = deps.ports;
	const file = await getFile(connection, id);
	if (!file.ok) return file;
	const by = deps.worker();
	if (!file.value || !by) return fail(by ? 'file-unknown' : 'no-worker');
	if (file.value.away) return fail('hand-over-away', { title: file.value.title });
	const away = { to, since: clock.now(), packageId, by: by.id };
	return commit(deps, file.value, away, { old: '', new: JSON.stringify({ to, packageId }) });
}

/** The file is worked on here again; one that is here already stays as it is. */
export async function markHere(
	deps: AwayDeps,
	id: RegistryFileId,
	reason: string
): Promise<Result<void>> {
	const file = await getFile(deps.ports.connection, id);
	if (!file.ok) return file;
	if (!file.value?.away) return ok(undefined);
	return commit(deps, file.value, null, { old: JSON.stringify(file.value.away), new: '', reason });
}

/** All or none. */
export async function markAllAway(
	deps: AwayDeps,
	files: readonly RegistryFileId[],
	to: string,
	packageId: string
): Promise<Result<void>> {
	for (const [at, id] of files.entries()) {
		const marked = await markAway(deps, id, to, packageId);
		if (marked.ok) continue;
		for (const one of files.slice(0, at)) await markHere(deps, one, 'hand-over-failed');
		return marked;
	}
	return ok(undefined);
}
