// A thousand pages in one go: does memory grow, and does a page read the same whatever was read before it? `--soak=N`.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { DigitizedPage } from '../../../src/lib/app/digitize.ts';
import { AppBrowser } from '../../digitize/app-browser.ts';
import { Random } from '../../specimens/random.ts';
import { atMost, quantile, skipped, told, type Figure } from '../figure.ts';
import type { MadePage } from '../reading/made-pages.ts';
import { bind, scanned } from './pile.ts';

/** Workers are replaced after so many pages each: memory is compared at the same point of their lives. */
const perFile = 60;
const workers = 2;

/** All that was read of a page, without what depends on the clock or on where it lay. */
function resultOf({ form, fields, quarterTurns }: DigitizedPage): string {
	const plain = JSON.stringify({ form, fields, quarterTurns });
	return createHash('sha256').update(plain).digest('hex');
}

export async function soak(
	pages: readonly MadePage[],
	count: number,
	folder: string
): Promise<readonly Figure[]> {
	const scans = await Promise.all(pages.map(scanned));
	const random = new Random(4711);
	const few = join(folder, 'few.pdf');
	await bind(scans.slice(0, 2 * workers), few);
	const seen = new Map<number, string>();
	const memory: number[] = [];
	let [done, different] = [0, 0];
	const started = performance.now();
	const app = await AppBrowser.open();
	try {
		while (done < count) {
			const order = Array.from({ length: Math.min(perFile, count - done) }, () =>
				random.int(0, scans.length - 1)
			);
			const path = join(folder, 'soak.pdf');
			await bind(
				order.map((which) => scans[which]!),
				path
			);
			const result = await app.digitize(path, { form: null, workers });
			if (!result.ok || result.value.pages.length !== order.length)
				throw new Error(`a page was not read: ${JSON.stringify(result).slice(0, 300)}`);
			for (const [i, page] of result.value.pages.entries()) {
				const [which, hash] = [order[i]!, resultOf(page)];
				if (seen.has(which) && seen.get(which) !== hash) different += 1;
				seen.set(which, hash);
			}
			done += order.length;
			// Where all workers have just been replaced there is nothing to measure.
			await app.digitize(few, { form: null, workers });
			const mb = await app.scriptMemoryMb();
			if (mb !== null) memory.push(mb);
			console.error(`${done} of ${count} pages, ${mb?.toFixed(0) ?? '?'} MB`);
		}
	} finally {
		await app.close();
	}
	const seconds = (performance.now() - started) / 1000;
	const note = `${done} pages of ${scans.length} kinds in random order, ${workers} workers`;
	// The first two files fill caches and start all workers.
	const [from, to] = [quantile(memory.slice(1, 4), 0.5), quantile(memory.slice(-3), 0.5)];
	const name = 'memory after garbage collection, growth from first to last pages';
	return [
		memory.length < 8
			? skipped(name, '≤ 10', 'too few pages or no measure')
			: atMost(
					name,
					(to / from - 1) * 100,
					10,
					'%',
					`${from.toFixed(0)} → ${to.toFixed(0)} MB; ${note}`
				),
		atMost('pages that read otherwise than the same page before', different, 0, 'pages', note),
		told('whole run', seconds, 's', note)
	];
}
