// Nghề nghiệp, nơi làm việc: job first, employer after the comma; the offices' abbreviations are spelt out.
import { own } from '../own.ts';
import { sentenceCase } from '../vietnamese/text.ts';
import { answer, defineKind } from './answer.ts';

export interface Occupation {
	readonly job: string;
	/** Employer and its address as written; empty where none is named. */
	readonly workplace: string;
}

/** Only abbreviations with one meaning in this field. */
const jobs: Readonly<Record<string, string>> = {
	LR: 'Làm ruộng',
	HS: 'Học sinh',
	SV: 'Sinh viên',
	CN: 'Công nhân',
	CB: 'Cán bộ',
	CBCNV: 'Cán bộ, công nhân viên',
	GV: 'Giáo viên',
	BĐ: 'Bộ đội',
	BB: 'Buôn bán',
	NT: 'Nội trợ',
	TD: 'Tự do',
	LĐTD: 'Lao động tự do',
	'LĐ TD': 'Lao động tự do',
	'LĐ tự do': 'Lao động tự do',
	HT: 'Hưu trí',
	'Cán bộ HT': 'Cán bộ hưu trí'
};

/** As a ditto, "nt" is caught before this kind is asked; here NT is Nội trợ. */
const spelt = (job: string) => own(jobs, job.replaceAll('.', '')) ?? job;

export const occupation = defineKind<Occupation>('occupation', (text) => {
	const [first = '', ...rest] = text.split(/\s*,\s*/).filter((part) => part !== '');
	const workplace = rest.join(', ');
	const job = sentenceCase(spelt(first));
	const value = [job, workplace].filter((part) => part !== '').join(', ') || text;
	return answer(value, { job, workplace });
});
