// A clerk's own keys: only what differs from the standing map is kept, so that a new version's new keys arrive.
// An imported profile comes from outside and is checked key by key; what cannot be is refused with its reason.
import * as v from 'valibot';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { type ChordProblem, chordProblem } from './chord.ts';
import { type DeskAct, deskActIds, deskKeys, type KeyBinding } from './desk-keys.ts';

export interface KeyProfile {
	readonly version: 1;
	/** Acts whose keys were changed; an empty list takes an act off the keyboard. */
	readonly chords: Readonly<Partial<Record<DeskAct, readonly string[]>>>;
}

export const noChanges: KeyProfile = { version: 1, chords: {} };

/** Most keys one act may have. */
const mostChords = 3;

/** The standing map with the clerk's keys in it. */
export function keysOf(profile: KeyProfile): readonly KeyBinding[] {
	return deskKeys.map((binding) => {
		const chords = profile.chords[binding.act];
		return chords ? { ...binding, chords } : binding;
	});
}

/** Other acts that one of this act's keys also calls, by key; both hold in a field, so any meeting is a conflict. */
export function conflictsOf(
	keys: readonly KeyBinding[],
	act: DeskAct
): ReadonlyMap<string, readonly DeskAct[]> {
	const own = keys.find((binding) => binding.act === act)?.chords ?? [];
	const found = new Map<string, readonly DeskAct[]>();
	for (const chord of own) {
		const others = keys.filter((one) => one.act !== act && one.chords.includes(chord));
		if (others.length > 0)
			found.set(
				chord,
				others.map((one) => one.act)
			);
	}
	return found;
}

const isSame = (a: readonly string[], b: readonly string[]) => a.join(' ') === b.join(' ');

/** The profile with these keys for an act; kept only where they differ from the standing map. */
export function withChords(
	profile: KeyProfile,
	act: DeskAct,
	chords: readonly string[]
): KeyProfile {
	const { [act]: _old, ...rest } = profile.chords;
	const standing = deskKeys.find((binding) => binding.act === act)?.chords ?? [];
	const next = [...new Set(chords)].slice(0, mostChords);
	return { version: 1, chords: isSame(next, standing) ? rest : { ...rest, [act]: next } };
}

const shape = v.object({
	version: v.literal(1),
	chords: v.record(
		v.picklist(deskActIds),
		v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(mostChords))
	)
});

export type ProfileFailure =
	'key-profile-unreadable' | 'key-profile-chord' | 'key-profile-conflict';

/** A profile from a file. Params of a failure: `chord`, and `problem` or the two acts that want it. */
export function parseProfile(text: string): Result<KeyProfile, ProfileFailure> {
	let data: unknown;
	try {
		data = JSON.parse(text);
	} catch {
		return fail('key-profile-unreadable');
	}
	const parsed = v.safeParse(shape, data);
	if (!parsed.success) return fail('key-profile-unreadable');
	const profile = parsed.output as KeyProfile;
	for (const chord of Object.values(profile.chords).flat()) {
		const problem: ChordProblem | null = chordProblem(chord);
		if (problem) return fail('key-profile-chord', { chord, problem });
	}
	const keys = keysOf(profile);
	for (const { act } of keys)
		for (const [chord] of conflictsOf(keys, act)) return fail('key-profile-conflict', { chord });
	return ok(profile);
}

/** The same profile gives the same text. */
export function profileText(profile: KeyProfile): string {
	const chords = Object.fromEntries(
		deskActIds.flatMap((act) => (profile.chords[act] ? [[act, profile.chords[act]]] : []))
	);
	return `${JSON.stringify({ version: 1, chords }, null, '\t')}\n`;
}
