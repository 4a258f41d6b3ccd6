// Rule 2 over the archive. The same CMND or personal number on two persons of different names: numbers were issued
// twice, so it is asked; it never makes them one.
import type { ArchiveRule, PersonDigest } from './archive-rule.ts';

export const numberOnTwo: ArchiveRule = {
	number: '02',
	source: 'NĐ 05/1999/NĐ-CP; TT 59/2021/TT-BCA Điều 4',
	codes: { 'number-on-two-persons': 'warning' },
	*check(households) {
		const holders = new Map<string, PersonDigest>();
		for (const { persons } of households)
			for (const person of persons)
				for (const number of person.idNumbers) {
					const other = holders.get(number);
					if (!other) holders.set(number, person);
					else if (other.nameKey !== person.nameKey)
						yield {
							id: `number-on-two-persons@${number}`,
							code: 'number-on-two-persons',
							severity: 'warning',
							params: { number, name: other.name, other: person.name },
							fileIds: [other.fileId, person.fileId],
							personIds: [other.personId, person.personId]
						};
				}
	}
};
