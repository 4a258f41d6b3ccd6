// Which batches may leave the machine: one file that is not approved, not handed over as it is, or not backed up holds
// all of its batch back.
import { describe, expect, it } from 'vitest';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import { makeArrival } from '../../../../tests/factories/archive.ts';
import { confirmationOf, erasableBatches, handedOverBy } from './erasable.ts';

const at = (minute: number): string => `2026-02-01T00:0${minute}:00.000Z`;
const file = (id: string, change: Partial<RegistryFile> = {}): RegistryFile => ({
	...makeArrival(id).file,
	batch: 'Lô 3',
	importedAt: at(0),
	state: 'approved',
	approvedAt: at(1),
	version: 4,
	...change
});
const mark = (id: string, version: number) => `${id}\t${version}-0123456789abcdef\n`;
const away = { to: 'Hòa', since: at(3), packageId: 'p', by: 'u' as never };
const both = handedOverBy([mark('a', 4) + mark('b', 4)]);

describe('a batch', () => {
	it.each([
		['approved, exported, backed up', [file('a'), file('b')], at(2), null],
		['given away instead of exported', [file('a'), file('c', { away })], at(4), null],
		['one file not approved', [file('a'), file('b', { state: 'sent' })], at(2), 'approval'],
		['one file never exported', [file('a'), file('c')], at(2), 'hand-over'],
		['changed since its export', [file('a'), file('b', { version: 5 })], at(2), 'hand-over'],
		['never backed up', [file('a'), file('b')], null, 'backup'],
		['approved after the backup', [file('a', { approvedAt: at(5) })], at(2), 'backup'],
		['given away after the backup', [file('a', { away })], at(2), 'backup']
	] as const)('%s', (_case, files, backedUpAt, missing) => {
		const [batch] = erasableBatches(files, { isHandedOver: both, backedUpAt });
		expect(batch?.missing).toBe(missing);
		expect(batch?.files).toEqual(files.map(({ id }) => id));
	});

	it('without anything approved is not spoken of', () => {
		const files = [file('a', { state: 'keying' })];
		expect(erasableBatches(files, { isHandedOver: both, backedUpAt: at(9) })).toEqual([]);
	});

	it('is confirmed by its name, or by how many files it has', () => {
		const files = [file('a').id, file('b').id];
		expect(confirmationOf({ name: 'Lô 3', files })).toBe('Lô 3');
		expect(confirmationOf({ name: '', files })).toBe('2');
	});
});

it('an index that does not read proves nothing', () => {
	expect(handedOverBy(['a\t4-zz\n'])(file('a'))).toBe(false);
});
