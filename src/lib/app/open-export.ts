// Makes an export session over the real worker and database. Loaded on demand: the formats are not first-screen code.
import { exporters } from '#lib/pipeline/export/registry.ts';
import type { ExportLabels } from '#lib/pipeline/export/labels.ts';
import { exportRunner } from '#lib/platform/export/export-client.ts';
import { clearPrivateExports } from '#lib/platform/export/private-destination.ts';
import { canChooseFolder, chooseFolder, download } from '#lib/platform/export/save.ts';
import { appendActs } from '#lib/platform/db/journal-store.ts';
import { exportLabelsEn } from '#lib/i18n/export.en.ts';
import { exportLabelsVi } from '#lib/i18n/export.vi.ts';
import { version } from '../../../package.json';
import { ExportSession } from './export-session.svelte.ts';
import type { AppPorts } from './ports.ts';
import type { OfficeWorker } from './surface.ts';

export interface ExportContext {
	readonly ports: Pick<AppPorts, 'connection' | 'clock'>;
	/** Name of the database. */
	readonly database: string;
	readonly worker: () => OfficeWorker | null;
	/** Language of the words written into the files. */
	readonly language: 'vi' | 'en';
}

export function openExport({ ports, database, worker, language }: ExportContext): ExportSession {
	const labels: ExportLabels = language === 'vi' ? exportLabelsVi : exportLabelsEn;
	// What an earlier session left, when its tab was simply closed.
	void clearPrivateExports();
	return new ExportSession(
		{
			discard: clearPrivateExports,
			runner: exportRunner({ database, appVersion: version }),
			canChooseFolder: canChooseFolder(),
			chooseFolder,
			download,
			worker,
			journal: async (said) => {
				const who = worker();
				if (!who) return { ok: false, failure: { code: 'no-worker' } };
				const { id, role } = who;
				const at = ports.clock.now();
				const act = { fileId: null, act: 'export', at, who: id, role, source: role } as const;
				return appendActs(ports.connection, [{ ...act, old: '', new: JSON.stringify(said) }]);
			}
		},
		{ labels, formatIds: exporters.map(({ id }) => id) }
	);
}
