import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chordProblem } from './chord.ts';
import { actOf, deskActIds, deskKeys } from './desk-keys.ts';
import {
	conflictsOf,
	keysOf,
	noChanges,
	parseProfile,
	profileText,
	withChords
} from './key-profile.ts';

describe('which chords may be bound', () => {
	it.each([
		['A', 'types'],
		['Shift+A', 'types'],
		['1', 'types'],
		[' ', 'types'],
		['Ctrl+Alt+Q', 'types'],
		['Backspace', 'edits'],
		['ArrowLeft', 'edits'],
		['Ctrl+ArrowRight', 'edits'],
		['Shift+End', 'edits'],
		['Ctrl+V', 'edits'],
		['Ctrl+Shift+K', 'input-method'],
		['Alt+Z', 'input-method'],
		['Ctrl+W', 'browser'],
		['Alt+ArrowLeft', 'browser'],
		['F5', 'browser'],
		['Alt+Ctrl+A', 'not-a-key'],
		['Hyper+A', 'not-a-key'],
		['', 'not-a-key'],
		['F2', null],
		['Shift+F2', null],
		['Alt+A', null],
		['Alt+ArrowDown', null],
		['Ctrl+M', null]
	])('%s: %s', (chord, problem) => {
		expect(chordProblem(chord)).toBe(problem);
	});
});

describe('a profile of keys', () => {
	it('changes one act and leaves the others', () => {
		const profile = withChords(noChanges, 'ditto', ['Alt+A']);
		expect(actOf('Alt+A', true, keysOf(profile))).toBe('ditto');
		expect(actOf('F2', true, keysOf(profile))).toBeNull();
		expect(actOf('F4', true, keysOf(profile))).toBe('blank');
	});
	it('keeps nothing where the keys are as they came', () => {
		const changed = withChords(noChanges, 'ditto', ['Alt+A']);
		expect(withChords(changed, 'ditto', ['F2', "Alt+'"])).toEqual(noChanges);
	});
	it('names the acts that want the same key', () => {
		const keys = keysOf(withChords(noChanges, 'ditto', ['F4', 'Alt+A']));
		expect([...conflictsOf(keys, 'ditto')]).toEqual([['F4', ['blank']]]);
		expect([...conflictsOf(keys, 'blank')]).toEqual([['F4', ['ditto']]]);
		expect([...conflictsOf(keys, 'park')]).toEqual([]);
	});
	it('goes out and comes in as the same', () => {
		const profile = withChords(withChords(noChanges, 'park', ['Alt+J']), 'help', ['F1']);
		expect(parseProfile(profileText(profile))).toEqual({ ok: true, value: profile });
	});
	it.each([
		['{', 'key-profile-unreadable'],
		['{"version":2,"chords":{}}', 'key-profile-unreadable'],
		['{"version":1,"chords":{"fly":["F2"]}}', 'key-profile-unreadable'],
		['{"version":1,"chords":{"ditto":"F2"}}', 'key-profile-unreadable'],
		['{"version":1,"chords":{"ditto":["A"]}}', 'key-profile-chord'],
		['{"version":1,"chords":{"ditto":["F4"]}}', 'key-profile-conflict']
	])('refuses %s: %s', (text, code) => {
		expect(parseProfile(text)).toMatchObject({ ok: false, failure: { code } });
	});
	it('never throws, and what it takes never types, edits or meets another act', () => {
		const chord = fc.oneof(
			fc.constantFrom(...deskKeys.flatMap((binding) => binding.chords)),
			fc.string({ maxLength: 12 })
		);
		const profiles = fc.record({
			version: fc.constant(1),
			chords: fc.dictionary(fc.constantFrom(...deskActIds), fc.array(chord, { maxLength: 3 }))
		});
		fc.assert(
			fc.property(profiles, (profile) => {
				const parsed = parseProfile(JSON.stringify(profile));
				if (!parsed.ok) return;
				const keys = keysOf(parsed.value);
				const chords = keys.flatMap((binding) => binding.chords);
				expect(new Set(chords).size).toBe(chords.length);
				expect(chords.filter((one) => chordProblem(one) !== null)).toEqual([]);
			})
		);
	});
});
