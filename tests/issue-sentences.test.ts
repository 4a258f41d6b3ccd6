// Each issue code that the trade emits has one Vietnamese and one English sentence, and no sentence is left over.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { issuesEn } from '#lib/i18n/issues.en.ts';
import { issuesVi } from '#lib/i18n/issues.vi.ts';
import { archiveRules } from '#lib/domain/rules/archive/index.ts';
import { rules } from '#lib/domain/rules/index.ts';

const domain = new URL('../src/lib/domain/', import.meta.url);
const sources = readdirSync(domain, { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
	.map((name) => readFileSync(new URL(name, domain), 'utf8'));

/** Codes in `issue('code', …)` and in literal issues of the field kinds, and the codes rules declare. */
const emitted = new Set([
	...sources.flatMap((text) =>
		[...text.matchAll(/issue\(\s*'([a-z0-9-]+)'/g)].map((match) => match[1] ?? '')
	),
	...sources.flatMap((text) =>
		[...text.matchAll(/code: '([a-z0-9-]+)',\s*severity/g)].map((match) => match[1] ?? '')
	),
	...[...rules, ...archiveRules].flatMap((rule) => Object.keys(rule.codes))
]);

test('codes and sentences are the same set, in both languages', () => {
	expect(emitted.size).toBeGreaterThan(80);
	expect(Object.keys(issuesVi).sort()).toEqual([...emitted].sort());
	expect(Object.keys(issuesEn).sort()).toEqual([...emitted].sort());
});

test('a sentence is one sentence and ends as one', () => {
	const params = new Proxy({}, { get: () => 'X' });
	for (const sentence of [...Object.values(issuesVi), ...Object.values(issuesEn)]) {
		const text = sentence(params);
		expect(text.trim()).toBe(text);
		expect(text).toMatch(/[.]$/);
		expect(text.length).toBeLessThan(260);
	}
});
