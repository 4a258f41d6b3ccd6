// What a two-layer PDF needs to know of one stored page: the approved values where their ink is, and the places that
// must be covered because they may not leave the archive.
import type { Px, Quad } from '../domain/geometry.ts';
import type { Page } from '../domain/page.ts';
import type { FileRecord } from '../domain/record.ts';
import type { FieldDefinition, FormDefinition } from '../forms/form-schema.ts';
import { parseFieldKey } from '../domain/ids.ts';
import type { PlacedText } from './export/pdf/text-layer.ts';
import type { PageReading } from './page-reading.ts';
import { currentValues } from './record/current-values.ts';
import { restrictedFacts } from './review/may-go.ts';

export interface PageLayers {
	readonly texts: readonly PlacedText[];
	/** Boxes to be covered in the picture. */
	readonly covered: readonly Quad<Px>[];
	/** False: a restricted field is on this page and its place is not known, so the picture must stay. */
	readonly mayShow: boolean;
}

const isRestricted = ({ restricted, fact }: FieldDefinition): boolean =>
	restricted === true ||
	(fact !== undefined && fact.of !== 'household' && restrictedFacts.includes(fact.is));

/** Fields whose content may not leave with this page. */
export const secretFields = (
	page: Page,
	form: FormDefinition | null,
	includeRestricted: boolean
): readonly FieldDefinition[] =>
	includeRestricted
		? []
		: (form?.fields ?? []).filter(
				(field) => isRestricted(field) && field.side === (page.form?.side ?? field.side)
			);

/** Layers of one page; `form` is null for a page of no known form. */
export function pageLayers(
	page: Page,
	reading: PageReading | null,
	record: FileRecord,
	form: FormDefinition | null,
	includeRestricted: boolean
): PageLayers {
	const values = currentValues(page.id, reading?.readings ?? [], record);
	const secret = secretFields(page, form, includeRestricted);
	const secretIds = new Set(secret.map(({ id }) => id));
	const fieldOf = (key: string) => {
		const place = parseFieldKey(key);
		return place && !place.cell ? place.fieldId : '';
	};
	const boxes = new Map(
		values.flatMap(({ key, reading: read }) =>
			read && secretIds.has(fieldOf(key)) ? [[fieldOf(key), read.box] as const] : []
		)
	);
	return {
		texts: values.flatMap(({ key, value, reading: read }) =>
			read && value !== '' && !secretIds.has(fieldOf(key)) ? [{ text: value, box: read.box }] : []
		),
		covered: [...boxes.values()],
		mayShow: secret.every(({ id }) => boxes.has(id))
	};
}
