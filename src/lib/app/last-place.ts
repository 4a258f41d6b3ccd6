// Where a clerk was when the tab went away: file, field, place in its text. Opaque ids and two numbers, written at
// every move into localStorage, which is there at once and survives a killed tab.
import type { FieldKey, RegistryFileId, UserId } from '#lib/domain/ids.ts';
import { readPreference, writePreference } from '#lib/platform/preferences.ts';

export interface CaretInText {
	readonly key: FieldKey;
	/** What is selected, in code units of the text. */
	readonly start: number;
	readonly end: number;
}

export interface LastPlace extends CaretInText {
	readonly file: RegistryFileId;
}

const nameOf = (worker: UserId): string => `place.${worker}`;

export function keepPlace(worker: UserId, place: LastPlace): void {
	writePreference(nameOf(worker), JSON.stringify(place));
}

/** Null where there is none, or none that can be understood. */
export function lastPlace(worker: UserId): LastPlace | null {
	try {
		const place: unknown = JSON.parse(readPreference(nameOf(worker)) ?? 'null');
		if (typeof place !== 'object' || place === null) return null;
		const { file, key, start, end } = place as Record<string, unknown>;
		const isPlace = typeof file === 'string' && typeof key === 'string';
		if (!isPlace || typeof start !== 'number' || typeof end !== 'number') return null;
		return { file: file as RegistryFileId, key: key as FieldKey, start, end };
	} catch {
		return null;
	}
}
