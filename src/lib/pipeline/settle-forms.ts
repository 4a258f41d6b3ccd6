// The forms of a whole file, settled together: what each page looks like, weighed with the order in which papers lie.
// Only a page whose own look leaves a choice can change, and only to a form its look allows: order alone proves nothing.
import { orderOdds, type Face } from '../domain/paper-order.ts';

/** A form a page may be, by its look alone. */
export interface Candidate extends Face {
	/** 0…1; what is missing to 1 is some other form or none. */
	readonly probability: number;
}

export interface PageToSettle {
	/** What the page was read as; null: no known form. */
	readonly form: Candidate | null;
	/** Other forms it may be, as likely as they look. */
	readonly rivals: readonly Candidate[];
	/** A person named the form: it stands. */
	readonly isSaid?: boolean;
}

/** A page this sure of its form is not asked again. */
const sure = 0.9;
/** A form that looks less likely than this is not heard, whatever lies around it. */
const least = 0.1;
/** Nor one that looks this much less likely than what the page looks most like. */
const nearly = 0.4;
/** How sure the whole must be before a page is read as another form than it looked. */
const enough = 0.65;

interface State {
	/** Null: a page of no form we know. */
	readonly face: Candidate | null;
	readonly weight: number;
}

function statesOf({ form, rivals, isSaid }: PageToSettle): readonly State[] {
	const own = form ? [{ face: form, weight: form.probability }] : [];
	if (form && (isSaid || form.probability >= sure)) return [{ face: form, weight: 1 }];
	const heard = rivals
		.filter(({ probability }) => probability >= least)
		.map((face) => ({ face, weight: face.probability }));
	const rest = 1 - [...own, ...heard].reduce((sum, { weight }) => sum + weight, 0);
	return [...own, ...heard, { face: null, weight: Math.max(least, rest) }];
}

const odds = (before: State | null, next: State): number => {
	if (!next.face || (before && !before.face)) return 1;
	return orderOdds(before?.face ?? null, next.face);
};

/** For each page the form it is to be read as instead, or null where it stands. */
export function settleForms(pages: readonly PageToSettle[]): readonly (Face | null)[] {
	const states = pages.map(statesOf);
	const forward = states.map((own) => own.map(() => 0));
	states.forEach((own, i) => {
		own.forEach((state, k) => {
			const before = states[i - 1];
			const arrived = before
				? before.reduce((sum, from, j) => sum + forward[i - 1]![j]! * odds(from, state), 0)
				: odds(null, state);
			forward[i]![k] = state.weight * arrived;
		});
		normalise(forward[i]!);
	});
	let behind = (states.at(-1) ?? []).map(() => 1);
	const settled: (Face | null)[] = pages.map(() => null);
	for (let i = states.length - 1; i >= 0; i -= 1) {
		const own = states[i]!;
		const shares = own.map((_, k) => forward[i]![k]! * behind[k]!);
		normalise(shares);
		settled[i] = changed(pages[i]!, own, shares);
		behind = (states[i - 1] ?? []).map((from) =>
			own.reduce((sum, state, k) => sum + odds(from, state) * state.weight * behind[k]!, 0)
		);
		normalise(behind);
	}
	return settled;
}

function changed(
	{ form }: PageToSettle,
	states: readonly State[],
	shares: readonly number[]
): Face | null {
	const best = shares.indexOf(Math.max(...shares));
	const face = states[best]?.face;
	if (!face || shares[best]! < enough) return null;
	if (face.formId === form?.formId && face.side === form.side) return null;
	if (face.probability < nearly * (form?.probability ?? 0.5)) return null;
	return { formId: face.formId, side: face.side };
}

function normalise(values: number[]): void {
	const sum = values.reduce((all, value) => all + value, 0);
	values.forEach((value, i) => (values[i] = sum > 0 ? value / sum : 0));
}
