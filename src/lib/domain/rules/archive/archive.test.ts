// Rules over several households: what must be asked, what must not, and that a hundred thousand persons end soon.
import { describe, expect, test } from 'vitest';
import type { RegistryFileId } from '../../ids.ts';
import { toneKey } from '../../vietnamese/text.ts';
import type { HouseholdDigest, PersonDigest } from './archive-rule.ts';
import { checkArchive } from './index.ts';

let count = 0;
const person = (file: string, facts: Partial<PersonDigest> = {}): PersonDigest => {
	const name = facts.name ?? 'LÊ VĂN TÁM';
	return {
		fileId: file as RegistryFileId,
		personId: `p${count++}`,
		name,
		nameKey: toneKey(name),
		birth: '15/08/1962',
		idNumbers: [],
		parents: [],
		status: 'present',
		key: undefined,
		...facts
	};
};
const household = (
	file: string,
	persons: readonly Partial<PersonDigest>[],
	facts: Partial<HouseholdDigest> = {}
): HouseholdDigest => ({
	fileId: file as RegistryFileId,
	bookNumber: '',
	fileNumber: '',
	registerSheet: '/',
	persons: persons.map((item) => person(file, item)),
	...facts
});
const codes = (...households: readonly HouseholdDigest[]) =>
	checkArchive(households).map((found) => found.code);

describe('one person in two households (rule 13)', () => {
	test.each([
		[
			'same number',
			{ idNumbers: ['168123456'] },
			{ idNumbers: ['168123456'] },
			['in-two-households']
		],
		[
			'same parent',
			{ parents: ['le van hai'] },
			{ parents: ['le van hai', 'tran thi mo'] },
			['in-two-households']
		],
		['full birth date alone', {}, {}, ['maybe-in-two-households']],
		['birth year alone', { birth: '1962' }, { birth: '1962' }, []],
		['other parents', { parents: ['le van hai'] }, { parents: ['le van ba'] }, []],
		['two personal numbers', { idNumbers: ['035062000123'] }, { idNumbers: ['035062000124'] }, []],
		['one has left', { status: 'left' as const }, {}, []],
		['one is dead', {}, { status: 'dead' as const }, []],
		['another birth', {}, { birth: '16/08/1962' }, []]
	] as const)('%s', (_, first, second, expected) => {
		expect(codes(household('a', [first]), household('b', [second]))).toEqual(expected);
	});
	test('within one household it is not this rule', () =>
		expect(codes(household('a', [{}, {}]))).toEqual([]));
});

describe('one number on two persons (rule 2)', () => {
	test('other names are asked, the same person is not', () => {
		const number = { idNumbers: ['168123456'] };
		expect(
			codes(household('a', [number]), household('b', [{ ...number, name: 'TRẦN THỊ MƠ' }]))
		).toEqual(['number-on-two-persons']);
		expect(
			codes(household('a', [{ ...number, status: 'left' }]), household('b', [number]))
		).toEqual([]);
	});
});

describe('numbers used once (rule 20)', () => {
	test.each([
		['file-number-twice', { fileNumber: '12' }, { fileNumber: '12' }, ['file-number-twice']],
		['other file number', { fileNumber: '12' }, { fileNumber: '13' }, []],
		['no file number', {}, {}, []],
		['book', { bookNumber: '160123456' }, { bookNumber: '160123456' }, ['book-number-twice']],
		['sheet', { registerSheet: '3/17' }, { registerSheet: '3/17' }, ['sheet-twice']],
		['sheet of another book', { registerSheet: '3/17' }, { registerSheet: '4/17' }, []],
		['register without sheet', { registerSheet: '3/' }, { registerSheet: '3/' }, []]
	] as const)('%s', (_, first, second, expected) => {
		expect(codes(household('a', [], first), household('b', [], second))).toEqual(expected);
	});
});

test('a hundred thousand of one name end soon', { timeout: 60_000 }, () => {
	const many = Array.from({ length: 20_000 }, (_, at) =>
		household(
			`f${at}`,
			Array.from({ length: 5 }, () => ({ birth: '1962' }))
		)
	);
	const start = performance.now();
	expect(checkArchive(many)).toEqual([]);
	expect(performance.now() - start).toBeLessThan(30_000);
});
