// An export with its two lines in the journal: files that went out without a trace would be worse than an export that
// must be run again.
import type { ExportPlan } from '#lib/pipeline/run-export.ts';
import type { Answer, RunAnswer } from '#lib/platform/export/export-protocol.ts';
import type { ExportAct, ExportPlatform } from './export-platform.ts';

export async function journalledRun(
	platform: Pick<ExportPlatform, 'journal' | 'remember'>,
	said: Pick<ExportAct, 'formats' | 'restricted'>,
	plan: Pick<ExportPlan, 'files' | 'persons'>,
	run: () => Promise<Answer<RunAnswer>>
): Promise<Answer<RunAnswer>> {
	const { files, persons } = plan;
	const begun = await platform.journal({ is: 'begun', ...said, files, persons });
	if (!begun.ok) return { is: 'failed', failure: begun.failure };
	const answer = await run();
	if (answer.is !== 'done') return answer;
	const { outcome, index } = answer.value;
	const made = {
		files: outcome.files,
		persons: outcome.persons,
		manifest: outcome.written.at(-1)?.sha256 ?? ''
	};
	const done = await platform.journal({ is: 'done', ...said, ...made });
	if (!done.ok) return { is: 'failed', failure: done.failure };
	// The files are whole even where this is lost: a later delta then asks for the index file.
	await platform.remember({ formats: said.formats, index, ...made });
	return answer;
}
