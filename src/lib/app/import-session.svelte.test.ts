// Scans coming in: what arrives, what is refused and why, what is read first, what a reload finds again.
import { describe, expect, it } from 'vitest';
import type { PageId, RegistryFileId } from '#lib/domain/ids.ts';
import { fail, ok } from '#lib/domain/result.ts';
import {
	makePorts,
	makeReading,
	openApp,
	plainReading,
	type ReadOne,
	scan,
	until
} from '../../../tests/factories/app.ts';

let count = 0;
const freshName = (): string => `import-${Date.now()}-${++count}`;

async function signedIn(name = freshName(), read: ReadOne = plainReading) {
	const app = await openApp(makePorts(name, read));
	await app.archive.signIn('Mai', 'clerk');
	return app;
}

/** A reading that waits to be let go. */
function gated() {
	const asked: PageId[] = [];
	const gates: (() => void)[] = [];
	const read: ReadOne = async (id) => {
		asked.push(id);
		await new Promise<void>((resolve) => gates.push(resolve));
		return ok(makeReading(id, { name: 'AN' }));
	};
	return { asked, read, letGo: () => gates.shift()?.() };
}

describe('taking in', () => {
	it('keeps every good file when one is broken, and says which and why', async () => {
		const app = await signedIn();
		await app.imports.addFiles([
			scan('tot-1.pdf', 2),
			new File(['broken'], 'hong.pdf'),
			scan('tot-2.pdf')
		]);
		expect(app.imports.arrived).toHaveLength(2);
		expect(app.imports.failures).toEqual([
			{ fileName: 'hong.pdf', failure: { code: 'file-broken', params: { file: 'hong.pdf' } } }
		]);
		expect(app.imports.progress).toMatchObject({ filesDone: 3, filesTotal: 3 });
		await until(() => app.archive.totals.pagesRead === 3, 'all pages read');
		expect(app.archive.totals).toMatchObject({ files: 2, pages: 3, pagesFailed: 0 });
		expect(app.archive.files.every((file) => file.state === 'keying')).toBe(true);
	});

	it('knows the same bytes again under another name, and says where they are', async () => {
		const app = await signedIn();
		await app.imports.addFiles([scan('a.pdf')]);
		await app.imports.addFiles([new File(['a.pdf pages:1'], 'copy.pdf')]);
		expect(app.imports.duplicates).toEqual([
			{ fileName: 'copy.pdf', fileId: app.imports.arrived[0], title: 'a' }
		]);
		expect(app.archive.files).toHaveLength(1);
	});

	it('makes one household file of the pictures of one folder, in the order of their numbers', async () => {
		const app = await signedIn();
		const inFolder = (name: string): File => {
			const file = scan(name);
			Object.defineProperty(file, 'webkitRelativePath', { value: `lô 1/HS 12/${name}` });
			return file;
		};
		await app.imports.addFiles(['10.jpg', '2.jpg', '1.jpg', 'Thumbs.db'].map(inFolder));
		await until(() => app.archive.files.length === 1, 'the list');
		const [file] = app.archive.files;
		const pages = await app.archive.pages(file?.id as RegistryFileId);
		expect(file?.title).toBe('HS 12');
		expect(pages.map((page) => page.source.fileName)).toEqual(['1.jpg', '2.jpg', '10.jpg']);
	});

	it('lets in what is beyond the limits on a supervisor’s word, and on nobody else’s', async () => {
		const app = await signedIn();
		await app.imports.addFiles([new File(['huge'], 'to.pdf'), new File(['broken'], 'hong.pdf')]);
		const [broken, report] = app.imports.failures;
		expect(broken?.refused).toBeUndefined();
		expect(await app.imports.allow(report!)).toMatchObject({ failure: { code: 'wrong-role' } });
		await app.archive.signIn('Lan', 'supervisor');
		expect(await app.imports.allow(report!)).toMatchObject({ ok: true });
		expect(app.imports.failures).toEqual([broken]);
		await until(() => app.archive.totals.pagesRead === 1, 'the page');
		const [page] = await app.archive.pages(app.archive.files[0]!.id);
		expect(page?.source.isAllowed).toBe(true);
	});

	it('does nothing for nobody', async () => {
		const app = await openApp(makePorts(freshName()));
		await app.imports.addFiles([scan('a.pdf')]);
		expect(app.imports.failures[0]?.failure.code).toBe('no-worker');
		expect(app.archive.files).toHaveLength(0);
	});
});

