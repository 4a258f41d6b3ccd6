// What a person does to single pages of a file: split and join, let stand, set aside, scan anew. Each is one change of
// the file's pages with its way back; a page with another picture is looked at and read again.
import type { PageId, RegistryFileId } from '#lib/domain/ids.ts';
import type { JournalAct, JournalDraft } from '#lib/domain/journal.ts';
import { samePicture, type Page } from '#lib/domain/page.ts';
import { joinPages, middleHalves, otherHalf, splitPage, unread } from '#lib/domain/page-halves.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { changePages, type PageChange } from '#lib/platform/db/arrange-store.ts';
import { findSource, getPage, listPages } from '#lib/platform/db/files-store.ts';
import { openFile } from '#lib/platform/db/records-store.ts';
import type { AppPorts } from '../ports.ts';
import type { Actor } from './arrange.ts';

/** A file's pages, whole, before and after an act. */
export interface PageEdit {
	readonly fileId: RegistryFileId;
	readonly act: JournalAct;
	readonly pageId: PageId;
	readonly before: readonly Page[];
	readonly after: readonly Page[];
	readonly sources?: PageChange['sources'];
}

export type PageEditMaker = (pages: readonly Page[], page: Page) => Result<PageEdit>;

const edit = (
	act: JournalAct,
	pages: readonly Page[],
	page: Page,
	put: readonly Page[]
): PageEdit => ({
	...{ fileId: page.fileId, act, pageId: page.id, before: pages },
	after: pages.flatMap((one) => (one.id === page.id ? put : [one]))
});

export const splitHere: PageEditMaker = (pages, page) => {
	if (page.source.region) return fail('page-is-half');
	const halves = page.look?.halves ?? middleHalves(page.look?.ratio ?? 1);
	return ok(edit('page-split', pages, page, splitPage(page, halves)));
};

export const joinHere: PageEditMaker = (pages, page) => {
	const other = otherHalf(page, pages);
	if (!other) return fail('page-is-whole');
	const rest = pages.filter((one) => one !== other);
	return ok({ ...edit('page-join', rest, page, [joinPages(page, other)]), before: pages });
};

export const letStand: PageEditMaker = (pages, page) => {
	if (!page.look) return fail('page-unseen');
	const look = { ...page.look, isAccepted: true };
	return ok(edit('page-look', pages, page, [{ ...page, look }]));
};

/** A page that was refused for its size is looked at and read all the same. */
export const allowSize: PageEditMaker = (pages, page) => {
	const source = { ...page.source, isAllowed: true };
	return ok(edit('page-look', pages, page, [{ ...unread(page), source }]));
};

/** Sets a page aside as blank, or takes it back among those that are read. */
export const toggleBlank: PageEditMaker = (pages, page) => {
	const { failure: _past, ...rest } = page;
	const next: Page =
		page.nature === 'blank'
			? unread(page)
			: { ...rest, state: 'read', nature: 'blank', form: null };
	return ok(edit('page-look', pages, page, [next]));
};

/** The other way round, for undo. */
export const undone = ({ before, after, ...rest }: PageEdit): PageEdit => ({
	...rest,
	before: after,
	after: before
});

/** Makes and stores an edit; answers with it, so that it can be undone. */
export async function editPage(
	ports: AppPorts,
	actor: Actor,
	pageId: PageId,
	make: PageEditMaker
): Promise<Result<PageEdit>> {
	const page = await getPage(ports.connection, pageId);
	if (!page.ok) return page;
	if (!page.value) return fail('conflict');
	const pages = await listPages(ports.connection, page.value.fileId);
	if (!pages.ok) return pages;
	const made = make(pages.value, pages.value.find(({ id }) => id === pageId) ?? page.value);
	if (!made.ok) return made;
	const stored = await storeEdit(ports, actor, made.value);
	return stored.ok ? made : stored;
}

/** Pages that are read again because of an edit come back unread; what a person typed keeps a page from vanishing. */
export async function storeEdit(
	ports: AppPorts,
	actor: Actor,
	{ fileId, act, pageId, before, after, sources }: PageEdit
): Promise<Result<readonly Page[]>> {
	const gone = before.filter(({ id }) => !after.some((page) => page.id === id));
	const opened = await openFile(ports.connection, fileId);
	if (!opened.ok) return opened;
	const keys = Object.keys(opened.value.record.entries);
	if (gone.some(({ id }) => keys.some((key) => key.startsWith(`${id}#`))))
		return fail('page-has-entries');
	const now = new Map(opened.value.pages.map((page) => [page.id, page]));
	const changed = after.filter((page) => {
		const old = before.find(({ id }) => id === page.id);
		return old !== page || !now.has(page.id);
	});
	const put = changed.map((page) => {
		const old = now.get(page.id);
		return old && samePicture(old.source, page.source) ? page : unread(page);
	});
	const forget = put.filter(({ state }) => state === 'waiting').map(({ id }) => id);
	const journal: JournalDraft = {
		...{ fileId, pageId, act, at: ports.clock.now(), ...actor },
		old: before.map(({ id }) => id).join(' '),
		new: after.map(({ id }) => id).join(' ')
	};
	const stored = await changePages(ports.connection, {
		...{ fileId, put, forget, journal: [journal] },
		...(sources ? { sources } : {}),
		before: before.map(({ id }) => id),
		after: after.map(({ id }) => id)
	});
	if (!stored.ok) return stored;
	ports.changes.announce({ kind: 'file', fileId });
	for (const { id } of put) ports.changes.announce({ kind: 'page', fileId, pageId: id });
	return ok(put.filter(({ state }) => state === 'waiting'));
}

/** The first page of a new scan in place of a page; the old scan stays stored, so that undo finds it. */
export async function replaceBy(ports: AppPorts, file: File): Promise<Result<PageEditMaker>> {
	const decoder = await ports.decoder();
	const opened = await decoder.open(file, file.name);
	if (!opened.ok) return opened;
	const pageCount = opened.value.pages.length;
	const dpi = opened.value.pages[0]?.dpi ?? null;
	await opened.value.close();
	const id = await ports.hash(file);
	const known = await findSource(ports.connection, id);
	if (!known.ok) return known;
	if (known.value) return fail('duplicate', { file: file.name });
	return ok((pages, page) => {
		const { look: _old, ...rest } = unread(page);
		const source = { id, fileName: file.name, pageIndex: 0 };
		const stored = {
			...{ id, name: file.name, type: file.type, sizeBytes: file.size, pageCount },
			importedAt: ports.clock.now(),
			fileId: page.fileId
		};
		return ok({
			...edit('page-replace', pages, page, [{ ...rest, source, dpi }]),
			sources: [{ source: stored, blob: file }]
		});
	});
}
