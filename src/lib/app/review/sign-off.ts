// The sheet of a batch: what was judged, what is claimed, and hashes of everything it is claimed of. Anyone can reckon
// the hashes again; `verifySheet` does.
import type { UserId } from '#lib/domain/ids.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { Judgement, ReviewBatch, SignOffSheet } from '#lib/domain/review-batch.ts';
import { canonicalJson } from '#lib/pipeline/export/text/canonical-json.ts';
import { blockingIssues } from '#lib/pipeline/record/checks.ts';
import { batchBound } from '#lib/pipeline/review/batch-bound.ts';
import { tallySample } from '#lib/pipeline/review/sample.ts';
import { journalHead, type FileApproval, signBatch } from '#lib/platform/db/review-store.ts';
import { journalHolds, verifyJournal } from '#lib/platform/db/journal-store.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';
import { batchAct, loadAll, type Steps } from './making-batches.ts';
import type { ReviewedFile } from './reviewed-file.ts';
import { isSamePerson } from './same-person.ts';
import { lookId } from './who-may.ts';

type Ports = Pick<AppPorts, 'connection' | 'forms' | 'clock' | 'newId' | 'hash'>;

const confidence = 0.95;

const hashOf = (ports: Ports, value: unknown): Promise<string> =>
	ports.hash(new Blob([canonicalJson(value)]));

/** What was scanned, and what stands: the same file always gives the same two hashes. */
async function fileHashes(ports: Ports, { opened, views }: ReviewedFile) {
	const { file, pages, record } = opened;
	const images = pages.map(({ index, source }) => [index, source.id, source.pageIndex]);
	const data = {
		values: [...views.values()].map(({ key, current }) => [key, current.value, current.status]),
		overrides: record.overrides
	};
	return {
		id: file.id,
		title: file.title,
		version: file.version,
		images: await hashOf(ports, images),
		data: await hashOf(ports, data)
	};
}

function overridesOf(files: readonly ReviewedFile[]): SignOffSheet['overrides'] {
	const counts = new Map<string, number>();
	for (const { opened } of files)
		for (const id of Object.keys(opened.record.overrides)) {
			const rule = id.split('@')[0] ?? id;
			counts.set(rule, (counts.get(rule) ?? 0) + 1);
		}
	return [...counts].sort().map(([rule, count]) => ({ rule, count }));
}

function countsOf(
	files: readonly ReviewedFile[],
	{ judgements, workers }: Pick<Signing, 'judgements' | 'workers'>
): SignOffSheet['counts'] {
	const answered = judgements.filter((one) => one.verdict !== 'open');
	const byId = new Map(judgements.map((one) => [one.id, one]));
	const isAlone = (one: Judgement) => {
		const judge = workers.find(({ id }) => id === one.by);
		const first = byId.get(lookId(one))?.by ?? null;
		return one.stage === 'recheck' && judge && isSamePerson(first, judge, workers);
	};
	const of = (stage: Judgement['stage']) => answered.filter((one) => one.stage === stage).length;
	return {
		files: files.length,
		pages: files.reduce((sum, file) => sum + file.opened.pages.length, 0),
		fields: files.reduce((sum, file) => sum + file.fields.length, 0),
		decided: of('decide'),
		rekeyed: of('blind'),
		looked: of('look'),
		rechecked: of('recheck'),
		recheckedAlone: answered.filter(isAlone).length,
		corrected: answered.filter((one) => one.verdict === 'wrong').length
	};
}

export interface Signing {
	readonly batch: ReviewBatch;
	readonly judgements: readonly Judgement[];
	readonly worker: OfficeWorker;
	readonly workers: readonly OfficeWorker[];
	/** Set where reckoning has found kinds that must be reopened first. */
	readonly broken: number;
}

/** Who sent or keyed any of it may not sign it. */
function hasKeyed(files: readonly ReviewedFile[], { worker, workers }: Signing): boolean {
	const isMine = (id: UserId | null) => isSamePerson(id, worker, workers);
	return files.some(
		({ opened }) =>
			isMine(opened.file.sentBy) ||
			Object.values(opened.record.entries).some(
				(entry) => entry.source !== 'supervisor' && isMine(entry.by)
			)
	);
}

/** Why it cannot be signed now; null when it can. */
function hindrance(files: readonly ReviewedFile[], signing: Signing, now: string) {
	const { batch, judgements, worker, broken } = signing;
	if (worker.role !== 'supervisor') return fail('wrong-role', { role: worker.role });
	if (batch.state === 'signed') return fail('batch-signed');
	const open = judgements.filter(
		(one) => one.verdict === 'open' || one.verdict === 'unsure'
	).length;
	if (open > 0) return fail('questions-open', { fields: open });
	if (batch.population === null) return fail('sample-missing');
	if (broken > 0) return fail('bound-broken', { kinds: broken });
	const last = judgements.reduce(
		(latest, { at }) => (at !== null && at > latest ? at : latest),
		''
	);
	if (now < last) return fail('clock-set-back', { last });
	const other = files.find(({ opened }) => opened.file.state !== 'sent');
	if (other) return fail('file-not-sent', { file: other.opened.file.title });
	const blocking = files.find(
		({ household, opened }) => blockingIssues(household, opened.record.overrides).length > 0
	);
	if (blocking) return fail('file-issues-open', { file: blocking.opened.file.title });
	return hasKeyed(files, signing) ? fail('signer-keyed') : null;
}

