// A supervisor who finds every value as the paper has it, and signs: the one way in which a file is approved.
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { Result } from '#lib/domain/result.ts';
import type { BatchSession } from '#lib/app/review/batch-session.svelte.ts';
import type { openApp } from './app.ts';

type App = Awaited<ReturnType<typeof openApp>>;

function value<T>(result: Result<T>): T {
	if (!result.ok) throw new Error(result.failure.code);
	return result.value;
}

/** Nothing is said against any cell of a sheet. */
export const nothingSaid = {
	doubted: new Set<string>(),
	mended: new Map<string, string>()
} as const;

/** What stands is what the paper says, in every question of every stage. */
export async function answerAll(session: BatchSession): Promise<void> {
	for (const stage of ['decide', 'blind', 'sample'] as const)
		for (const one of session.queue(stage).mine) value(await session.reply(one, one.stands));
	for (const stage of ['look', 'recheck'] as const)
		value(await session.look(session.queue(stage).mine, nothingSaid));
}

/** What one may not judge, because it is his own or he looked first, the other does. */
async function answeredByBoth(app: App, session: BatchSession): Promise<void> {
	const { worker } = app.archive;
	await answerAll(session);
	await app.archive.signIn('Phạm Thị Xem', 'clerk');
	await answerAll(session);
	if (worker) await app.archive.signIn(worker.name, worker.role);
}

/** Whoever works at the desk approves this file alone, with another for the second look; the result of the signature. */
export async function approveAlone(app: App, id: RegistryFileId): Promise<Result<void>> {
	const desk = await app.openReview();
	const batch = await desk.batchWith({ id, title: 'một hồ sơ' });
	if (!batch.ok) return batch;
	const session = value(await desk.openBatch(batch.value.id));
	await answeredByBoth(app, session);
	value(await session.drawSample());
	await answeredByBoth(app, session);
	return session.sign();
}
