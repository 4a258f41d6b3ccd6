// A field as the review sees it: read by the machine, by nobody's hand, right as far as anybody knows.
import type { FieldKey, PageId, RegistryFileId } from '../../src/lib/domain/ids.ts';
import type { JudgedField } from '../../src/lib/pipeline/review/judged-field.ts';

export const aJudgedField = (change: Partial<JudgedField> = {}): JudgedField => ({
	key: 'p#name' as FieldKey,
	fileId: 'f' as RegistryFileId,
	pageId: 'p' as PageId,
	kind: 'person-name',
	fact: 'name',
	stands: 'NGUYỄN VĂN AN',
	status: 'read',
	hand: 'nobody',
	keyer: null,
	machine: { value: 'NGUYỄN VĂN AN', probability: 0.9 },
	second: 0,
	parked: false,
	isOdd: false,
	...change
});
