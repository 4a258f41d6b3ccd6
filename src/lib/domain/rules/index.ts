// All rules over one household, in the order of the list. A test holds this list against the files of the folder.
import { personalNumber } from './01-personal-number.ts';
import { identityCard } from './02-identity-card.ts';
import { dates } from './03-dates.ts';
import { birthBeforePaper } from './04-birth-before-paper.ts';
import { declarantAge } from './05-declarant-age.ts';
import { oneHead } from './06-one-head.ts';
import { relationSex } from './07-relation-sex.ts';
import { middleNameSex } from './08-middle-name-sex.ts';
import { parentChildAge } from './09-parent-child-age.ts';
import { familyName } from './10-family-name.ts';
import { spouses } from './11-spouses.ts';
import { oneSpouse } from './12-one-spouse.ts';
import { memberTwice } from './14-member-twice.ts';
import { afterTheEnd } from './15-after-the-end.ts';
import { relationToHead } from './16-relation-to-head.ts';
import { unitOfItsTime } from './17-unit-of-its-time.ts';
import { unitInUnit } from './18-unit-in-unit.ts';
import { archiveUnit } from './19-archive-unit.ts';
import { bookNumberDigits } from './20-book-number.ts';
import { codeLists } from './21-code-lists.ts';
import { names } from './22-names.ts';
import { papersDiffer } from './23-papers-differ.ts';
import { ditto } from './24-ditto.ts';
import { complete } from './25-complete.ts';
import type { Rule } from './rule.ts';

export const rules: readonly Rule[] = [
	personalNumber,
	identityCard,
	dates,
	birthBeforePaper,
	declarantAge,
	oneHead,
	relationSex,
	middleNameSex,
	parentChildAge,
	familyName,
	spouses,
	oneSpouse,
	memberTwice,
	afterTheEnd,
	relationToHead,
	unitOfItsTime,
	unitInUnit,
	archiveUnit,
	bookNumberDigits,
	codeLists,
	names,
	papersDiffer,
	ditto,
	complete
];
