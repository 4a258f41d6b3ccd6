import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { exportLabelsVi } from '#lib/i18n/export.vi.ts';
import type { UserId } from '#lib/domain/ids.ts';
import {
	candidateOf,
	crowdRecord,
	factValue,
	registryFile,
	sourceOf
} from '../../../tests/factories/export-records.ts';
import { exporters } from './export/registry.ts';
import type { Manifest } from './export/manifest.ts';
import type { ExportDestination } from './export/package-writer.ts';
import { parseIndex } from './export/record-index.ts';
import type { ExportCandidate } from './export-record.ts';
import { defaultPolicy } from './review/may-go.ts';
import { NothingToExport, planExport, runExport, type ExportRequest } from './run-export.ts';

class MemoryDestination implements ExportDestination {
	readonly files = new Map<string, Buffer>();
	readonly closed: string[] = [];
	readonly discarded: string[] = [];
	failAfterBytes = Infinity;
	#written = 0;

	create(name: string) {
		const parts: Uint8Array[] = [];
		return Promise.resolve({
			write: (chunk: Uint8Array) => {
				this.#written += chunk.length;
				if (this.#written > this.failAfterBytes)
					return Promise.reject(new DOMException('no room', 'QuotaExceededError'));
				parts.push(chunk.slice());
				return Promise.resolve();
			},
			close: () => {
				this.closed.push(name);
				this.files.set(name, Buffer.concat(parts));
				return Promise.resolve();
			},
			discard: () => {
				this.discarded.push(name);
				return Promise.resolve();
			}
		});
	}
}

const request: ExportRequest = {
	formats: exporters,
	policy: defaultPolicy,
	options: { labels: exportLabelsVi },
	app: { name: 'tang-thu', version: '0.1.0' }
};

const crowdCandidates = (count: number): ExportCandidate[] =>
	Array.from({ length: count }, (_, number) => candidateOf(crowdRecord(number)));

const unapproved: ExportCandidate = {
	...candidateOf(crowdRecord(900)),
	file: registryFile('f000900', { state: 'sent', approvedBy: null, approvedAt: null })
};

function manifestOf(destination: MemoryDestination): Manifest {
	return JSON.parse(destination.files.get('manifest.json')?.toString() ?? '') as Manifest;
}

describe('runExport', () => {
	it('writes every format, and a manifest that proves them', async () => {
		const destination = new MemoryDestination();
		const source = sourceOf([...crowdCandidates(40), unapproved]);
		const outcome = await runExport(source, request, destination);
		const manifest = manifestOf(destination);
		expect(manifest.counts).toEqual({ files: 40, persons: outcome.persons, heldBack: 1 });
		expect(manifest.heldBackReasons).toEqual({ 'export-not-approved': 1 });
		expect(manifest.forms).toEqual({ hk02: [1] });
		expect(manifest.journal?.seq).toBe(7);
		expect(manifest.files).toHaveLength(exporters.length + 4);
		expect(destination.files.get('giu-lai.csv')?.toString()).toContain('Hồ sơ chưa được duyệt.');
		for (const { name, bytes, sha256 } of manifest.files) {
			const file = destination.files.get(name) ?? Buffer.alloc(0);
			expect(file.length).toBe(bytes);
			expect(createHash('sha256').update(file).digest('hex')).toBe(sha256);
		}
		expect(destination.closed.at(-1)).toBe('manifest.json');
		expect(destination.files.get('nhan-khau.csv')?.toString()).not.toContain('f000900');
	});

	it('lists what a chosen format could not say, and only for that format', async () => {
		const record = crowdRecord(3);
		const [first, ...others] = record.household.persons;
		if (!first) throw new Error('nobody');
		const odd = { religion: 'Đạo Dừa', 'id-number': '12345', nationality: 'Sao Hỏa' };
		const facts = Object.fromEntries(
			Object.entries(odd).map(([fact, value]) => [fact, factValue(value)])
		);
		const persons = [{ ...first, facts: { ...first.facts, ...facts } }, ...others];
		const household = { ...record.household, persons };
		const source = sourceOf([candidateOf({ ...record, household })]);
		const only = (id: string) => exporters.filter((format) => format.id === id);
		const xml = new MemoryDestination();
		const outcome = await runExport(source, { ...request, formats: only('qcvn109') }, xml);
		expect(outcome.leftOut).toBe(1);
		const rows = xml.files.get('bo-ngoai.csv')?.toString().trim().split('\r\n') ?? [];
		expect(rows).toHaveLength(1 + 3);
		for (const value of [...Object.values(odd), 'Tôn giáo', 'export-value-left-out'])
			expect(rows.join('\n')).toContain(value);
		const csv = new MemoryDestination();
		expect((await runExport(source, { ...request, formats: only('csv') }, csv)).leftOut).toBe(0);
		expect([...csv.files.keys()]).not.toContain('bo-ngoai.csv');
	});

	it('gives the same bytes twice', async () => {
		const [first, second] = [new MemoryDestination(), new MemoryDestination()];
		await runExport(sourceOf(crowdCandidates(30)), request, first);
		await runExport(sourceOf(crowdCandidates(30)), request, second);
		for (const [name, bytes] of first.files)
			expect(Buffer.compare(bytes, second.files.get(name) ?? Buffer.alloc(0)), name).toBe(0);
		expect(second.files.size).toBe(exporters.length + 2);
	});

	it.each([0, 100, 5000])(
		'discards every file when the disk is full after %i bytes',
		async (limit) => {
			const destination = new MemoryDestination();
			destination.failAfterBytes = limit;
			const run = runExport(sourceOf(crowdCandidates(300)), request, destination);
			await expect(run).rejects.toMatchObject({ name: 'QuotaExceededError' });
			expect(destination.closed).toEqual([]);
			expect(destination.discarded).toHaveLength(exporters.length);
		}
	);

	it('discards every file when cancelled half way', async () => {
		const destination = new MemoryDestination();
		const abort = new AbortController();
		const run = runExport(sourceOf(crowdCandidates(300)), request, destination, {
			signal: abort.signal,
			onProgress: ({ done }) => done === 150 && abort.abort()
		});
		await expect(run).rejects.toMatchObject({ name: 'AbortError' });
		expect(destination.closed).toEqual([]);
		expect(destination.discarded.length).toBeGreaterThan(0);
	});

	it('shows one state of each file in every format when files are approved meanwhile', async () => {
		const waiting = new Set(['f000003', 'f000030']);
		async function* approvedMeanwhile() {
			for (const candidate of crowdCandidates(40)) {
				// The second of them is approved when the first has already gone by.
				const isWaiting = waiting.has(candidate.file.id);
				if (candidate.file.id === 'f000010') waiting.clear();
				yield await Promise.resolve(
					isWaiting
						? { ...candidate, file: { ...candidate.file, state: 'sent' as const } }
						: candidate
				);
			}
		}
		const source = { ...sourceOf([]), candidates: approvedMeanwhile };
		const destination = new MemoryDestination();
		const { files, held, index } = await runExport(source, request, destination);
		expect(held.map(({ fileId }) => fileId)).toEqual(['f000003']);
		expect([files, index.size]).toEqual([39, 39]);
		for (const name of ['ho.csv', 'ho-so.jsonl', 'ho-so.sql', 'muc-luc.tsv']) {
			const text = destination.files.get(name)?.toString() ?? '';
			expect(text.includes('f000030')).toBe(true);
			expect(text.includes('f000003')).toBe(false);
		}
	});

	it('writes no empty package', async () => {
		const destination = new MemoryDestination();
		const run = runExport(sourceOf([unapproved]), request, destination);
		await expect(run).rejects.toBeInstanceOf(NothingToExport);
		expect(destination.closed).toEqual([]);
	});

	it('writes only what changed since an earlier package, and names what is gone', async () => {
		const first = new MemoryDestination();
		await runExport(sourceOf(crowdCandidates(20)), request, first);
		const parsed = parseIndex(first.files.get('muc-luc.tsv')?.toString() ?? '');
		if (!parsed.ok) throw new Error('index');
		const base = parsed.value;
		const [changed, , ...kept] = crowdCandidates(20);
		const file = { ...changed?.file, version: 4 };
		const now = sourceOf([
			{ ...changed, file } as ExportCandidate,
			...kept,
			candidateOf(crowdRecord(77))
		]);
		const second = new MemoryDestination();
		const plan = await planExport(now, { policy: defaultPolicy, base });
		const outcome = await runExport(now, { ...request, base }, second);
		expect(plan.delta).toEqual({ added: 1, changed: 1, same: 18, removed: ['f000001'] });
		expect(manifestOf(second).delta).toEqual(plan.delta);
		expect([plan.files, outcome.files]).toEqual([2, 2]);
		const csv = second.files.get('ho.csv')?.toString() ?? '';
		expect(
			csv
				.trimEnd()
				.split('\r\n')
				.slice(1)
				.map((line) => line.slice(0, 7))
		).toEqual(['f000000', 'f000077']);
	});

	it.each(['x', 'a\tb\n', `f1\t3-${'a'.repeat(16)}`])('refuses the broken index %j', (text) => {
		expect(parseIndex(text).ok).toBe(false);
	});

	it('counts what goes without writing', async () => {
		const plan = await planExport(sourceOf([...crowdCandidates(5), unapproved]), {
			policy: defaultPolicy
		});
		expect(plan.files).toBe(5);
		expect(plan.held).toEqual([
			{
				fileId: 'f000900',
				title: 'f000900.pdf',
				reasons: [{ code: 'export-not-approved', severity: 'error', params: { state: 'sent' } }]
			}
		]);
	});
});

describe('restricted facts', () => {
	const record = crowdRecord(1);
	const [head, ...rest] = record.household.persons;
	const guilty = { ...head, facts: { ...head?.facts, 'criminal-record': factValue('BÍ MẬT') } };
	const candidate = {
		...candidateOf(record),
		household: { ...record.household, persons: [guilty, ...rest] },
		file: registryFile(record.file.id, { approvedBy: 'u2' as UserId })
	} as ExportCandidate;

	it.each([
		[false, 0],
		[true, 1]
	])('with restricted %s are in the files %i times or more', async (includeRestricted, least) => {
		const destination = new MemoryDestination();
		const policy = { ...defaultPolicy, includeRestricted };
		await runExport(sourceOf([candidate]), { ...request, policy }, destination);
		const found = ['nhan-khau.csv', 'ho-so.json'].filter((name) =>
			destination.files.get(name)?.toString().includes('BÍ MẬT')
		);
		expect(found.length > 0).toBe(least > 0);
		expect(manifestOf(destination).settings['restricted']).toBe(includeRestricted);
	});
});
