// Which pages of a file, now that all are read, are to be read again as the form that the papers around them make likely.
// A page that a person has begun to work on, or whose form a person named, is left alone.
import type { Face } from '#lib/domain/paper-order.ts';
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import { settleForms } from '#lib/pipeline/settle-forms.ts';
import type { Connection } from '#lib/platform/db/connection.ts';
import { listPages } from '#lib/platform/db/files-store.ts';
import { getReadings } from '#lib/platform/db/readings-store.ts';
import { openFile } from '#lib/platform/db/records-store.ts';

export interface PageAsFace {
	readonly page: Page;
	readonly face: Face;
}

export async function pagesToReadAs(
	connection: Connection,
	fileId: RegistryFileId
): Promise<readonly PageAsFace[]> {
	const listed = await listPages(connection, fileId);
	if (!listed.ok) return [];
	const pages = listed.value.filter(({ nature }) => nature === 'form' || nature === 'unknown');
	const readings = await getReadings(
		connection,
		pages.map(({ id }) => id)
	);
	const opened = await openFile(connection, fileId);
	if (!readings.ok || !opened.ok) return [];
	const worked = new Set(Object.keys(opened.value.record.entries).map((key) => key.split('#')[0]));
	const faces = settleForms(
		pages.map(({ id, form }) => ({
			form,
			rivals: readings.value.get(id)?.rivals ?? [],
			isSaid: form?.by === 'person' || worked.has(id)
		}))
	);
	return pages.flatMap((page, i) => {
		const face = faces[i];
		return face && !worked.has(page.id) ? [{ page, face }] : [];
	});
}
