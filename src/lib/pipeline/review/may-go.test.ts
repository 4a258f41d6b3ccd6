import { describe, expect, it } from 'vitest';
import type { PersonFactId } from '../../domain/facts.ts';
import type { FactValue, Person } from '../../domain/household.ts';
import {
	candidateOf,
	crowdRecord,
	factValue,
	registryFile
} from '../../../../tests/factories/export-records.ts';
import type { ExportCandidate } from '../export-record.ts';
import { defaultPolicy, release } from './may-go.ts';

const base = candidateOf(crowdRecord(3));

/** The candidate with one fact of its first person replaced (undefined: taken away). */
function withFact(fact: PersonFactId, value: FactValue | undefined, roles?: Person['roles']) {
	const [first, ...rest] = base.household?.persons ?? [];
	const others = Object.entries(first?.facts ?? {}).filter(([id]) => id !== fact);
	const facts = Object.fromEntries(others);
	const person = {
		...first,
		roles: roles ?? first?.roles,
		facts: value ? { ...facts, [fact]: value } : facts
	};
	return {
		...base,
		household: { ...base.household, persons: [person, ...rest] }
	} as ExportCandidate;
}

const codesOf = (candidate: ExportCandidate, policy = defaultPolicy) => {
	const outcome = release(candidate, policy);
	return outcome.goes ? [] : outcome.held.reasons.map(({ code }) => code);
};

describe('release', () => {
	it.each(['reading', 'keying', 'sent', 'returned'] as const)(
		'holds a file that is %s',
		(state) => {
			const file = registryFile('f1', { state });
			expect(codesOf({ ...base, file })).toEqual(['export-not-approved']);
		}
	);

	it.each([
		['a complete household', base, []],
		['no sex', withFact('sex', undefined), ['export-fact-missing']],
		['no name', withFact('name', undefined), ['export-fact-missing']],
		[
			'a date nobody keyed',
			withFact('birth-date', factValue('', { status: 'not-keyed' })),
			['export-fact-missing']
		],
		[
			'papers that disagree',
			withFact('sex', factValue('Nam', { status: 'conflict' })),
			['export-fact-missing']
		],
		['a blank the clerk has stated', withFact('ethnicity', factValue('', { status: 'blank' })), []],
		['an illegible date', withFact('birth-date', factValue('', { status: 'illegible' })), []],
		['a column the paper does not have', withFact('home-town', undefined, ['member']), []],
		['a relative without a name', withFact('name', undefined, ['relative']), []],
		['no religion', withFact('religion', undefined), []],
		[
			'a value no cell can hold',
			withFact('occupation', factValue('x'.repeat(32_768))),
			['export-value-too-long']
		]
	])('decides on %s', (_, candidate, codes) => {
		expect(codesOf(candidate)).toEqual(codes);
	});

	it('holds a household without a head, and one without persons', () => {
		const { household } = base;
		if (!household) throw new Error('no household');
		const headless = { ...household, headId: null, facts: {} };
		expect(codesOf({ ...base, household: headless })).toEqual(['export-no-head']);
		expect(codesOf({ ...base, household: { ...household, persons: [] } })).toEqual([
			'export-no-persons'
		]);
	});

	it('lets an incomplete file go where the office says so', () => {
		const policy = { ...defaultPolicy, completeness: 'note' } as const;
		expect(codesOf(withFact('sex', undefined), policy)).toEqual([]);
	});
});
