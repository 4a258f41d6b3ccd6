// What the page and the worker that checks the archive say to each other. Records are read by the page, which alone
// may open them, and handed over in small batches; the worker answers each batch, so that none pile up.
import type { HomeUnit } from '#lib/domain/places/home-unit.ts';
import type { FormDefinition } from '#lib/forms/form-schema.ts';
import type { ArchiveFindings, FileToCheck } from '#lib/pipeline/archive-check.ts';

export type CheckCommand =
	| {
			readonly do: 'begin';
			/** Today, `YYYY-MM-DD`. */
			readonly today: string;
			readonly home: HomeUnit;
			/** All forms, those that the office drew itself included. */
			readonly forms: readonly FormDefinition[];
	  }
	| { readonly do: 'add'; readonly files: readonly FileToCheck[] }
	| { readonly do: 'finish' };

export type CheckMessage =
	| { readonly is: 'ready' }
	/** A batch was taken in. */
	| { readonly is: 'added' }
	/** Share of the comparing that is done, 0…1. */
	| { readonly is: 'progress'; readonly share: number }
	| { readonly is: 'found'; readonly findings: ArchiveFindings };
