// The same person twice: pairs the last check proposed, less those somebody has ruled on. A decision is kept in the
// database with its line in the journal and the question is never put again.
/* eslint-disable svelte/prefer-svelte-reactivity -- maps and sets here are made and handed out whole */
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { LinkedPair } from '#lib/domain/linkage/link.ts';
import type { Result } from '#lib/domain/result.ts';
import type { PairVerdict } from '#lib/domain/ruling.ts';
import type { ArchiveChecks } from '../checks/archive-checks.svelte.ts';
import type { Rulings } from './rulings.svelte.ts';

export interface RuledPair extends LinkedPair {
	/** Null: open. */
	readonly verdict: PairVerdict | null;
}

export class Linkage {
	readonly #checks: Pick<ArchiveChecks, 'findings'>;
	readonly #rulings: Rulings;
	readonly #pairs = $derived.by(() =>
		(this.#checks.findings?.pairs ?? []).map((pair): RuledPair => ({
			...pair,
			verdict: this.#rulings.on(pair.pairId)?.verdict ?? null
		}))
	);

	readonly #counts = $derived.by(() => {
		if (!this.#checks.findings) return null;
		const counts = new Map<RegistryFileId, number>();
		for (const { first, second, verdict } of this.#pairs) {
			if (verdict !== null) continue;
			for (const id of new Set([first.householdId, second.householdId] as RegistryFileId[]))
				counts.set(id, (counts.get(id) ?? 0) + 1);
		}
		return counts;
	});

	constructor(checks: Pick<ArchiveChecks, 'findings'>, rulings: Rulings) {
		this.#checks = checks;
		this.#rulings = rulings;
	}

	/** All pairs of the last check, surest first, decided ones among them. */
	get pairs(): readonly RuledPair[] {
		return this.#pairs;
	}

	/** Nobody has decided yet. */
	get open(): readonly RuledPair[] {
		return this.#pairs.filter((pair) => pair.verdict === null);
	}

	/** Open pairs by file; null before the archive was compared. */
	get countsByFile(): ReadonlyMap<RegistryFileId, number> | null {
		return this.#counts;
	}

	/** Pairs one of whose persons stands in the file. */
	ofFile(fileId: RegistryFileId): readonly RuledPair[] {
		return this.#pairs.filter(
			({ first, second }) => first.householdId === fileId || second.householdId === fileId
		);
	}

	/** Codes: `no-worker`, those of storage. */
	decide(pair: LinkedPair, verdict: PairVerdict): Promise<Result<void>> {
		const fileIds = [pair.first.householdId, pair.second.householdId] as RegistryFileId[];
		return this.#rulings.rule({ of: 'pair', about: pair.pairId, verdict, reason: '', fileIds });
	}

	/** The question is open again. */
	takeBack(pair: LinkedPair): Promise<Result<void>> {
		return this.#rulings.takeBack(pair.pairId);
	}
}