/**
 * Approves all files of the batch and keeps the sheet, in one transaction. `conflict` names a file that somebody has
 * changed while the sheet was being made.
 */
export async function sign(
	ports: Ports,
	signing: Signing,
	steps: Steps = {}
): Promise<Result<ReviewBatch>> {
	const { batch, judgements, worker } = signing;
	const loaded = await loadAll(ports, batch.fileIds, steps);
	if (!loaded.ok) return loaded;
	const files = loaded.value;
	const now = ports.clock.now();
	const hindered = hindrance(files, signing, now);
	if (hindered) return hindered;
	const head = await journalHead(ports.connection);
	if (!head.ok) return head;
	const sample = tallySample(judgements, batch.population ?? { core: 0, other: 0 }, batch.rounds);
	const hashed = [];
	for (const file of files) hashed.push(await fileHashes(ports, file));
	const open = {
		format: 'tang-thu-sign-off@1',
		batchId: batch.id,
		batchName: batch.name,
		// Approval is one version on.
		files: hashed.map((file) => ({ ...file, version: file.version + 1 })),
		counts: countsOf(files, signing),
		sample,
		bound: batchBound(sample, confidence),
		confidence,
		overrides: overridesOf(files),
		settings: batch.settings,
		signedBy: worker.id,
		signedByName: worker.name,
		signedAt: now,
		journal: head.value ?? { seq: 0, hash: '' }
	} as const;
	const sheet: SignOffSheet = { ...open, hash: await hashOf(ports, open) };
	const next: ReviewBatch = { ...batch, state: 'signed', sheets: [...batch.sheets, sheet] };
	const approvals: FileApproval[] = files.map(({ opened }) => ({
		id: opened.file.id,
		version: opened.file.version,
		change: { state: 'approved', approvedBy: worker.id, approvedAt: now }
	}));
	const approved = files.map(({ opened }) => ({
		...batchAct(worker, now, 'sign-off', {}),
		fileId: opened.file.id,
		act: 'approve' as const,
		old: 'sent',
		new: 'approved'
	}));
	const signed = batchAct(worker, now, 'sign-off', { batch: batch.id, sheet: sheet.hash });
	return signBatch(
		ports.connection,
		{ batch: next, base: batch.version, journal: [...approved, signed] },
		approvals
	);
}

export type SheetFinding =
	| { readonly is: 'holds' }
	/** The sheet itself was changed. */
	| { readonly is: 'sheet-changed' }
	| { readonly is: 'file-missing' | 'images-changed' | 'data-changed'; readonly title: string }
	/** The journal is broken, or never had the entry the sheet is anchored to. */
	| { readonly is: 'journal-broken' };

/** Reckons a sheet's hashes again from what is stored now; the first answer is `holds` where all of them do. */
export async function verifySheet(
	ports: Ports,
	sheet: SignOffSheet,
	steps: Steps = {}
): Promise<Result<readonly SheetFinding[]>> {
	const { hash, ...open } = sheet;
	const findings: SheetFinding[] = [];
	if ((await hashOf(ports, open)) !== hash) findings.push({ is: 'sheet-changed' });
	const known = await loadAll(
		ports,
		sheet.files.map((file) => file.id),
		steps
	);
	if (!known.ok && known.failure.code !== 'file-unknown') return known;
	const files = new Map((known.ok ? known.value : []).map((file) => [file.opened.file.id, file]));
	for (const claimed of sheet.files) {
		const file = files.get(claimed.id);
		const { title } = claimed;
		if (!file) findings.push({ is: 'file-missing', title });
		else {
			const { images, data } = await fileHashes(ports, file);
			if (images !== claimed.images) findings.push({ is: 'images-changed', title });
			if (data !== claimed.data) findings.push({ is: 'data-changed', title });
		}
	}
	const verdict = await verifyJournal(ports.connection);
	if (!verdict.ok) return verdict;
	const anchored = await journalHolds(ports.connection, sheet.journal);
	if (!anchored.ok) return anchored;
	if (verdict.value.brokenAt !== null || !anchored.value) findings.push({ is: 'journal-broken' });
	return ok(findings.length === 0 ? [{ is: 'holds' }] : findings);
}

/** A sheet from its file; null for anything else. */
export function parseSheet(text: string): SignOffSheet | null {
	try {
		const value: unknown = JSON.parse(text);
		const isSheet =
			typeof value === 'object' &&
			value !== null &&
			'format' in value &&
			value.format === 'tang-thu-sign-off@1' &&
			'files' in value &&
			Array.isArray(value.files) &&
			'journal' in value &&
			'hash' in value;
		return isSheet ? (value as SignOffSheet) : null;
	} catch {
		return null;
	}
}
