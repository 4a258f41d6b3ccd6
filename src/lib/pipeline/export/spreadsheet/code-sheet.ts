// Rows of the sheet that explains the codes used in the other sheets: list, code, meaning.
import type { ExportLabels } from '../labels.ts';

export function* codeRows(labels: ExportLabels): Generator<readonly string[]> {
	for (const [code, name] of Object.entries(labels.roles))
		yield [labels.codeLists.role, code, name];
	for (const [code, name] of Object.entries(labels.statuses))
		yield [labels.codeLists.status, code, name];
}
