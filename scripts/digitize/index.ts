// Scans to JSON on the command line: the built app's own pipeline in a headless browser, file by file.
// A bad file is reported and skipped; the exit status is 1 when there was one.
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DigitizedFile, DigitizedPage } from '../../src/lib/app/digitize.ts';
import type { Failure, Result } from '../../src/lib/domain/result.ts';
import { AppBrowser } from './app-browser.ts';
import { readArguments, type DigitizeArguments } from './arguments.ts';
import { sentence } from './sentence.ts';

interface Failed {
	readonly file: string;
	readonly page?: number;
	readonly code: string;
	readonly reason: string;
}

try {
	process.exitCode = await run(readArguments(process.argv.slice(2)));
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 2;
}

/** Exit status: 0 all read, 1 something failed. */
async function run({
	files,
	form,
	out,
	timings,
	engines,
	workers
}: DigitizeArguments): Promise<number> {
	const app = await AppBrowser.open();
	const read: DigitizedFile[] = [];
	const failed: Failed[] = [];
	try {
		for (const path of files) {
			const result: Result<DigitizedFile> = existsSync(path)
				? await app.digitize(path, { form, engines, workers })
				: { ok: false, failure: { code: 'file-not-found', params: { file: path } } };
			if (result.ok) {
				read.push(result.value);
				for (const { page, failure } of result.value.failures)
					failed.push(reasonOf(path, failure, page));
			} else failed.push(reasonOf(path, result.failure));
		}
	} finally {
		await app.close();
	}
	for (const { reason } of failed) console.error(reason);
	const json = JSON.stringify(
		{
			pages: read.flatMap(({ pages }) => pages.map((page) => shown(page, timings))),
			records: read.flatMap(({ file, record }) => (record ? [{ file, ...record }] : [])),
			failed
		},
		null,
		'\t'
	);
	if (out) await writeFile(out, `${json}\n`);
	else process.stdout.write(`${json}\n`);
	return failed.length > 0 ? 1 : 0;
}

function reasonOf(path: string, failure: Failure, page?: number): Failed {
	const file = basename(path);
	const place = page === undefined ? {} : { page };
	return { file, ...place, code: failure.code, reason: sentence(file, failure, page) };
}

function shown(page: DigitizedPage, timings: boolean): Partial<DigitizedPage> {
	if (timings) return page;
	return Object.fromEntries(Object.entries(page).filter(([name]) => name !== 'timings'));
}
