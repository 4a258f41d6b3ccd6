// One look at the whole archive: every household against its rules, households against each other, the same person
// twice, and the columns that are cleaned in bulk. Files are added one by one, so that memory holds digests only.
import { collisionClusters, nearestClusters, type Cluster } from '../domain/cleaning/clusters.ts';
import { facetsOf, type ColumnValue, type Facet } from '../domain/cleaning/facets.ts';
import { mayCleanInBulk } from '../domain/cleaning/plan.ts';
import type { PersonFactId } from '../domain/facts.ts';
import type { Household, HouseholdIssue } from '../domain/household.ts';
import type { RegistryFileId } from '../domain/ids.ts';
import type { PersonToLink } from '../domain/linkage/link-record.ts';
import { linkPersons, type LinkedPair } from '../domain/linkage/link.ts';
import { personsToLink } from '../domain/linkage/persons-to-link.ts';
import {
	digestHousehold,
	type ArchiveIssue,
	type HouseholdDigest
} from '../domain/rules/archive/archive-rule.ts';
import { checkArchive } from '../domain/rules/archive/index.ts';
import { viewHousehold, type RuleContext } from '../domain/rules/household-view.ts';
import { assembleHousehold } from './record/assemble.ts';
import { checkHousehold } from './record/checks.ts';
import type { FormOf, PageValues } from './record/mentions.ts';
import { sureFrom } from './record/needs-person.ts';

/** One household file as it stands: readings with people's entries laid over them. */
export interface FileToCheck {
	readonly fileId: RegistryFileId;
	readonly pages: readonly PageValues[];
	/** Rules that a person has let stand, by issue id. */
	readonly overrides: Readonly<Record<string, string>>;
}

export interface FoundIssue {
	readonly fileId: RegistryFileId;
	readonly issue: HouseholdIssue;
}

/** One fact over the archive: its values, and those that are probably spellings of one thing. */
export interface Column {
	readonly fact: PersonFactId;
	/** Commonest first. */
	readonly facets: readonly Facet[];
	readonly clusters: readonly Cluster[];
}

export interface ArchiveFindings {
	readonly files: number;
	readonly persons: number;
	/** Broken rules inside households, less those that a person has let stand. */
	readonly issues: readonly FoundIssue[];
	/** Broken rules between households; what stands is known to the rulings, not here. */
	readonly between: readonly ArchiveIssue[];
	readonly pairs: readonly LinkedPair[];
	readonly columns: readonly Column[];
}

export class ArchiveCheck {
	readonly #formOf: FormOf;
	readonly #context: RuleContext;
	readonly #issues: FoundIssue[] = [];
	readonly #digests: HouseholdDigest[] = [];
	readonly #persons: PersonToLink[] = [];
	readonly #columns = new Map<PersonFactId, ColumnValue[]>();

	constructor(formOf: FormOf, context: RuleContext) {
		this.#formOf = formOf;
		this.#context = context;
	}

	add({ fileId, pages, overrides }: FileToCheck): void {
		const household = checkHousehold(assembleHousehold(fileId, pages, this.#formOf), this.#context);
		for (const issue of household.issues)
			if (overrides[issue.id] === undefined) this.#issues.push({ fileId, issue });
		this.#digests.push(digestHousehold(household));
		this.#persons.push(...personsToLink(viewHousehold(household, this.#context)));
		this.#addColumns(household);
	}

	/** `onProgress`: share of the comparing that is done, 0…1. */
	finish(onProgress: (share: number) => void = () => undefined): ArchiveFindings {
		const between = checkArchive(this.#digests);
		const pairs = linkPersons(this.#persons, { onProgress });
		return {
			files: this.#digests.length,
			persons: this.#persons.length,
			issues: this.#issues,
			between,
			pairs,
			columns: [...this.#columns].map(([fact, values]) => columnOf(fact, values))
		};
	}

	/** Only what is settled: what a person has still to look at is not cleaned over his head. */
	#addColumns({ persons }: Household): void {
		for (const { facts } of persons)
			for (const [id, fact] of Object.entries(facts)) {
				const is = id as PersonFactId;
				if (!mayCleanInBulk(is)) continue;
				const column = this.#columns.get(is) ?? [];
				this.#columns.set(is, column);
				for (const { key, raw, value, status, confidence } of fact.evidence)
					if (status === 'read' && raw.trim() !== '' && confidence >= sureFrom)
						column.push({ key, value: value === '' ? raw : value });
			}
	}
}

/** Each value stands in one cluster at most: the surest way of finding it comes first. */
function columnOf(fact: PersonFactId, values: readonly ColumnValue[]): Column {
	const facets = facetsOf(values);
	const taken = new Set<string>();
	const clusters: Cluster[] = [];
	const ways = [
		(left: readonly Facet[]) => collisionClusters(left, 'fingerprint'),
		(left: readonly Facet[]) => collisionClusters(left, 'sound'),
		nearestClusters
	];
	for (const find of ways)
		for (const cluster of find(facets.filter(({ value }) => !taken.has(value)))) {
			for (const { value } of cluster.facets) taken.add(value);
			clusters.push(cluster);
		}
	return { fact, facets, clusters };
}
