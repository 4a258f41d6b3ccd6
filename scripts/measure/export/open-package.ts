// Runs in the browser: opens the files that somebody chose as the app does, and counts what comes out.
import { readJsonLines } from '../../../src/lib/pipeline/export/text/jsonl-reader.ts';
import { openPackageFiles } from '../../../src/lib/platform/export/package-files.ts';

/** Chromium's own measure; the worker-free part of the heap. */
const heap = (): number =>
	(performance as unknown as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0;

export function show(): void {
	const input = document.createElement('input');
	Object.assign(input, { type: 'file', multiple: true });
	document.body.replaceChildren(input);
}

export async function openChosen() {
	const files = [...(document.querySelector('input')?.files ?? [])];
	const began = performance.now();
	const before = heap();
	let highest = before;
	const opened = await openPackageFiles(files, {
		signal: new AbortController().signal,
		onBytes: () => (highest = Math.max(highest, heap()))
	});
	let records = 0;
	if (opened.ok)
		for await (const record of readJsonLines(opened.value.records)) records += Number(record.ok);
	highest = Math.max(highest, heap());
	return {
		records,
		code: opened.ok ? null : opened.failure.code,
		named: opened.ok ? null : (opened.failure.params?.['name'] ?? null),
		growthMb: (highest - before) / 1e6,
		seconds: (performance.now() - began) / 1000
	};
}
