// Questions as they are stored: made once from a plan or a sample, under an id that says what is asked, so that asking
// again keeps the answers already given.
import type { BatchId, Judgement, Stage } from '../../domain/review-batch.ts';
import { stratumOf, type JudgedField } from './judged-field.ts';

export interface Asking {
	readonly batchId: BatchId;
	readonly stage: Stage;
	readonly round: number;
	readonly risk: number;
}

export function question(field: JudgedField, asking: Asking): Judgement {
	const { batchId, stage, round, risk } = asking;
	const { key, fileId, pageId, kind, stands, status, machine, keyer } = field;
	const other = stage === 'decide' && machine && machine.value !== stands ? machine.value : null;
	return {
		id: `${batchId}/${stage}/${round}/${key}`,
		batchId,
		fileId,
		pageId,
		key,
		stage,
		round,
		stratum: stratumOf(field.fact),
		kind,
		stands,
		standsStatus: status,
		other,
		risk,
		keyer,
		verdict: 'open',
		typed: null,
		settled: null,
		by: null,
		at: null
	};
}

/** The second look at what a first look has left standing, as it then stands; none after any other question. */
export function recheckOf(look: Judgement): readonly Judgement[] {
	if (look.stage !== 'look') return [];
	const { batchId, round, key } = look;
	const open = { verdict: 'open', typed: null, settled: null, by: null, at: null } as const;
	const id = `${batchId}/recheck/${round}/${key}`;
	return [{ ...look, ...open, id, stage: 'recheck', stands: look.settled ?? look.stands }];
}
