// Numbers, times and sizes as Vietnamese offices write them: 1.234,5 · 22/11/2026 09:30.
import type { LanguageId } from './language.svelte.ts';

const tag = (language: LanguageId) => (language === 'vi' ? 'vi-VN' : 'en-GB');

export function formatNumber(value: number, language: LanguageId, digits = 0): string {
	return new Intl.NumberFormat(tag(language), {
		minimumFractionDigits: digits,
		maximumFractionDigits: digits
	}).format(value);
}

/** Local time of a UTC ISO 8601 moment, to the minute. */
export function formatMoment(iso: string, language: LanguageId): string {
	const moment = new Date(iso);
	if (Number.isNaN(moment.getTime())) return iso;
	return new Intl.DateTimeFormat(tag(language), {
		day: '2-digit',
		month: '2-digit',
		year: 'numeric',
		hour: '2-digit',
		minute: '2-digit'
	}).format(moment);
}

/** Bytes in the largest unit that keeps at least one digit before the comma. */
export function formatBytes(bytes: number, language: LanguageId): string {
	const units = ['B', 'kB', 'MB', 'GB', 'TB'];
	let value = bytes;
	let unit = 0;
	while (value >= 1000 && unit < units.length - 1) {
		value /= 1000;
		unit += 1;
	}
	return `${formatNumber(value, language, unit > 1 && value < 100 ? 1 : 0)} ${units[unit] ?? ''}`;
}

/** Milliseconds as `1:05` or `2:10:00`. */
export function formatDuration(ms: number): string {
	const seconds = Math.max(0, Math.ceil(ms / 1000));
	const two = (part: number) => String(part).padStart(2, '0');
	const minutes = Math.floor(seconds / 60);
	const rest = `${minutes >= 60 ? two(minutes % 60) : minutes}:${two(seconds % 60)}`;
	return minutes >= 60 ? `${Math.floor(minutes / 60)}:${rest}` : rest;
}
