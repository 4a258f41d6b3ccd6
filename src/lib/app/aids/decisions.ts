// What this office has made of the same reading before: the third time "Phú Phúe" is read, "Phú Phúc" is one key away.
// Only for words an office meets again and again; never for names, numbers and dates, which belong to one person.
import type { FieldKindId } from '#lib/domain/fields/field-kind.ts';
import { toneKey } from '#lib/domain/vietnamese/text.ts';
import { readSetting, writeSettings } from '#lib/platform/db/settings-store.ts';
import type { AppPorts } from '../ports.ts';

const kinds: ReadonlySet<FieldKindId> = new Set([
	...(['address', 'place', 'occupation', 'education', 'event', 'relation'] as const),
	...(['ethnicity', 'religion', 'nationality'] as const)
]);

/** Oldest are forgotten beyond this: some 200 bytes each. */
const most = 2000;
/** Nothing is lost that matters if the tab dies before: they are learnt again. */
const saveAfterMs = 5000;

export class Decisions {
	readonly #ports: Pick<AppPorts, 'connection' | 'clock'>;
	/** Newest last. */
	#values = new Map<string, string>();
	#cancel: (() => void) | null = null;

	constructor(ports: Pick<AppPorts, 'connection' | 'clock'>) {
		this.#ports = ports;
	}

	async load(): Promise<void> {
		const stored = await readSetting(this.#ports.connection, 'decisions');
		if (stored.ok && stored.value) this.#values = new Map(stored.value);
	}

	/** What was typed last for this reading; null where nobody ever changed it. */
	find(kind: FieldKindId, read: string): string | null {
		return this.#values.get(keyOf(kind, read)) ?? null;
	}

	/** A person has confirmed `value` where the machine had read `read`. */
	learn(kind: FieldKindId, read: string, value: string): void {
		if (!kinds.has(kind) || read.trim() === '' || value.trim() === '' || read === value) return;
		const key = keyOf(kind, read);
		this.#values.delete(key);
		this.#values.set(key, value);
		for (const oldest of this.#values.keys()) {
			if (this.#values.size <= most) break;
			this.#values.delete(oldest);
		}
		this.#cancel ??= this.#ports.clock.after(saveAfterMs, () => void this.save());
	}

	async save(): Promise<void> {
		this.#cancel?.();
		this.#cancel = null;
		await writeSettings(this.#ports.connection, { decisions: [...this.#values] });
	}
}

const keyOf = (kind: FieldKindId, read: string): string => `${kind} ${toneKey(read)}`;
