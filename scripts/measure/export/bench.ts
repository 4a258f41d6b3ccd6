// Runs in a real browser, served by Vite in development (the built app is quicker): an archive of its own, sealed as every
// archive is, the app's own export screen over it, and the interface thread watched while the worker writes.
import { mount, tick } from 'svelte';
import '../../../src/app.css';
import type { UserId } from '../../../src/lib/domain/ids.ts';
import { ok } from '../../../src/lib/domain/result.ts';
import { formById } from '../../../src/lib/forms/registry.ts';
import { openExport, type OpenedExport } from '../../../src/lib/app/export/open-export.ts';
import { systemClock } from '../../../src/lib/platform/clock.ts';
import { deriveArchiveKeys, secretBytes } from '../../../src/lib/platform/crypto/archive-keys.ts';
import { Keyring } from '../../../src/lib/platform/crypto/keyring.ts';
import { Connection } from '../../../src/lib/platform/db/connection.ts';
import { transact } from '../../../src/lib/platform/db/transact.ts';
import { createDecoder } from '../../../src/lib/platform/decode/index.ts';
import ExportScreen from '../../../src/lib/ui/export/ExportScreen.svelte';
import { pageSize, storedHousehold } from '../../../tests/factories/stored-crowd.ts';

interface Crowd {
	readonly database: string;
	readonly files: number;
	readonly pageCount: number;
	readonly someStay: boolean;
}

/** Files written in one transaction. */
const together = 50;

async function openSealed(database: string): Promise<Connection> {
	const secret = crypto.getRandomValues(new Uint8Array(secretBytes));
	const keyring = new Keyring({ keys: await deriveArchiveKeys(secret), signer: null });
	return new Connection(database, { keyring });
}

async function fill(connection: Connection, crowd: Crowd, pictures: readonly Blob[]) {
	const form = formById('hk02');
	if (!form) throw new Error('no hk02');
	const stores = ['files', 'pages', 'readings', 'records', 'images'] as const;
	for (let from = 0; from < crowd.files; from += together) {
		const count = Math.min(together, crowd.files - from);
		const done = await transact(connection, stores, async (transaction) => {
			for (let at = 0; at < count; at++) {
				const { file, pages, readings, record } = storedHousehold(form, from + at, crowd);
				await transaction.objectStore('files').put({ ...file, pageCounts: {} });
				await transaction.objectStore('records').put({ ...record, lastBatch: '' });
				for (const reading of readings.values())
					await transaction.objectStore('readings').put(reading, file.id);
				for (const page of pages) {
					await transaction.objectStore('pages').put(page);
					const blob = pictures[page.index % Math.max(1, pictures.length)];
					const { widthPx, heightPx } = pageSize;
					if (blob) {
						const image = { id: page.id, blob, widthPx, heightPx };
						await transaction.objectStore('images').put(image, file.id);
					}
				}
			}
			return ok(undefined);
		});
		if (!done.ok) throw new Error(done.failure.code);
	}
}

/** Drawn to the pixels of 300 dpi: a specimen has fewer. */
async function atFullSize(picture: Blob): Promise<Blob> {
	const { widthPx, heightPx } = pageSize;
	const canvas = new OffscreenCanvas(widthPx, heightPx);
	const bitmap = await createImageBitmap(picture);
	canvas.getContext('2d', { alpha: false })?.drawImage(bitmap, 0, 0, widthPx, heightPx);
	bitmap.close();
	return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
}

/** Pages of a scanned file as the app keeps them for viewing. */
async function picturesOf(url: string, count: number): Promise<Blob[]> {
	const blob = await (await fetch(url)).blob();
	const decoder = createDecoder();
	const opened = await decoder.open(blob, url);
	if (!opened.ok) throw new Error(opened.failure.code);
	const pictures: Blob[] = [];
	for (let page = 0; page < count; page++) {
		const drawn = await opened.value.render(page);
		if (!drawn.ok) throw new Error(drawn.failure.code);
		pictures.push(await atFullSize(drawn.value));
	}
	decoder.end();
	return pictures;
}

/** Longest task and longest silence of a 10 ms pulse, milliseconds, until it is asked. */
function watchThread(): () => { readonly longestTask: number; readonly longestGap: number } {
	let [longestTask, longestGap, last] = [0, 0, performance.now()];
	const note = (entries: PerformanceEntryList) => {
		for (const { duration } of entries) longestTask = Math.max(longestTask, duration);
	};
	const observer = new PerformanceObserver((list) => note(list.getEntries()));
	observer.observe({ type: 'longtask' });
	const pulse = setInterval(() => {
		const now = performance.now();
		longestGap = Math.max(longestGap, now - last - 10);
		last = now;
	}, 10);
	return () => {
		clearInterval(pulse);
		note(observer.takeRecords());
		observer.disconnect();
		return { longestTask, longestGap };
	};
}

let opened: OpenedExport | null = null;

let connection: Connection | null = null;

/** What was there before is gone, the screen, too. */
function tidy(): void {
	document.body.replaceChildren();
	connection?.close();
}

/** An archive of its own; `scan` is the address of a scanned file whose pages it shows. */
export async function fillArchive(crowd: Crowd, scan: string | null): Promise<void> {
	tidy();
	connection = await openSealed(crowd.database);
	await fill(connection, crowd, scan === null ? [] : await picturesOf(scan, crowd.pageCount));
}

/** Shows the export screen over the archive, with `formats` chosen. */
export async function showExport({ database }: Crowd, formats: readonly string[]): Promise<void> {
	if (!connection) throw new Error('no archive');
	const worker = { id: 'u1' as UserId, name: 'Đo', role: 'supervisor' } as const;
	const newId = () => crypto.randomUUID();
	const ports = { connection, clock: systemClock, newId };
	opened = openExport({ ports, database, worker: () => worker, language: 'vi' });
	const { session, profiles } = opened;
	mount(ExportScreen, {
		target: document.body,
		props: { session, profiles, role: 'supervisor' }
	});
	await tick();
	for (const { id, isChosen } of session.formats)
		if (isChosen !== formats.includes(id)) session.toggle(id);
	// What filled the archive and drew the screen has ended.
	await new Promise((done) => setTimeout(done, 1000));
}

/** Counts and writes. */
export async function runExport() {
	if (!opened) throw new Error('no screen');
	const { session } = opened;
	const stop = watchThread();
	await session.setPolicy({ completeness: 'note' });
	const started = performance.now();
	await session.run('download');
	const seconds = (performance.now() - started) / 1000;
	// The manifest is drawn, too.
	await new Promise((done) => setTimeout(done, 500));
	const thread = stop();
	if (session.phase !== 'done') throw new Error(session.failure?.code ?? session.phase);
	const { plan, written, held } = session;
	const bytes = written.reduce((sum, file) => sum + file.bytes, 0);
	return { ...thread, seconds, persons: plan?.persons ?? 0, held: held.length, bytes };
}

/** Hands a written file over as a download. */
export function download(name: string): void {
	opened?.session.download(name);
}
