// Moves pages between household files and remembers how to move them back: an arrangement turned round is its undo.
import type { PageId, RegistryFileId } from '#lib/domain/ids.ts';
import type { JournalDraft } from '#lib/domain/journal.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import { arrangeFiles, type ArrangedFile } from '#lib/platform/db/arrange-store.ts';
import type { AppPorts } from '../ports.ts';
import type { PageGroup } from './group-pages.ts';

export type Actor = Pick<JournalDraft, 'who' | 'role' | 'source'>;

/** Files as they stood and as they stand; swapped, it is the way back. */
export interface Move {
	readonly before: readonly ArrangedFile[];
	readonly after: readonly ArrangedFile[];
}

export const reversed = ({ before, after }: Move): Move => ({ before: after, after: before });

/** One file made into one per group; the first group keeps the file. */
export function splitMove(
	file: {
		readonly id: RegistryFileId;
		readonly title: string;
		readonly pageIds: readonly PageId[];
	},
	groups: readonly PageGroup[],
	newId: () => string
): Move {
	const after = groups.map(({ title, pageIds }, index): ArrangedFile => ({
		id: index === 0 ? file.id : (newId() as RegistryFileId),
		title: title ?? (index === 0 ? file.title : `${file.title} (${index + 1})`),
		pageIds
	}));
	const empty = after.slice(1).map(({ id, title }) => ({ id, title, pageIds: [] }));
	const { id, title, pageIds } = file;
	return { before: [{ id, title, pageIds }, ...empty], after };
}

/** Carries a move out, journals it in every file it touches, and tells the screens. */
export async function makeMove(ports: AppPorts, actor: Actor, move: Move): Promise<Result<void>> {
	const at = ports.clock.now();
	const pagesOf = (files: readonly ArrangedFile[], id: RegistryFileId): string =>
		JSON.stringify(files.find((file) => file.id === id)?.pageIds ?? []);
	const journal = move.after.map(({ id }): JournalDraft => ({
		...{ fileId: id, act: 'page-move', at, ...actor },
		...{ old: pagesOf(move.before, id), new: pagesOf(move.after, id) }
	}));
	const moved = await arrangeFiles(ports.connection, { ...move, journal });
	if (!moved.ok) return moved;
	for (const { id } of move.after) ports.changes.announce({ kind: 'file', fileId: id });
	return ok(undefined);
}
