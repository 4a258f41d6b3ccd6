// Wires the state to the real world and hands it down the component tree: one app per tab, by context, no globals.
import { getContext, setContext } from 'svelte';
import type { PageId, RegistryFileId } from '#lib/domain/ids.ts';
import { reloadApp } from '#lib/platform/app-update.ts';
import { openChanges } from '#lib/platform/changes.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { keyTasks } from '#lib/platform/crypto/key-client.ts';
import { openSessionShare } from '#lib/platform/crypto/session-share.ts';
import { Keyring } from '#lib/platform/crypto/keyring.ts';
import { Connection } from '#lib/platform/db/connection.ts';
import { clearPrivateExports } from '#lib/platform/export/private-destination.ts';
import { sha256Of } from '#lib/platform/hash.ts';
import { webLocks } from '#lib/platform/locks.ts';
import { logRestrictedReads } from './account/restricted-reads.ts';
import { Account } from './account.svelte.ts';
import { Archive } from './archive.svelte.ts';
import { loadHome } from './checks/home-unit.ts';
import { BackupSession } from './backup-session.svelte.ts';
import { LoadedForms } from './form-catalogue.ts';
import { ImportSession } from './import-session.svelte.ts';
import { KeyTally } from './key-tally.svelte.ts';
import type { AppPorts } from './ports.ts';
import { Reserve } from './reserve.svelte.ts';
import { ReviewSession } from './review-session.svelte.ts';
import type { AppSurface } from './surface.ts';

/** Name of the database; everything of this app on the machine begins with it. */
const archiveName = 'tang-thu';

/** Random and opaque; works where `crypto.randomUUID` does not (a page not served over HTTPS). */
function randomId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(12));
	return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Called at most once: keeps what is slow to load out of the first screen. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
	let loaded: Promise<T> | null = null;
	return () => (loaded ??= load());
}

export function browserPorts(): AppPorts {
	const keyring = new Keyring();
	const officeKey = async () => (await keyring.unlocked()).keys.archive;
	return {
		connection: new Connection(archiveName, { keyring, newId: randomId }),
		decoder: once(async () => (await import('#lib/platform/decode/index.ts')).createDecoder()),
		reader: once(async () => {
			const { createReader } = await import('#lib/platform/reading/index.ts');
			return createReader({ officeKey });
		}),
		hash: sha256Of,
		forms: new LoadedForms(),
		clock: systemClock,
		locks: webLocks,
		changes: openChanges(archiveName),
		keyTasks,
		share: openSessionShare(archiveName),
		newId: randomId
	};
}

