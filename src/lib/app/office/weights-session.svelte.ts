// Newer weights of the line reader on this machine: judged before they are kept, named in the journal, and given back.
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { reloadApp } from '#lib/platform/app-update.ts';
import { appendActs } from '#lib/platform/db/journal-store.ts';
import { tryWeights } from '#lib/platform/ocr/judge-client.ts';
import {
	forgetOfficeWeights,
	keepOfficeWeights,
	officeVersion,
	officeWeights,
	readCard,
	type Verdict,
	type Weights
} from '#lib/platform/ocr/weights.ts';
import { actDraft } from '../act-draft.ts';
import { LongTask, type TaskControl } from '../long-task.svelte.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';

export interface WeightsDeps {
	readonly ports: Pick<AppPorts, 'connection' | 'clock'>;
	readonly worker: () => OfficeWorker | null;
}

export interface WeightsInUse extends Verdict {
	/** As it stands in every reading. */
	readonly version: string;
}

const mostBytes = 20_000_000;
const mostCardBytes = 1_000_000;

/** The two files, told by their names. */
async function opened(files: readonly File[]): Promise<Result<Weights>> {
	const ending = (end: string) => files.find(({ name }) => name.toLowerCase().endsWith(end));
	const [onnx, json] = [ending('.onnx'), ending('.json')];
	if (files.length !== 2 || !onnx || !json) return fail('weights-files');
	if (onnx.size > mostBytes) return fail('weights-too-big');
	if (json.size > mostCardBytes) return fail('weights-card');
	const card = readCard(await json.text());
	if (!card.ok) return card;
	return ok({ card: card.value, bytes: new Uint8Array(await onnx.arrayBuffer()) });
}

export class WeightsSession {
	readonly #deps: WeightsDeps;
	/** While newer weights are judged. */
	readonly task = new LongTask();
	#inUse = $state.raw<WeightsInUse | null>(null);

	constructor(deps: WeightsDeps) {
		this.#deps = deps;
	}

	/** The office's own; null: the built-in ones. */
	get inUse(): WeightsInUse | null {
		return this.#inUse;
	}

	async look(): Promise<void> {
		const own = await officeWeights(await this.#key());
		this.#inUse = own && {
			version: officeVersion(own.card),
			own: own.own,
			builtIn: own.builtIn
		};
	}

	/** Judges them, then keeps them. Failure codes `weights-…`, `wrong-role`, `cancelled`, those of storage. */
	load(files: readonly File[]): Promise<Result<WeightsInUse>> {
		return this.task.run((control) => this.#load(files, control));
	}

	/** Forgets the office's weights. */
	async goBack(): Promise<Result<void>> {
		const noted = await this.#note({ is: 'built-in' });
		this.task.note(noted.ok ? null : noted.failure);
		if (!noted.ok) return noted;
		await forgetOfficeWeights();
		this.#inUse = null;
		return noted;
	}

	/** The running readers keep the weights they began with. */
	reload(): void {
		reloadApp();
	}

	async #load(files: readonly File[], control: TaskControl): Promise<Result<WeightsInUse>> {
		if (this.#deps.worker()?.role !== 'supervisor') return fail('wrong-role');
		const weights = await opened(files);
		if (!weights.ok) return weights;
		const verdict = await tryWeights(weights.value, control);
		if (!verdict.ok) return verdict;
		const version = officeVersion(weights.value.card);
		const { sha256 } = weights.value.card;
		const noted = await this.#note({ is: 'office', version, sha256, ...verdict.value });
		if (!noted.ok) return noted;
		const kept = await keepOfficeWeights(await this.#key(), {
			...weights.value,
			...verdict.value
		});
		if (!kept.ok) return kept;
		this.#inUse = { version, ...verdict.value };
		return ok(this.#inUse);
	}

	async #key(): Promise<CryptoKey> {
		return (await this.#deps.ports.connection.keyring.unlocked()).keys.archive;
	}

	#note(said: object): Promise<Result<void>> {
		const { connection, clock } = this.#deps.ports;
		const who = this.#deps.worker();
		if (who?.role !== 'supervisor') return Promise.resolve(fail('wrong-role'));
		const draft = actDraft(who, clock, { act: 'weights', new: JSON.stringify(said) });
		return appendActs(connection, [draft]);
	}
}
