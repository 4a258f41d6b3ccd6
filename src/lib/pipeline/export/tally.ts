// Counts what passes on its way to the exporters, for the manifest and the progress bar.
import type { ExportRecord, HeldBack } from '../export-record.ts';

export class Tally {
	files = 0;
	persons = 0;
	heldBack = 0;
	readonly #forms = new Map<string, Set<number>>();
	readonly #reasons = new Map<string, number>();

	add(record: ExportRecord): void {
		this.files++;
		this.persons += record.household.persons.length;
		for (const [form, versions] of Object.entries(record.formVersions)) {
			const known = this.#forms.get(form) ?? new Set();
			for (const version of versions) known.add(version);
			this.#forms.set(form, known);
		}
	}

	hold({ reasons }: HeldBack): void {
		this.heldBack++;
		for (const code of new Set(reasons.map((reason) => reason.code)))
			this.#reasons.set(code, (this.#reasons.get(code) ?? 0) + 1);
	}

	get forms(): Record<string, number[]> {
		return Object.fromEntries(
			[...this.#forms].map(([form, versions]) => [form, [...versions].sort((a, b) => a - b)])
		);
	}

	get reasons(): Record<string, number> {
		return Object.fromEntries(this.#reasons);
	}
}
