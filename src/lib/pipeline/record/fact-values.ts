// One fact from all the papers that state it: which is shown, and whether they disagree.
// Precedence of papers where they do (TT 36/2014 Điều 7.2): giấy khai sinh > sổ hộ khẩu > CMND > the rest.
import { lifelongFacts } from '../../domain/fact-kinds.ts';
import type { PersonFactId } from '../../domain/facts.ts';
import type { Evidence, FactValue } from '../../domain/household.ts';
import { sameValue, tellsMore } from '../../domain/same-value.ts';

/** Lower is stronger. Form ids begin with the form's code. */
export function documentRank(formId: string): number {
	if (/^(?:khai-sinh|birth|giay-khai-sinh)/.test(formId)) return 0;
	if (/^(?:hk08|nk3a|so-ho-khau)/.test(formId)) return 1;
	if (/^(?:cmnd|cccd|dc01)/.test(formId)) return 2;
	return 3;
}

/** A person's word before a machine's, then the stronger paper, then the surer reading. */
function strongerFirst(a: Evidence, b: Evidence): number {
	const byPerson = (evidence: Evidence) =>
		evidence.source === 'supervisor' ? 0 : evidence.source === 'ocr' ? 2 : 1;
	return (
		documentRank(a.formId) - documentRank(b.formId) ||
		byPerson(a) - byPerson(b) ||
		b.confidence - a.confidence
	);
}

function build(chosen: Evidence, evidence: readonly Evidence[], isConflict: boolean): FactValue {
	const { value, raw, status, source, confidence } = chosen;
	return { value, raw, status: isConflict ? 'conflict' : status, source, confidence, evidence };
}

/** `later` is true when the first page's paper is younger: what changes in life is taken from the youngest. */
export function personFact(
	fact: PersonFactId,
	evidence: readonly Evidence[],
	later: (a: Evidence, b: Evidence) => number
): FactValue | null {
	const spoken = evidence.filter((item) => item.value !== '');
	const [first] = evidence;
	if (!first) return null;
	if (spoken.length === 0) return build(first, evidence, false);
	if (!lifelongFacts.has(fact)) {
		const [youngest = first] = [...spoken].sort((a, b) => later(a, b) || strongerFirst(a, b));
		return build(youngest, evidence, false);
	}
	const [strongest = first, ...others] = [...spoken].sort(strongerFirst);
	const isConflict = others.some((other) =>
		spoken.some((item) => !sameValue(fact, item.value, other.value))
	);
	// Papers that agree may still differ in fullness: "1962" yields to "15/08/1962".
	const fullest = others.reduce(
		(best, other) =>
			sameValue(fact, best.value, other.value) && tellsMore(fact, best.value, other.value)
				? other
				: best,
		strongest
	);
	return build(fullest, evidence, isConflict);
}

/** A fact of the household: the stronger paper is shown; differing numbers or names conflict, dates and events do not. */
export function householdFact(evidence: readonly Evidence[], mayDiffer: boolean): FactValue | null {
	const spoken = evidence.filter((item) => item.value !== '');
	const [strongest] = [...(spoken.length > 0 ? spoken : evidence)].sort(strongerFirst);
	if (!strongest) return null;
	const isConflict =
		!mayDiffer && spoken.some((item) => !sameValue('name', item.value, strongest.value));
	return build(strongest, evidence, isConflict);
}
