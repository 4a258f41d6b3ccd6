// The worker that checks the archive: a hundred thousand persons take seconds, which no screen can wait for.
// Cancelling ends the worker: it writes nothing.
import { createGazetteer } from '#lib/domain/places/gazetteer.ts';
import type { GazetteerData } from '#lib/domain/places/gazetteer-data.ts';
import { placesForRules } from '#lib/domain/places/rule-places.ts';
import { ArchiveCheck } from '#lib/pipeline/archive-check.ts';
import type { CheckCommand, CheckMessage } from './check-protocol.ts';

const say = (message: CheckMessage) => postMessage(message);
let check: ArchiveCheck | null = null;

async function begin({ today, home, forms }: CheckCommand & { do: 'begin' }): Promise<void> {
	const data = await import('#lib/domain/places/data/gazetteer.data.json');
	const gazetteer = createGazetteer(data.default as unknown as GazetteerData);
	const byId = new Map(forms.map((form) => [form.id, form]));
	const archiveUnit = home.commune === null ? null : gazetteer.unitAt(home.commune, home.asOf);
	check = new ArchiveCheck((id) => byId.get(id) ?? null, {
		today,
		places: placesForRules(gazetteer),
		archiveUnit
	});
	say({ is: 'ready' });
}

async function follow(command: CheckCommand): Promise<void> {
	if (command.do === 'begin') return begin(command);
	if (command.do === 'add') {
		for (const file of command.files) check?.add(file);
		return say({ is: 'added' });
	}
	if (check)
		say({ is: 'found', findings: check.finish((share) => say({ is: 'progress', share })) });
}

addEventListener('message', ({ data }: MessageEvent<CheckCommand>) => {
	follow(data).catch((error: unknown) => {
		// Nobody hears a rejection inside a worker: the page hears of it as an error of the worker.
		setTimeout(() => {
			throw error;
		});
	});
});
