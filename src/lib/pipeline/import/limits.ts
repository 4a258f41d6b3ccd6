// How much one file may ask of the machine, checked from headers before anything is decoded.
// A supervisor may raise a limit for one import (an A1 sheet is lawful), never switch it off unseen.
import type { Result } from '../../domain/result.ts';
import { fail, ok } from '../../domain/result.ts';
import type { ImportFailure } from '../ports.ts';

export interface ImportLimits {
	readonly fileBytes: number;
	readonly pagesPerFile: number;
	readonly pixelsPerPage: number;
}

export const IMPORT_LIMITS: ImportLimits = {
	fileBytes: 200_000_000,
	pagesPerFile: 500,
	pixelsPerPage: 60_000_000
};

/** How far a supervisor's word reaches: an A0 sheet at 300 dpi; a machine that bears no more says so by itself. */
export const ALLOWED_LIMITS: ImportLimits = {
	fileBytes: 2_000_000_000,
	pagesPerFile: 5000,
	pixelsPerPage: 180_000_000
};

/** Failures that a supervisor may overrule. */
export const LIMIT_FAILURES: readonly string[] = [
	'file-too-big',
	'file-too-many-pages',
	'page-too-big'
];

/** The limits with a supervisor's overrides; an override that is no positive number is ignored. */
export function withOverrides(overrides: Partial<ImportLimits> = {}): ImportLimits {
	const pick = (key: keyof ImportLimits): number => {
		const value = overrides[key];
		return value !== undefined && value > 0 ? value : IMPORT_LIMITS[key];
	};
	return {
		fileBytes: pick('fileBytes'),
		pagesPerFile: pick('pagesPerFile'),
		pixelsPerPage: pick('pixelsPerPage')
	};
}

/** `limit` and `actual` in whole megabytes. */
export function checkFileSize(bytes: number, limits: ImportLimits): Result<null, ImportFailure> {
	if (bytes === 0) return fail('file-empty');
	if (bytes <= limits.fileBytes) return ok(null);
	return fail('file-too-big', megas(bytes, limits.fileBytes));
}

export function checkPageCount(pages: number, limits: ImportLimits): Result<null, ImportFailure> {
	if (pages < 1) return fail('file-broken');
	if (pages <= limits.pagesPerFile) return ok(null);
	return fail('file-too-many-pages', { limit: limits.pagesPerFile, actual: pages });
}

/** `limit` and `actual` in whole megapixels, `page` counted from 1. */
export function checkPageSize(
	widthPx: number,
	heightPx: number,
	pageIndex: number,
	limits: ImportLimits
): Result<null, ImportFailure> {
	const isSize = Number.isInteger(widthPx) && Number.isInteger(heightPx);
	if (!isSize || widthPx < 1 || heightPx < 1) return fail('page-broken', { page: pageIndex + 1 });
	const pixels = widthPx * heightPx;
	if (pixels <= limits.pixelsPerPage) return ok(null);
	return fail('page-too-big', { page: pageIndex + 1, ...megas(pixels, limits.pixelsPerPage) });
}

function megas(actual: number, limit: number): { limit: number; actual: number } {
	return { limit: Math.floor(limit / 1e6), actual: Math.ceil(actual / 1e6) };
}
