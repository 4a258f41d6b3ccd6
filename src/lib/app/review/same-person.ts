// Who keyed a value never decides on it, whichever name tag he wears: a clerk who signs in again as supervisor is
// the same person.
import type { UserId } from '#lib/domain/ids.ts';
import { fold } from '#lib/domain/vietnamese/text.ts';
import type { OfficeWorker } from '../surface.ts';

export function isSamePerson(
	one: UserId | null,
	worker: OfficeWorker,
	workers: readonly OfficeWorker[]
): boolean {
	if (one === null) return false;
	if (one === worker.id) return true;
	const known = workers.find((other) => other.id === one);
	return known !== undefined && fold(known.name) === fold(worker.name);
}
