// One household file made ready for paper: its facts, its persons, its pages with restricted places covered in the
// pixels. Restricted facts are never printed.
import type { Household } from '#lib/domain/household.ts';
import type { PageId, RegistryFileId } from '#lib/domain/ids.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import { pageLayers } from '#lib/pipeline/page-picture.ts';
import { assembleHousehold } from '#lib/pipeline/record/assemble.ts';
import { currentValues } from '#lib/pipeline/record/current-values.ts';
import { withoutRestricted } from '#lib/pipeline/review/may-go.ts';
import { getReadings } from '#lib/platform/db/readings-store.ts';
import { openFile } from '#lib/platform/db/records-store.ts';
import { pictureOf } from '#lib/platform/export/page-picture.ts';
import type { AppPorts } from '../ports.ts';
import type { PageImage } from '../surface.ts';

export interface PrintedPage {
	readonly id: PageId;
	readonly name: string;
	/** Null: there is none, or it stays back because of a restricted field. */
	readonly picture: Blob | null;
	readonly isWithheld: boolean;
}

export interface PrintSheet {
	readonly file: RegistryFile;
	readonly household: Household;
	readonly pages: readonly PrintedPage[];
}

export interface PrintDeps {
	readonly ports: Pick<AppPorts, 'connection' | 'forms'>;
	readonly image: (id: PageId) => Promise<Result<PageImage>>;
}

/** Codes `file-unknown` and those of storage. */
export async function openPrint(
	{ ports, image }: PrintDeps,
	fileId: RegistryFileId
): Promise<Result<PrintSheet>> {
	const { connection, forms } = ports;
	const opened = await openFile(connection, fileId);
	if (!opened.ok) return opened;
	const { file, record, pages } = opened.value;
	const readings = await getReadings(
		connection,
		pages.map(({ id }) => id)
	);
	if (!readings.ok) return readings;
	const readingOf = (id: PageId) => readings.value.get(id) ?? null;
	const valued = pages
		.filter(({ nature }) => nature === 'form')
		.map((page) => ({
			page,
			values: currentValues(page.id, readingOf(page.id)?.readings ?? [], record)
		}));
	const household = assembleHousehold(fileId, valued, (id) => forms.byId(id));
	const printed: PrintedPage[] = [];
	for (const page of pages) {
		const form = page.form ? forms.byId(page.form.formId) : null;
		const layers = pageLayers(page, readingOf(page.id), record, form, false);
		const found = layers.mayShow ? await image(page.id) : null;
		const size = {
			widthPx: page.widthPx || 2480,
			heightPx: page.heightPx || 3508,
			dpi: page.dpi
		};
		printed.push({
			id: page.id,
			name: form?.title ?? page.source.fileName,
			picture: found?.ok ? await pictureOf(found.value.blob, size, layers.covered, 'small') : null,
			isWithheld: !layers.mayShow
		});
	}
	return ok({ file, household: withoutRestricted(household), pages: printed });
}