/** The app's state over given ports: tests give fakes. */
export function createApp(ports: AppPorts): AppSurface & { start(): Promise<void> } {
	const archive = new Archive(ports);
	const imports = new ImportSession({
		ports,
		worker: () => archive.worker,
		title: (id) => archive.file(id)?.title ?? '',
		onArrival: () => void archive.keep()
	});
	const tally = new KeyTally(ports, () => archive.worker);
	const review = new ReviewSession(ports, archive);
	const backup = new BackupSession({ ports, worker: () => archive.worker });
	const reserve = new Reserve(ports);
	const account = new Account({
		...ports,
		ready: () => ports.forms.load(),
		onWorker: (worker) => archive.enter(worker)
	});
	const openDecisions = once(async () => {
		const { Decisions } = await import('./aids/decisions.ts');
		const decisions = new Decisions(ports);
		await decisions.load();
		return decisions;
	});
	const openKeys = once(async () => {
		const { KeyProfiles } = await import('./keys/key-profiles.svelte.ts');
		const keys = new KeyProfiles(ports, () => archive.worker);
		await keys.load();
		return keys;
	});
	const openReview = once(async () => {
		const { ReviewDesk } = await import('./review/review-desk.svelte.ts');
		return new ReviewDesk(ports, archive);
	});
	const openLists = once(async () => {
		const { OfficeLists } = await import('./export/office-lists.svelte.ts');
		const lists = new OfficeLists(ports, () => archive.worker);
		await lists.load();
		return lists;
	});
	return {
		account,
		archive,
		backup,
		reserve,
		imports,
		review,
		openKeys,
		openReview,
		tally,
		async openExport(language: 'vi' | 'en') {
			const { openExport } = await import('./export/open-export.ts');
			const worker = () => archive.worker;
			return openExport({ ports, database: archiveName, worker, language });
		},
		async openRestore() {
			const { RestoreSession } = await import('./restore-session.svelte.ts');
			return new RestoreSession({ ...ports, database: archiveName, onDone: reloadApp });
		},
		async openHandOver() {
			const { openHandOver } = await import('./hand-over/open-hand-over.ts');
			return openHandOver({ ports, worker: () => archive.worker });
		},
		async openErase() {
			const { EraseSession } = await import('./erase/erase-session.svelte.ts');
			return new EraseSession({ ports, worker: () => archive.worker, files: () => archive.files });
		},
		async openCrops() {
			const { CropsSession } = await import('./office/crops-session.svelte.ts');
			const worker = () => archive.worker;
			return new CropsSession({ ports, worker, files: () => archive.files });
		},
		async openWeights() {
			const { WeightsSession } = await import('./office/weights-session.svelte.ts');
			return new WeightsSession({ ports, worker: () => archive.worker });
		},
		openChecks: once(async () => {
			const { openChecks } = await import('./checks/open-checks.ts');
			return openChecks(
				ports,
				() => archive.files,
				() => archive.worker
			);
		}),
		openLists,
		async openBringBack() {
			const { openBringBack } = await import('./export/bring-back.svelte.ts');
			return openBringBack(
				ports,
				() => archive.worker,
				() => archive.load()
			);
		},
		async openCarpets() {
			const { CarpetSession } = await import('./carpet/carpet-session.svelte.ts');
			const worker = () => archive.worker;
			return new CarpetSession({ ports, files: () => archive.files, worker });
		},
		openSearch: once(async () => {
			const { openSearch } = await import('./search/open-search.ts');
			return openSearch(ports, () => archive.files);
		}),
		async openPrint(id: string) {
			const { openPrint } = await import('./print/print-sheet.ts');
			const image = (page: PageId) => imports.image(page);
			return openPrint({ ports, image }, id as RegistryFileId);
		},
		get forms() {
			return ports.forms.all().map(({ id, code, title }) => ({ id, code, title }));
		},
		async openArranging(id: RegistryFileId) {
			const { ArrangeSession } = await import('./arrange-session.svelte.ts');
			const worker = () => archive.worker;
			return ArrangeSession.open(
				{ ports, worker, readWaiting: (pageIds) => imports.readWaiting(pageIds) },
				id
			);
		},
		async openCorrection(id: RegistryFileId) {
			// The desk and the rules of the trade are no part of the first screen.
			const [{ CorrectionSession }, { ListDoubts }, decisions] = await Promise.all([
				import('./correction-session.svelte.ts'),
				import('./correction/list-doubts.ts'),
				openDecisions()
			]);
			const opened = await CorrectionSession.open(
				{
					ports,
					decisions,
					lists: openLists().then((found) =>
						found.lists.length > 0 ? new ListDoubts(found) : null
					),
					worker: () => archive.worker,
					prioritise: (pageIds) => imports.prioritise(pageIds),
					readAgain: (pageId) => void imports.readAgain(pageId)
				},
				id
			);
			if (opened.ok) void logRestrictedReads(ports, archive.worker, id, opened.value.pages);
			return opened;
		},
		async start() {
			// What an export has left behind when its tab was simply closed lies in the clear.
			void clearPrivateExports();
			await account.start();
			await Promise.all([archive.load(), loadHome(ports), tally.load()]);
			imports.start();
			ports.connection.listen((state) => {
				if (state === 'ready') imports.resume();
			});
		}
	};
}

const appKey = Symbol('app');

/** Once, in the root layout. */
export function provideApp(): AppSurface {
	const app = createApp(browserPorts());
	app.reserve.start();
	void app.start();
	return setContext<AppSurface>(appKey, app);
}

export function useApp(): AppSurface {
	return getContext<AppSurface>(appKey);
}
