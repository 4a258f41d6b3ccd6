// Finds the formats: a new file under formats/ is a new format, nothing else has to be told.
// Tests of formats lie beside that folder, not in it: whatever is in it ends up in the worker.
import type { Exporter } from './exporter.ts';

const found = import.meta.glob<Exporter>('./formats/*.ts', { eager: true, import: 'exporter' });

/** All formats, in the order of their id. */
export const exporters: readonly Exporter[] = Object.values(found).sort((a, b) =>
	a.id < b.id ? -1 : 1
);

export function findExporter(id: string): Exporter | undefined {
	return exporters.find((exporter) => exporter.id === id);
}
