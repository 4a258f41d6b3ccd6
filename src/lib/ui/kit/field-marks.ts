// How a field's state looks: shape, word and tone together, so that colour alone never carries it.
import type { FieldMark } from '#lib/app/surface.ts';
import type { PlainKey } from '#lib/i18n/message.ts';

export interface MarkLook {
	readonly sign: string;
	readonly word: PlainKey;
	readonly tone: 'calm' | 'doubt' | 'danger' | 'ok';
}

export const markLooks: Readonly<Record<FieldMark, MarkLook>> = {
	sure: { sign: '✓', word: 'mark.sure', tone: 'calm' },
	agreed: { sign: '✓✓', word: 'mark.agreed', tone: 'calm' },
	doubt: { sign: '●', word: 'mark.doubt', tone: 'doubt' },
	rule: { sign: '▲', word: 'mark.rule', tone: 'doubt' },
	empty: { sign: '○', word: 'mark.empty', tone: 'doubt' },
	blank: { sign: '∅', word: 'mark.blank', tone: 'calm' },
	illegible: { sign: '?', word: 'mark.illegible', tone: 'calm' },
	'struck-out': { sign: '⨯', word: 'mark.struck-out', tone: 'calm' },
	edited: { sign: '✎', word: 'mark.edited', tone: 'calm' },
	confirmed: { sign: '✓✓', word: 'mark.confirmed', tone: 'ok' },
	inherited: { sign: '⇡', word: 'mark.inherited', tone: 'calm' },
	parked: { sign: '⚑', word: 'mark.parked', tone: 'danger' }
};
