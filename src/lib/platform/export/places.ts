// The gazetteer inside the export worker: loaded when an export begins, asked once for each different address.
import { addressLayers } from '#lib/domain/places/address-layers.ts';
import { createGazetteer } from '#lib/domain/places/gazetteer.ts';
import type { GazetteerData } from '#lib/domain/places/gazetteer-data.ts';
import { rememberedLayers } from '#lib/pipeline/export-places.ts';
import type { ExportRequest } from '#lib/pipeline/run-export.ts';

export async function loadExportPlaces(): Promise<NonNullable<ExportRequest['places']>> {
	const data = await import('#lib/domain/places/data/gazetteer.data.json');
	const gazetteer = createGazetteer(data.default as unknown as GazetteerData);
	const find = rememberedLayers((written, date) => addressLayers(gazetteer, written, date));
	return { version: gazetteer.version, find };
}
