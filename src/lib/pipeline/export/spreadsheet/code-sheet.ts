// Rows of the sheet that explains the codes used in the other sheets: list, code, meaning.
import { codeTables, defaultCodes } from '../codes.ts';
import type { ExportOptions } from '../exporter.ts';

export function* codeRows({ labels, profile, ...options }: ExportOptions): Generator<string[]> {
	const codes = profile ?? options.codes ?? defaultCodes;
	// The two numberings of ethnic groups contradict each other, so the sheet says which one this file uses.
	const ethnic =
		labels.codeLists[codes.ethnicities === '1979' ? 'ethnicities1979' : 'ethnicitiesCensus'];
	for (const { list, rows } of codeTables(codes))
		for (const [code, name] of rows)
			yield [list === 'ethnicities' ? ethnic : labels.codeLists[list], code, name];
	for (const [code, name] of Object.entries(labels.sexes)) yield [labels.codeLists.sex, code, name];
	for (const [code, name] of Object.entries(labels.relations))
		yield [labels.codeLists.relation, code, name];
	for (const [code, name] of Object.entries(labels.roles))
		yield [labels.codeLists.role, code, name];
	for (const [code, name] of Object.entries(labels.statuses))
		yield [labels.codeLists.status, code, name];
	for (const [code, name] of Object.entries(labels.memberStatuses))
		yield [labels.codeLists.memberStatus, code, name];
}
