// English sentences of everything that can be doubtful about a value or a household: what is wrong, what the paper
// says, what to do. One sentence a code, the same codes as issues.vi.ts.

type Params = Record<string, string | number>;

const facts: Readonly<Record<string, string>> = {
	name: 'name',
	'other-name': 'other name',
	'birth-date': 'date of birth',
	sex: 'sex',
	'birth-place': 'place of birth',
	'home-town': 'home town',
	ethnicity: 'ethnicity',
	religion: 'religion',
	nationality: 'nationality',
	'id-number': 'identity number',
	'permanent-address': 'permanent residence',
	'current-address': 'present address',
	'relation-to-head': 'relation to the head'
};
const fact = (p: Params) => facts[String(p['fact'])] ?? String(p['fact'] ?? '');
const day = (value: string | number | undefined) =>
	String(value ?? '').replace(/^(\d{4})-?(\d\d)-?(\d\d)$/, '$3/$2/$1');

export const issuesEn: Record<string, (p: Params) => string> = {
	// One field
	'text-too-long': (p) =>
		`The text has ${p['length']} characters, more than ${p['limit']}: check whether it was pasted by mistake.`,
	'ditto-unresolved': (p) =>
		`The ditto mark “${p['value']}” has not been replaced by the line above: press the ditto key or type the value.`,
	'ditto-resolved': (p) =>
		`The paper has the ditto mark “${p['value']}”: the value of the line above was taken.`,
	'date-unreadable': (p) =>
		`The date “${p['value']}” cannot be read: type day/month/year, only what the paper has.`,
	'date-not-on-calendar': (p) =>
		`The date “${p['value']}” is not on the calendar: look again, and add “ÂL” if it is lunar.`,
	'date-month-one-digit': (p) =>
		`Month ${p['month']} has one digit (01 and 02 are prescribed): see whether a 10, 11 or 12 lost a stroke.`,
	'date-day-one-digit': (p) =>
		`The day of “${p['value']}” has one digit, two are prescribed: see whether a stroke is lost.`,
	'date-century-assumed': (p) =>
		`The paper gives two digits of the year, read as ${p['year']}: confirm or correct.`,
	'date-century-unknown': (p) =>
		`The two-digit year in “${p['value']}” may be ${p['years']}: type all four digits.`,
	'date-is-age': (p) =>
		`The paper gives an age (${p['age']}) instead of a birth date: keep it, or take the year from another paper.`,
	'date-is-cycle-year': (p) =>
		`“${p['value']}” is a year of the sixty-year cycle and may be ${p['years'] ?? 'several years'}: type the solar year if another paper has it.`,
	'date-after-document': (p) =>
		`The date “${p['value']}” is later than the paper (${day(p['document'])}): check either.`,
	'period-unreadable': (p) =>
		`The period “${p['value']}” cannot be read: type it like 03/1998 – 10/2004 or 03/1998 – nay.`,
	'period-ends-before-start': (p) =>
		`The period “${p['value']}” ends before it begins: check both ends.`,
	'sex-unknown': (p) => `The sex “${p['value']}” is neither Nam nor Nữ: look at the paper.`,
	'ethnicity-unknown': (p) =>
		`“${p['value']}” is not in the 1979 list of ethnic groups: choose the one on the paper.`,
	'ethnicity-old-name': (p) =>
		`“${p['value']}” is an old name that may mean ${p['choices']}: ask and choose, do not guess.`,
	'religion-unknown': (p) =>
		`“${p['value']}” is not in the list of religions: choose the one on the paper, or “Không”.`,
	'religion-village-notation': (p) =>
		`“${p['value']}” is the village way of writing, usually ${p['choice']}: confirm.`,
	'nationality-unknown': (p) =>
		`The nationality “${p['value']}” is not known: choose the country on the paper.`,
	'relation-unknown': (p) =>
		`The relation “${p['value']}” is not in the list: keep it if the paper says so.`,
	'relation-ambiguous': (p) =>
		`The abbreviation “${p['value']}” may mean ${p['choices']}: choose one.`,
	'id-number-not-digits': (p) =>
		`The number “${p['value']}” has characters that are no digits: look at the paper.`,
	'id-number-length': (p) =>
		`The number “${p['value']}” has ${p['length']} digits; a CMND has 9, a personal number 12: look at the paper.`,
	'id-number-all-same': (p) =>
		`The number “${p['value']}” repeats one digit and cannot be real: look at the paper.`,
	'id-number-province-unknown': (p) =>
		`The first digits ${p['code']} of “${p['value']}” are no province: check, unless born abroad.`,
	'id-number-sex-differs': (p) =>
		`The fourth digit (${p['digit']}) of ${p['value']} contradicts the sex on the paper: check both.`,
	'id-number-year-differs': (p) =>
		`The number ${p['value']} says born in ${p['inNumber']}, the paper ${p['year']}: check both.`,
	'passport-unusual': (p) =>
		`The passport number “${p['value']}” is not one letter and 7–8 digits: look at the paper.`,
	'email-unusual': (p) =>
		`“${p['value']}” is no e-mail address (name@domain.vn): type it again as on the paper.`,
	'phone-unreadable': (p) =>
		`The phone number “${p['value']}” has strange characters: type it again.`,
	'phone-length': (p) =>
		`The phone number “${p['value']}” has ${p['length']} digits, usual are 10 or 11: look at the paper.`,
	'book-number-length': (p) =>
		`The household book number “${p['value']}” has not nine digits: check; for an older book override with the reason.`,
	'file-number-no-digit': (p) => `The file number “${p['value']}” has no digit: look at the cover.`,
	'row-number-unreadable': (p) => `The row number “${p['value']}” cannot be read: type a number.`,
	'education-grade-impossible': (p) =>
		`Grade “${p['value']}” does not exist in schools of 7, 9, 10 or 12 years: look at the paper.`,
	'event-unknown': (p) =>
		`No kind of change is recognised in “${p['value']}”: nothing to do if it is as on the paper.`,
	'name-has-digit': (p) =>
		`The name “${p['value']}” has a digit, most often a misreading: look at the paper.`,
	'name-strange-character': (p) =>
		`The name “${p['value']}” has a character that names do not have: look at the paper.`,
	'name-one-word': (p) =>
		`The name “${p['value']}” is a single word: enter family, middle and given name.`,
	'name-foreign-letter': (p) =>
		`The name “${p['value']}” has F, J, W or Z: confirm if it is a foreign or highland name.`,
	'name-strange-syllable': (p) =>
		`“${p['word']}” in the name “${p['value']}” is no Vietnamese syllable: look at the paper.`,
	// One household
	'cmnd-twice': (p) =>
		`${p['name']} and ${p['other']} have the same CMND ${p['value']}: check both, it may stand in the wrong row.`,
	'cmnd-prefix': (p) =>
		`The CMND ${p['value']} of ${p['name']} does not begin with 16 though born in Hà Nam: another province may have issued it.`,
	'birth-after-paper': (p) =>
		`${p['name']} is born ${p['birth']}, after the paper (${day(p['paper'])}): check both dates.`,
	'birth-in-future': (p) =>
		`The birth date ${p['birth']} of ${p['name']} lies in the future: look at the paper.`,
	'paper-in-future': (p) =>
		`The date of the paper ${p['value']} lies in the future: look at the paper.`,
	'age-over-limit': (p) =>
		`${p['name']}, born ${p['birth']}, was ${p['age']} on the paper, over ${p['limit']}: check the year.`,
	'declarant-under-14': (p) =>
		`${p['name']}, born ${p['birth']}, was ${p['age']} when signing HK01 (14 is required): check both dates.`,
	'head-missing': () =>
		'No paper says who heads the household: find the head’s page or the field “Họ và tên chủ hộ” and enter it.',
	'head-several': (p) =>
		`${p['count']} persons are written as head (${p['names']}): choose one, or enter the change of head.`,
	'head-not-listed': (p) =>
		`The head ${p['head']} has no paper of his own in this file: check for a missing page.`,
	'head-under-18': (p) =>
		`The head ${p['name']} was only ${p['age']} on the paper: check birth date and relation.`,
	'relation-sex-differs': (p) =>
		`${p['name']} is written as “${p['relation']}” but the sex as ${p['sex']}: check either.`,
	'middle-name-sex': (p) =>
		`${p['name']} has the middle name “${p['middle']}” but the sex ${p['sex']}: check, such names do exist.`,
	'parent-younger': (p) =>
		`${p['name']} (${p['birth']}) is written as parent of ${p['other']} (${p['childBirth']}) but is younger: check dates or relation.`,
	'parent-age-unusual': (p) =>
		`${p['name']} was ${p['age']} when ${p['other']} was born: check both dates, or an adopted or step child.`,
	'family-name-differs': (p) =>
		`${p['name']} is a ${p['family']}, the father ${p['other']} a ${p['parentFamily']}: check, or the mother’s name or a step child.`,
	'spouses-same-sex': (p) =>
		`${p['name']} and ${p['other']} are written as husband and wife but of one sex: check sex or relation.`,
	'spouses-far-apart': (p) =>
		`${p['name']} and ${p['other']} are written as husband and wife, ${p['years']} years apart: check dates and relation.`,
	'spouse-too-young': (p) =>
		`${p['name']} was ${p['age']} on the paper and written as spouse (law: ${p['least']}): check the birth date.`,
	'spouse-several': (p) =>
		`The head has several spouses at once (${p['names']}): check the relations, or enter removal or move.`,
	'member-twice': (p) =>
		`${p['name']}, born ${p['year']}, stands twice in the household: merge if one person, keep if two.`,
	'event-after-death': (p) =>
		`${p['name']} was struck off as dead on ${p['date']} but “${p['event']}” is dated ${p['later']}: check both dates.`,
	'death-before-birth': (p) =>
		`${p['name']} died ${p['date']}, before the birth date ${p['birth']}: check both dates.`,
	'event-after-removal': (p) =>
		`${p['name']} was removed on ${p['date']} but “${p['event']}” is dated ${p['later']}: look for a paper of return.`,
	'relation-to-head-derived': (p) =>
		`${p['name']} is “${p['relation']}” of ${p['subject']}, hence ${p['choices']} of the head: choose the relation to the head.`,
	'relation-to-head-open': (p) =>
		`${p['name']} is “${p['relation']}” of ${p['subject']}, of the head perhaps ${p['choices']}: choose one.`,
	'relation-to-head-contradicts': (p) =>
		`${p['name']} is written as “${p['stated']}” of the head but is “${p['relation']}” of ${p['subject']}, so should be ${p['choices']}: the relation may have been copied.`,
	'unit-not-of-its-time': (p) =>
		`In the ${fact(p)} “${p['value']}” of ${p['name']}, ${p['unit']} did not exist on ${day(p['date'])}; keep it if the paper says so.`,
	'place-unknown': (p) =>
		`No known place in the ${fact(p)} “${p['value']}” of ${p['name']}: type commune, district, province.`,
	'place-contradicts': (p) =>
		`The ${fact(p)} “${p['value']}” of ${p['name']} names a commune that is not in ${p['unit']}: check the name.`,
	'place-ambiguous': (p) =>
		`The ${fact(p)} “${p['value']}” of ${p['name']} may be ${p['choices']}: choose one.`,
	'place-divided': (p) =>
		`The residence “${p['value']}” of ${p['name']} now belongs to ${p['choices']}, which cannot be derived: choose today’s unit.`,
	'lives-outside-archive': (p) =>
		`The head ${p['name']} lives in “${p['value']}”, outside ${p['unit']} of this archive: check whether the file is misplaced.`,
	'papers-differ': (p) =>
		`The papers differ on the ${fact(p)} of ${p['name']}: ${p['values']}; by the order of papers “${p['suggestion']}” is suggested.`,
	'head-names-differ': (p) =>
		`The papers differ on the head’s name: ${p['values']}; check, or enter the change of head.`,
	'file-numbers-differ': (p) =>
		`The papers differ on the file number: ${p['values']}; check for papers of another household.`,
	'places-all-ditto': (p) =>
		`Place of birth, home town and residence all repeat “${p['value']}” by ditto: check all three on the paper.`,
	'fact-indispensable': (p) =>
		`The ${fact(p)}${of(p)} is missing and indispensable: find it on another paper or mark it illegible.`,
	'fact-missing': (p) =>
		`The ${fact(p)}${of(p)} is missing: enter it if the paper has it, or mark it blank on paper.`,
	'fact-not-on-papers': (p) =>
		`The papers do not give the ${fact(p)}${of(p)}: take it from another paper of the household if there is one.`,
	'birth-without-year': (p) =>
		`The birth date “${p['birth']}” of ${p['name']} has no year: find it on another paper.`,
	// Between files
	'number-on-two-persons': (p) =>
		`The number ${p['number']} belongs to both ${p['name']} and ${p['other']}: check both files, never merge on the number alone.`,
	'in-two-households': (p) =>
		`${p['name']}, born ${p['birth']}, is in two households: find the paper of move or removal in one of them.`,
	'maybe-in-two-households': (p) =>
		`${p['name']}, born ${p['birth']}, may be in two households: compare the files and decide.`,
	'file-number-twice': (p) =>
		`File number ${p['number']} is used for two files: look at both covers.`,
	'book-number-twice': (p) =>
		`Household book number ${p['number']} is on two files: check, unless a split household kept it.`,
	'sheet-twice': (p) => `Two files name the register sheet ${p['number']}: check either.`
};

function of(p: Params): string {
	return p['name'] ? ` of ${p['name']}` : '';
}
