// Findings of a check as one list: issues inside a household and between households, each with the fields to open.
import type { FieldKey, RegistryFileId } from '#lib/domain/ids.ts';
import type { Issue, Severity } from '#lib/domain/issue.ts';
import { archiveRules } from '#lib/domain/rules/archive/index.ts';
import { rules } from '#lib/domain/rules/index.ts';
import type { ArchiveFindings } from '#lib/pipeline/archive-check.ts';

/** Where a person looks: a file, at a field where the issue names one. */
export interface IssueSpot {
	readonly fileId: RegistryFileId;
	readonly key: FieldKey | null;
}

export interface ListedIssue extends Issue {
	/** Unique in the list. */
	readonly key: string;
	/** Id an override or a ruling is kept under. */
	readonly id: string;
	readonly of: 'household' | 'between';
	readonly fileIds: readonly RegistryFileId[];
	readonly spots: readonly IssueSpot[];
}

const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Ids of persons are keys of their name fields, where a page holds one. */
const asKey = (personId: string | undefined): FieldKey | null =>
	personId?.includes('#') ? (personId as FieldKey) : null;

export function listIssues({ issues, between }: ArchiveFindings): readonly ListedIssue[] {
	const inside = issues.map(({ fileId, issue }): ListedIssue => ({
		...issue,
		key: `${fileId}|${issue.id}`,
		of: 'household',
		fileIds: [fileId],
		spots: [{ fileId, key: issue.keys[0] ?? asKey(issue.personIds[0]) }]
	}));
	const across = between.map(({ id, code, severity, params, fileIds, personIds }): ListedIssue => ({
		...{ id, code, severity, params, fileIds },
		key: id,
		of: 'between',
		spots: fileIds.map((fileId, at) => ({ fileId, key: asKey(personIds[at]) }))
	}));
	return [...across, ...inside].sort((a, b) => weight[a.severity] - weight[b.severity]);
}

/** Number of the rule that gives a code, `01` … `25`. */
const ruleOf = new Map(
	[...rules, ...archiveRules].flatMap(({ number, codes }) =>
		Object.keys(codes).map((code) => [code, number] as const)
	)
);

export interface RuleGroup {
	/** `01` … `25`. */
	readonly rule: string;
	readonly issues: readonly ListedIssue[];
	readonly errors: number;
}

/** Issues by rule: rules with errors first, then by number. */
export function byRule(issues: readonly ListedIssue[]): readonly RuleGroup[] {
	const groups = new Map<string, ListedIssue[]>();
	for (const issue of issues) {
		const rule = ruleOf.get(issue.code) ?? '';
		const group = groups.get(rule);
		if (group) group.push(issue);
		else groups.set(rule, [issue]);
	}
	return [...groups]
		.map(([rule, all]) => ({
			rule,
			issues: all,
			errors: all.filter(({ severity }) => severity === 'error').length
		}))
		.sort((a, b) => Math.sign(b.errors) - Math.sign(a.errors) || a.rule.localeCompare(b.rule));
}
