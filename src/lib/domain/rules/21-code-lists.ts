// Rule 21. Ethnicity (list of 1979), religion, nationality, sex and relation resolve to a code; old names (Thổ, Mèo,
// Mán, Lương) mean different things at different times and are asked.
import { fieldRule } from './field-rule.ts';

export const codeLists = fieldRule(
	'21',
	'QĐ 121-TCTK/PPCĐ (1979); QĐ 1019/QĐ-TCTK (2008); QCVN 109:2017/BTTTT',
	['ethnicity', 'religion', 'nationality', 'sex', 'relation', 'id-number'],
	{
		'ethnicity-unknown': 'error',
		'ethnicity-old-name': 'warning',
		'religion-unknown': 'error',
		'religion-village-notation': 'warning',
		'nationality-unknown': 'error',
		'sex-unknown': 'error',
		'relation-unknown': 'warning',
		'relation-ambiguous': 'warning',
		'id-number-not-digits': 'error',
		'id-number-length': 'error',
		'id-number-all-same': 'error'
	}
);