describe('reading in the background', () => {
	it('reads pages on screen first', async () => {
		const { asked, read, letGo } = gated();
		const app = await signedIn(freshName(), read);
		await app.imports.addFiles([scan('a.pdf', 5)]);
		await until(() => asked.length === 1, 'the first page');
		const pages = await app.archive.pages(app.imports.arrived[0] as RegistryFileId);
		app.imports.prioritise([pages[4]?.id as PageId]);
		letGo();
		await until(() => asked.length === 2, 'the second page');
		expect(asked[1]).toBe(pages[4]?.id);
		for (let tries = 0; tries < 100 && app.imports.isReading; tries++) {
			letGo();
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		await until(() => !app.imports.isReading, 'the end');
		expect(app.imports.progress).toMatchObject({ pagesDone: 5, pagesTotal: 5, pagesFailed: 0 });
	});

	it('tries a page again once, then names it and goes on', async () => {
		const tries = new Map<PageId, number>();
		const app = await signedIn(freshName(), (id) => {
			tries.set(id, (tries.get(id) ?? 0) + 1);
			return id.endsWith('-2') ? Promise.resolve(fail('reading-failed')) : plainReading(id, '');
		});
		await app.imports.addFiles([scan('a.pdf', 3)]);
		await until(() => !app.imports.isReading, 'the end');
		expect([...tries.values()]).toEqual([1, 2, 1]);
		expect(app.imports.failures).toEqual([
			{ fileName: 'a.pdf', pageIndex: 1, failure: { code: 'reading-failed' } }
		]);
		await until(() => app.archive.files[0]?.counts.pagesFailed === 1, 'the counter');
		expect(app.archive.files[0]?.counts).toMatchObject({ pages: 3, pagesRead: 2 });
	});

	it('leaves a page that took the browser down twice, names it, and reads the rest', async () => {
		const name = freshName();
		const asked: PageId[] = [];
		// A browser that goes down while it reads never answers, and never says good-bye.
		const goesDown: ReadOne = (id) =>
			id.endsWith('-2') ? new Promise(() => asked.push(id)) : plainReading(id, '');
		for (const turn of [1, 2]) {
			const ports = { ...makePorts(name, goesDown), locks: makePorts(`${name}-${turn}`).locks };
			const app = await openApp(ports);
			if (turn === 1) {
				await app.archive.signIn('Mai', 'clerk');
				await app.imports.addFiles([scan('a.pdf', 3)]);
			}
			await until(() => asked.length === turn, 'the bad page');
			ports.connection.close();
		}
		const after: PageId[] = [];
		const ports = makePorts(name, (id, hint) => {
			after.push(id);
			return plainReading(id, hint);
		});
		const app = await openApp({ ...ports, locks: makePorts(`${name}-3`).locks });
		await until(() => app.archive.totals.pagesRead === 2, 'the rest');
		await until(() => app.archive.totals.pagesFailed === 1, 'the page that is named');
		expect(after).not.toContain(asked[0]);
		const pages = await app.archive.pages(app.archive.files[0]?.id as RegistryFileId);
		const failed = pages.find((page) => page.state === 'failed');
		expect(failed).toMatchObject({ id: asked[0], failure: { code: 'reading-crashed' } });
	});

	it('takes up after a reload what was not read, and nothing twice', async () => {
		const name = freshName();
		const { asked, read, letGo } = gated();
		const first = makePorts(name, read);
		const app = await openApp(first);
		await app.archive.signIn('Mai', 'clerk');
		await app.imports.addFiles([scan('a.pdf', 3)]);
		await until(() => asked.length === 1, 'the first page');
		letGo();
		await until(() => asked.length === 2, 'one page read, one begun');
		app.imports.cancel({ pages: true });
		first.connection.close();
		// Another tab: the first still holds the lock until it is gone, as a closed tab would not.
		const after: PageId[] = [];
		const ports = makePorts(name, (id, hint) => {
			after.push(id);
			return plainReading(id, hint);
		});
		const own = { ...ports, locks: makePorts(`${name}-reloaded`).locks };
		const again = await openApp(own);
		await until(() => again.archive.totals.pagesRead === 3, 'the rest');
		expect(after).toHaveLength(2);
		expect(after).not.toContain(asked[0]);
	});

	it('shows a page before it is read, and its upright picture after', async () => {
		const { asked, read, letGo } = gated();
		const app = await signedIn(freshName(), read);
		await app.imports.addFiles([scan('a.pdf')]);
		await until(() => asked.length === 1, 'the look');
		const [page] = await app.archive.pages(app.imports.arrived[0] as RegistryFileId);
		const early = await app.imports.image(page?.id as PageId);
		expect(early.ok && (await early.value.blob.text())).toBe('as scanned');
		letGo();
		await until(() => app.archive.totals.pagesRead === 1, 'the reading');
		const late = await app.imports.image(page?.id as PageId);
		expect(late.ok && (await late.value.blob.text())).toBe('picture');
		expect(late).toMatchObject({ value: { widthPx: 100, heightPx: 140 } });
	});
});
