// English in one chunk, fetched when somebody asks for it.
import type { Catalogue } from './catalogue.ts';
import { en } from './en.ts';
import { importEn } from './import.en.ts';

export const enCatalogue: Catalogue = { messages: en, imports: importEn, issues: {} };
