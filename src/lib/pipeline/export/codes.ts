// Codes of the lists that target systems use, looked up from the term a record holds. No list knows the term: no code.
import { ethnicities } from '../../domain/codes/ethnicities.ts';
import { nationalities } from '../../domain/codes/nationalities.ts';
import { relationOf } from '../../domain/codes/relations.ts';
import { noReligion, religions } from '../../domain/codes/religions.ts';
import { sexOf } from '../../domain/fields/sex.ts';

export interface CodeChoice {
	/** Dân tộc: QĐ 121-TCTK/PPCĐ 1979 (as QCVN 109), or the numbering of the census office. */
	readonly ethnicities: '1979' | 'census';
	/** Code written for "Không" (no religion), which no published list settles: `''`, `00` or `99`. */
	readonly noReligion: '' | '00' | '99';
}

export const defaultCodes: CodeChoice = { ethnicities: '1979', noReligion: '' };

/**
 * Census code → 1979 code. Only the part of the census list whose order is established (registry reference
 * §3.3, 01–20); a people outside it gets no code rather than a guessed one.
 */
const censusOrder = [
	'01',
	'02',
	'03',
	'06',
	'05',
	'04',
	'07',
	'08',
	'09',
	'10',
	'12',
	'13',
	'15',
	'17',
	'16',
	'14',
	'18',
	'19',
	'21',
	'20'
];

const censusOf = new Map(
	censusOrder.map((code, index) => [code, String(index + 1).padStart(2, '0')])
);

/** Distinct terms are few; beyond this many a text is no term and is not worth keeping. */
const memoLimit = 500;

function remembered(find: (text: string) => string): (text: string) => string {
	const known = new Map<string, string>();
	return (text) => {
		if (text === '') return '';
		const before = known.get(text);
		if (before !== undefined) return before;
		const code = find(text);
		if (known.size < memoLimit) known.set(text, code);
		return code;
	};
}

const ethnicity1979 = remembered((text) => ethnicities.find(text)?.code ?? '');
const religion = remembered((text) => religions.find(text)?.code ?? '');

export function ethnicityCode(text: string, choice: CodeChoice): string {
	const code = ethnicity1979(text);
	return choice.ethnicities === '1979' ? code : (censusOf.get(code) ?? '');
}

export function religionCode(text: string, choice: CodeChoice): string {
	const code = religion(text);
	return code === noReligion.code ? choice.noReligion : code;
}

/** ISO 3166-1 alpha-2. */
export const nationalityCode = remembered((text) => nationalities.find(text)?.code ?? '');

/** Share platform: 1–11, 99; empty for the head and for an unknown term. */
export const relationCode = remembered((text) => relationOf(text)?.code ?? '');

/** QCVN 109: 1 nam, 2 nữ, 0 not known. */
export const sexCode = remembered((text) => {
	const sex = sexOf(text);
	return sex === null ? '0' : sex === 'male' ? '1' : '2';
});

/** Every code that `choice` can write, for the sheet that explains them. */
export function codeTables(choice: CodeChoice): {
	readonly list: 'ethnicities' | 'religions' | 'nationalities';
	readonly rows: readonly (readonly [code: string, name: string])[];
}[] {
	const coded = ethnicities.all.map(({ name }) => [ethnicityCode(name, choice), name] as const);
	return [
		{
			list: 'ethnicities',
			rows: coded.filter(([code]) => code !== '').sort(([a], [b]) => (a < b ? -1 : 1))
		},
		{
			list: 'religions',
			rows: religions.all
				.map(({ name }) => [religionCode(name, choice), name] as const)
				.filter(([code]) => code !== '')
		},
		{
			list: 'nationalities',
			rows: nationalities.all.map(({ code, name }) => [code, name] as const)
		}
	];
}
