// What the first look makes of a page: set aside where it is blank or a separator, split where it is two pages, marked
// where it should be scanned again. The look is stored with its consequences in one transaction.
import type { PageId, RegistryFileId, UserId } from '#lib/domain/ids.ts';
import type { JournalAct, JournalDraft } from '#lib/domain/journal.ts';
import type { PageLook } from '#lib/domain/page-look.ts';
import { samePicture, type Page } from '#lib/domain/page.ts';
import { areSwapped, otherHalf, splitPage } from '#lib/domain/page-halves.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { changePages } from '#lib/platform/db/arrange-store.ts';
import { getPage, listPages } from '#lib/platform/db/files-store.ts';
import { getReadings, putThumbnail } from '#lib/platform/db/readings-store.ts';
import type { AppPorts, LookedAt } from '../ports.ts';

/** The machine's own acts in the journal: nobody sat at the keys. */
export const machine = { who: 'machine' as UserId, role: 'clerk', source: 'ocr' } as const;

export interface LookStored {
	readonly fileId: RegistryFileId;
	/** The page, or the two it turned out to be. */
	readonly pages: readonly Page[];
	/** Those of them that wait to be read. */
	readonly toRead: readonly Page[];
	/** Every page of the file has been looked at. */
	readonly isLast: boolean;
}

/** How often others may have changed the file's pages meanwhile. */
const tries = 5;

/** A page with its look, or the two it turned out to be. */
export function afterLook(page: Page, look: PageLook): readonly Page[] {
	if (look.separator !== null)
		return [{ ...page, look, state: 'read', nature: 'separator', form: null }];
	if (look.isBlank) return [{ ...page, look, state: 'read', nature: 'blank', form: null }];
	if (!look.halves || page.source.region) return [{ ...page, look }];
	const own = { ...look, halves: null };
	return splitPage(page, look.halves).map((half) => ({ ...half, look: own }));
}

/** Stores a look. Nothing happens where the page has gone or has another picture by now. */
export async function storeLook(
	ports: AppPorts,
	page: Page,
	{ look, thumbnail }: LookedAt
): Promise<Result<LookStored>> {
	const kept = await putThumbnail(ports.connection, page.id, thumbnail);
	if (!kept.ok) return kept;
	for (let round = 0; round < tries; round++) {
		const now = await getPage(ports.connection, page.id);
		if (!now.ok) return now;
		const fileId = now.value?.fileId ?? page.fileId;
		const pages = await listPages(ports.connection, fileId);
		if (!pages.ok) return pages;
		const mine = pages.value.find((one) => one.id === page.id);
		const isLast = pages.value.every((one) => one.look !== undefined || one.id === page.id);
		if (!mine || mine.look || !samePicture(mine.source, page.source))
			return ok({ fileId, pages: [], toRead: [], isLast });
		const next = afterLook(mine, look);
		const before = pages.value.map(({ id }) => id);
		const stored = await changePages(ports.connection, {
			fileId,
			before,
			after: before.flatMap((id) => (id === page.id ? next.map((one) => one.id) : [id])),
			put: next,
			forget: next.length > 1 ? [page.id] : [],
			journal: next.length > 1 ? [machineAct(ports, mine, 'page-split', '1', '2')] : []
		});
		if (stored.ok) {
			const toRead = next.filter(({ state }) => state === 'waiting');
			return ok({ fileId, pages: next, toRead, isLast });
		}
		if (stored.failure.code !== 'conflict') return stored;
	}
	return fail('conflict');
}

/**
 * Two halves of a picture that was scanned upside down stand in the wrong order until they have been read: what turned
 * them upright says so.
 */
export async function straightenHalves(ports: AppPorts, page: Page): Promise<void> {
	if (!page.source.region || page.state !== 'read') return;
	const pages = await listPages(ports.connection, page.fileId);
	if (!pages.ok) return;
	const other = otherHalf(page, pages.value);
	if (other?.state !== 'read' || Math.abs(other.index - page.index) !== 1) return;
	const readings = await getReadings(ports.connection, [page.id, other.id]);
	if (!readings.ok) return;
	const [one, two] = [page.id, other.id].map((id) => readings.value.get(id)?.quarterTurns);
	const [first, second] = page.index < other.index ? [page, other] : [other, page];
	if (one === undefined || one !== two || !areSwapped(first, second, one)) return;
	const before = pages.value.map(({ id }) => id);
	const after = before.with(first.index, second.id).with(second.index, first.id);
	const journal = [machineAct(ports, first, 'page-move', before.join(' '), after.join(' '))];
	const { fileId } = page;
	await changePages(ports.connection, { fileId, before, after, put: [], forget: [], journal });
	ports.changes.announce({ kind: 'file', fileId });
}

function machineAct(
	ports: Pick<AppPorts, 'clock'>,
	{ fileId, id }: { readonly fileId: Page['fileId']; readonly id: PageId },
	act: JournalAct,
	old: string,
	next: string
): JournalDraft {
	return { fileId, pageId: id, act, at: ports.clock.now(), ...machine, old, new: next };
}
