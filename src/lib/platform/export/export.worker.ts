// The export worker: reads records from the database and writes files, so that the page never waits.
// One worker does one command and is then ended by the page.
import { indexText, parseIndex, type RecordIndex } from '#lib/pipeline/export/record-index.ts';
import { findExporter } from '#lib/pipeline/export/registry.ts';
import type { Exporter } from '#lib/pipeline/export/exporter.ts';
import {
	planExport,
	runExport,
	sampleRecords,
	type ExportProgress
} from '#lib/pipeline/run-export.ts';
import { openExportArchive } from './database-source.ts';
import { exportFailure, isAbort } from './export-failure.ts';
import type {
	ExportCommand,
	ExportMessage,
	PlanCommand,
	RunCommand,
	SampleCommand
} from './export-protocol.ts';
import { loadExportPlaces } from './places.ts';
import { folderDestination } from './folder-destination.ts';
import { privateDestination } from './private-destination.ts';

const abort = new AbortController();
const { signal } = abort;
const say = (message: ExportMessage) => postMessage(message);

/** Milliseconds between two progress messages. */
const progressInterval = 100;
let lastProgress = 0;

function onProgress(progress: ExportProgress): void {
	const now = performance.now();
	if (now - lastProgress < progressInterval && progress.done < progress.total) return;
	lastProgress = now;
	say({ is: 'progress', progress });
}

/** Null: the text is no index of a package. */
function baseOf(text: string | null): { base?: RecordIndex } | null {
	if (text === null) return {};
	const parsed = parseIndex(text);
	return parsed.ok ? { base: parsed.value } : null;
}

async function plan({ policy, archive, base: text }: PlanCommand): Promise<void> {
	const base = baseOf(text);
	if (!base) return say({ is: 'failed', failure: { code: 'export-base-broken' } });
	const { source } = await openExportArchive(archive);
	const found = await planExport(source, { policy, ...base }, { signal, onProgress });
	say({ is: 'plan', plan: found });
}

async function sample({ archive, policy, count }: SampleCommand): Promise<void> {
	const { source } = await openExportArchive(archive);
	const places = await loadExportPlaces();
	const records = await sampleRecords(source, { policy, places }, count, { signal });
	say({ is: 'sample', records });
}

async function run({
	formats: ids,
	folder,
	policy,
	options,
	archive,
	quality,
	base: text
}: RunCommand) {
	const base = baseOf(text);
	if (!base) return say({ is: 'failed', failure: { code: 'export-base-broken' } });
	const formats = ids.map(findExporter).filter((found): found is Exporter => found !== undefined);
	if (formats.length < ids.length)
		return say({ is: 'failed', failure: { code: 'export-unknown-format' } });
	const opened = await openExportArchive(archive);
	const keep = folder ? null : await privateDestination();
	const destination = keep ?? folderDestination(folder as FileSystemDirectoryHandle);
	const app = { name: 'tang-thu', version: archive.appVersion };
	const pages = opened.pages(quality, policy.includeRestricted);
	const places = await loadExportPlaces();
	const request = { formats, policy, options: { ...options, pages }, app, places, ...base };
	const { index, ...outcome } = await runExport(opened.source, request, destination, {
		signal,
		onProgress
	});
	const files = (await keep?.files()) ?? [];
	say({ is: 'done', answer: { outcome, index: indexText(index), files } });
}

addEventListener('message', ({ data }: MessageEvent<ExportCommand>) => {
	if (data.do === 'cancel') {
		abort.abort();
		return;
	}
	const work = data.do === 'plan' ? plan(data) : data.do === 'sample' ? sample(data) : run(data);
	work.catch((reason: unknown) =>
		say(isAbort(reason) ? { is: 'cancelled' } : { is: 'failed', failure: exportFailure(reason) })
	);
});
