// Makes an export session over the real worker and database. Loaded on demand: the formats are not first-screen code.
import { exporters } from '#lib/pipeline/export/registry.ts';
import type { ExportLabels } from '#lib/pipeline/export/labels.ts';
import { exportRunner } from '#lib/platform/export/export-client.ts';
import { clearPrivateExports } from '#lib/platform/export/private-destination.ts';
import { canChooseFolder, chooseFolder, download } from '#lib/platform/export/save.ts';
import { addExport, listExports } from '#lib/platform/db/exports-store.ts';
import { readSetting, writeSettings } from '#lib/platform/db/settings-store.ts';
import { fail, ok } from '#lib/domain/result.ts';
import { appendActs } from '#lib/platform/db/journal-store.ts';
import { exportLabelsEn } from '#lib/i18n/export.en.ts';
import { exportLabelsVi } from '#lib/i18n/export.vi.ts';
import { version } from '../../../../package.json';
import { ExportProfiles } from './profiles.svelte.ts';
import { ExportSession } from './export-session.svelte.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';

export interface ExportContext {
	readonly ports: Pick<AppPorts, 'connection' | 'clock' | 'newId'>;
	/** Name of the database. */
	readonly database: string;
	readonly worker: () => OfficeWorker | null;
	/** Language of the words written into the files. */
	readonly language: 'vi' | 'en';
}

/** Shown first, in this order; a format that is not here follows by its id. */
const order = [
	'xlsx',
	'csv',
	'csv-households',
	'pdf',
	'qcvn109',
	'share-037',
	'civil-status',
	'sql'
];

const inOrder = (ids: readonly string[]): readonly string[] => {
	const rank = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
	return [...ids].sort((a, b) => rank(a) - rank(b));
};

/** One export screen: the run, and the profiles it may use. */
export interface OpenedExport {
	readonly session: ExportSession;
	readonly profiles: ExportProfiles;
}

export function openExport({ ports, database, worker, language }: ExportContext): OpenedExport {
	const labels: ExportLabels = language === 'vi' ? exportLabelsVi : exportLabelsEn;
	// What an earlier session left, when its tab was simply closed.
	void clearPrivateExports();
	const { connection, clock, newId } = ports;
	const profiles = new ExportProfiles(
		{
			load: async () => {
				const texts = await readSetting(connection, 'exportProfiles');
				return texts.ok ? ok(texts.value ?? []) : texts;
			},
			save: (exportProfiles) => writeSettings(connection, { exportProfiles }),
			download
		},
		labels
	);
	const session = new ExportSession(
		{
			discard: clearPrivateExports,
			runner: exportRunner({ database, appVersion: version }, ports.connection.keyring),
			canChooseFolder: canChooseFolder(),
			chooseFolder,
			download,
			worker,
			journal: async (said) => {
				const who = worker();
				if (!who) return { ok: false, failure: { code: 'no-worker' } };
				const { id, role } = who;
				const at = clock.now();
				const act = { fileId: null, act: 'export', at, who: id, role, source: role } as const;
				return appendActs(connection, [{ ...act, old: '', new: JSON.stringify(said) }]);
			},
			earlier: () => listExports(connection),
			remember: async (made) => {
				const who = worker();
				if (!who) return fail('no-worker');
				return addExport(connection, { id: newId(), at: clock.now(), by: who.id, ...made });
			}
		},
		{ labels, formatIds: inOrder(exporters.map(({ id }) => id)), profile: () => profiles.chosen }
	);
	return { session, profiles };
}
