// Brings what others have stored to the desk: the machine's readings, another tab's or another person's acts.
import type { PageId } from '#lib/domain/ids.ts';
import type { Connection } from '#lib/platform/db/connection.ts';
import { getPage } from '#lib/platform/db/files-store.ts';
import { getReadings } from '#lib/platform/db/readings-store.ts';
import { openFile } from '#lib/platform/db/records-store.ts';
import type { Saver } from './saver.ts';
import type { WorkingFile } from './working-file.svelte.ts';

/** A reading has come. Entries lie over it, so nothing a person typed can change. */
export async function takePage(
	connection: Connection,
	work: WorkingFile,
	pageId: PageId
): Promise<void> {
	const page = await getPage(connection, pageId);
	const readings = await getReadings(connection, [pageId]);
	if (!page.ok || !readings.ok || !page.value) return;
	work.takePage(page.value, readings.value.get(pageId) ?? null);
}

/** Takes the stored file where nothing here waits to be stored. True: there was something new. */
export async function reload(
	connection: Connection,
	work: WorkingFile,
	saver: Saver
): Promise<boolean> {
	const opened = await openFile(connection, work.file.id);
	if (!opened.ok || saver.state.unsaved > 0) return false;
	if (opened.value.record.version === saver.version) return false;
	work.load(opened.value);
	saver.restart(opened.value.record.version);
	return true;
}
