// How each field kind is judged, unless the office says otherwise.
import type { FieldKindId } from '../../domain/fields/field-kind.ts';
import type { KindPolicy, ReviewSettings } from '../../domain/review-batch.ts';

/** Long free texts are looked at: keying them twice costs more than their errors. Row numbers are printed. */
const usual: Readonly<Partial<Record<FieldKindId, KindPolicy>>> = {
	'row-number': 'read-only',
	event: 'confirm',
	'free-text': 'confirm',
	education: 'confirm',
	occupation: 'confirm',
	address: 'confirm',
	place: 'confirm'
};

export const defaultSettings: ReviewSettings = {
	targetError: 0.0005,
	blindShare: 0.05,
	sampleShare: 0.05,
	kinds: {}
};

export const policyOf = (kind: FieldKindId, settings: Pick<ReviewSettings, 'kinds'>): KindPolicy =>
	settings.kinds[kind] ?? usual[kind] ?? 'blind';
