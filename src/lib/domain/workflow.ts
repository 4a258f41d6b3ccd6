// States of a household file and who may move it (quy trình: biên mục → gửi duyệt → duyệt / trả lại).
import type { Failure } from './result.ts';

export type Role = 'clerk' | 'supervisor';

/** What an account may do: each role includes the ones before it; the last also looks after accounts. */
export const accountRoles = ['clerk', 'supervisor', 'administrator'] as const;
export type AccountRole = (typeof accountRoles)[number];

export type FileState = 'reading' | 'keying' | 'sent' | 'returned' | 'approved';

export type Transition = 'start-keying' | 'send' | 'return' | 'approve' | 'reopen';

interface Rule {
	readonly from: readonly FileState[];
	readonly to: FileState;
	readonly roles: readonly Role[];
	/** A reason must be given and is kept in the journal. */
	readonly reason: boolean;
}

export const transitions: Readonly<Record<Transition, Rule>> = {
	'start-keying': {
		from: ['reading'],
		to: 'keying',
		roles: ['clerk', 'supervisor'],
		reason: false
	},
	send: { from: ['keying', 'returned'], to: 'sent', roles: ['clerk', 'supervisor'], reason: false },
	return: { from: ['sent'], to: 'returned', roles: ['supervisor'], reason: true },
	approve: { from: ['sent'], to: 'approved', roles: ['supervisor'], reason: false },
	reopen: { from: ['approved'], to: 'returned', roles: ['supervisor'], reason: true }
};

export type TransitionFailure = 'wrong-state' | 'wrong-role' | 'reason-missing';

/** The state after a transition, or why it may not happen. Pure: the caller stores and journals it. */
export function applyTransition(
	state: FileState,
	transition: Transition,
	role: Role,
	reason: string
): { ok: true; value: FileState } | { ok: false; failure: Failure<TransitionFailure> } {
	const rule = transitions[transition];
	if (!rule.from.includes(state))
		return { ok: false, failure: { code: 'wrong-state', params: { state, transition } } };
	if (!rule.roles.includes(role))
		return { ok: false, failure: { code: 'wrong-role', params: { role, transition } } };
	if (rule.reason && reason.trim() === '')
		return { ok: false, failure: { code: 'reason-missing', params: { transition } } };
	return { ok: true, value: rule.to };
}
