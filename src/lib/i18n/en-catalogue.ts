// English in one chunk, fetched when somebody asks for it.
import type { Catalogue } from './catalogue.ts';
import { en } from './en.ts';
import { exportLabelsEn } from './export.en.ts';
import { importEn } from './import.en.ts';
import { issuesEn } from './issues.en.ts';

export const enCatalogue: Catalogue = {
	messages: en,
	imports: importEn,
	issues: issuesEn,
	facts: exportLabelsEn.columns
};
