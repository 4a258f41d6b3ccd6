import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalDraft, JournalEntry } from '#lib/domain/journal.ts';
import { makeDraft } from '../../../../tests/factories/archive.ts';
import { canonicalJson, chain, emptyHead, followChain, hashEntry } from './journal-chain.ts';

const drafts = (count: number): JournalDraft[] =>
	Array.from({ length: count }, (_, index) =>
		makeDraft({ old: index % 3 ? `cũ ${index}` : '', new: `mới ${index} ễ 'x'` })
	);

describe('canonicalJson', () => {
	it('does not depend on the order keys were written in, and leaves out what is absent', () => {
		expect(canonicalJson({ b: 1, a: 'ề', c: undefined })).toBe('{"a":"ề","b":1}');
		expect(canonicalJson({ a: 'ề', b: 1 })).toBe(canonicalJson({ b: 1, a: 'ề' }));
	});
});

describe('the chain', () => {
	it('gives a fixed hash, so that a journal written today verifies for ever', () => {
		const [entry] = chain(emptyHead, [makeDraft({ new: 'Nguyễn' })]);
		expect(entry?.hash).toMatchInlineSnapshot(
			`"ff6bb199b8cf6232cc627c7ca97a5fc94685843522418d5eee3ce95984487c51"`
		);
	});

	it('holds over batches however they are cut', () => {
		const all = chain(emptyHead, drafts(30));
		const first = chain(emptyHead, drafts(30).slice(0, 11));
		const last = first.at(-1);
		const second = chain({ seq: last?.seq ?? 0, hash: last?.hash ?? '' }, drafts(30).slice(11));
		expect([...first, ...second]).toEqual(all);
		expect(followChain(emptyHead, all).broken).toBeNull();
	});

	it('finds each of 10,000 tamperings', () => {
		const whole = chain(emptyHead, drafts(12));
		const head = { seq: 12, hash: whole.at(-1)?.hash ?? '' };
		const place = fc.nat({ max: 11 });
		const tampering = fc.oneof(
			fc.record({ how: fc.constant('change'), place, field: fc.nat({ max: 8 }), by: fc.string() }),
			fc.record({ how: fc.constant('rehash'), place, field: fc.nat({ max: 5 }), by: fc.string() }),
			fc.record({ how: fc.constantFrom('drop', 'double', 'swap', 'cut'), place })
		);
		let found = 0;
		fc.assert(
			fc.property(tampering, (act) => {
				const tampered = tamper(whole, act);
				if (JSON.stringify(tampered) === JSON.stringify(whole)) return;
				const result = followChain(emptyHead, tampered);
				const isCut = result.head.seq !== head.seq || result.head.hash !== head.hash;
				expect(result.broken !== null || isCut).toBe(true);
				found++;
			}),
			{ numRuns: 10_000 }
		);
		expect(found).toBeGreaterThan(9000);
	}, 60_000);
});

interface Act {
	readonly how: string;
	readonly place: number;
	readonly field?: number;
	readonly by?: string;
}

const texts = ['old', 'new', 'who', 'at', 'act', 'key', 'prevHash', 'hash', 'reason'] as const;

function tamper(whole: readonly JournalEntry[], act: Act): JournalEntry[] {
	const entries = [...whole];
	const entry = entries[act.place];
	if (!entry) return entries;
	if (act.how === 'drop') entries.splice(act.place, 1);
	if (act.how === 'double') entries.splice(act.place, 0, entry);
	if (act.how === 'cut') entries.splice(act.place);
	if (act.how === 'swap') {
		const other = (act.place + 5) % entries.length;
		entries[act.place] = entries[other] ?? entry;
		entries[other] = entry;
	}
	if (act.how === 'change' || act.how === 'rehash') {
		const changed = { ...entry, [texts[act.field ?? 0] ?? 'new']: act.by };
		// A forger who knows the rule hashes the entry anew: the next one, or the head, still tells.
		entries[act.place] = act.how === 'rehash' ? { ...changed, hash: hashEntry(changed) } : changed;
	}
	return entries;
}
