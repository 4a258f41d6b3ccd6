// Year, month and day of a canonical date, each as text and each possibly empty: never an invented 01/01.

export interface DateParts {
	/** Four digits or empty. */
	readonly year: string;
	/** Two digits or empty. */
	readonly month: string;
	readonly day: string;
}

const unknown: DateParts = { year: '', month: '', day: '' };

/** Parts of `dd/mm/yyyy`, `mm/yyyy`, `yyyy` or `yyyy-mm-dd`; all empty for any other text. */
export function dateParts(value: string): DateParts {
	const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
	if (iso) return { year: iso[1] ?? '', month: iso[2] ?? '', day: iso[3] ?? '' };
	const written = /^(?:(?:(\d{1,2})\/)?(\d{1,2})\/)?(\d{4})$/.exec(value);
	if (!written) return unknown;
	const two = (digits: string | undefined) => digits?.padStart(2, '0') ?? '';
	return { year: written[3] ?? '', month: two(written[2]), day: two(written[1]) };
}
