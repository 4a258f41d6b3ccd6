// A profile (mẫu xuất): which columns an office wants, in which order, under which titles, written how. Saved and
// shared as JSON; what comes from outside is checked member by member before it is believed.
import * as v from 'valibot';
import { fail, ok, type Result } from '../../../domain/result.ts';
import { householdColumns } from '../columns/household-columns.ts';
import { personColumns } from '../columns/person-columns.ts';
import { addressLayerIds } from '../../export-record.ts';
import { canonicalJson } from '../text/canonical-json.ts';

export const profileFormat = { name: 'tang-thu/export-profile', version: 1 } as const;

/** UTF-16 units: hundreds of columns stay far below. */
const textLimit = 1_000_000;

const columnSchema = v.object({
	/** Id of a column; null keeps a column of the office's own template, empty. */
	id: v.nullable(v.string()),
	title: v.pipe(v.string(), v.maxLength(255)),
	casing: v.optional(v.picklist(['as-is', 'upper', 'title']), 'as-is'),
	/** Only full dates are rewritten; a partial one stays as the paper has it. */
	date: v.optional(
		v.picklist(['as-is', 'dd/mm/yyyy', 'dd.mm.yyyy', 'yyyy-mm-dd', 'yyyymmdd']),
		'as-is'
	)
});

const profileSchema = v.object({
	format: v.literal(profileFormat.name),
	version: v.literal(profileFormat.version),
	name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
	ethnicities: v.optional(v.picklist(['1979', 'census']), '1979'),
	noReligion: v.optional(v.picklist(['', '00', '99']), ''),
	/** Which layer the address columns are written in. */
	address: v.optional(v.picklist(addressLayerIds), 'written'),
	/** Names of the PDFs in the civil-status preset; empty for the usual grammar. */
	nameGrammar: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
	/** How finely the pages of a PDF are drawn. */
	pictures: v.optional(v.picklist(['small', 'fine']), 'small'),
	/** Empty: the table as it is without a profile. */
	persons: v.pipe(v.array(columnSchema), v.maxLength(200)),
	households: v.pipe(v.array(columnSchema), v.maxLength(200))
});

export type Profile = v.InferOutput<typeof profileSchema>;
export type ProfileColumn = v.InferOutput<typeof columnSchema>;
export type ProfileFailure = 'profile-broken' | 'profile-wrong-format' | 'profile-unknown-column';

const unknownColumn = (
	chosen: readonly ProfileColumn[],
	known: readonly { readonly id: string }[]
) => chosen.find(({ id }) => id !== null && !known.some((column) => column.id === id));

/** Reads a profile that somebody saved or sent. */
export function parseProfile(text: string): Result<Profile, ProfileFailure> {
	if (text.length > textLimit) return fail('profile-broken');
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return fail('profile-broken');
	}
	const parsed = v.safeParse(profileSchema, json);
	if (!parsed.success) return fail('profile-wrong-format');
	const profile = parsed.output;
	const unknown =
		unknownColumn(profile.persons, personColumns) ??
		unknownColumn(profile.households, householdColumns);
	return unknown ? fail('profile-unknown-column', { column: unknown.id ?? '' }) : ok(profile);
}

/** What an office starts from: every column, nothing rewritten. */
export const emptyProfile = (name: string): Profile => ({
	format: profileFormat.name,
	version: profileFormat.version,
	name,
	ethnicities: '1979',
	noReligion: '',
	address: 'written',
	nameGrammar: '',
	pictures: 'small',
	persons: [],
	households: []
});

export const profileText = (profile: Profile): string => `${canonicalJson(profile)}\n`;
