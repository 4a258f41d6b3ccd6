// Reads a JSON Lines export back, record by record: the way back into an archive and into a loader.
import type { ExportRecord } from '../../export-record.ts';
import { fail, type Result } from '../../../domain/result.ts';
import { isJsonHead, parseJsonRecord, type JsonRecordFailure } from './json-record.ts';

/** Bytes of one line: a record with hundreds of persons stays far below; a file of another kind does not. */
const lineLimit = 16 * 1024 * 1024;

const newline = 10;

function joined(parts: readonly Uint8Array[]): Uint8Array {
	if (parts.length === 1 && parts[0]) return parts[0];
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

/** Lines of UTF-8 bytes without their line feed; null for bytes that are no UTF-8 or a line beyond the limit. */
export async function* utf8Lines(
	chunks: AsyncIterable<Uint8Array>,
	limit = lineLimit
): AsyncGenerator<string | null> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	const decode = (parts: readonly Uint8Array[]) => {
		try {
			return decoder.decode(joined(parts));
		} catch {
			return null;
		}
	};
	let open: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of chunks) {
		let start = 0;
		for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
			yield decode([...open, chunk.subarray(start, end)]);
			open = [];
			length = 0;
			start = end + 1;
		}
		open.push(chunk.slice(start));
		length += chunk.length - start;
		if (length > limit) {
			yield null;
			return;
		}
	}
	if (length > 0) yield decode(open);
}

/** Every record, or the failure of its line; `line` counts from 1. Nothing after a wrong first line is read. */
export async function* readJsonLines(
	chunks: AsyncIterable<Uint8Array>
): AsyncGenerator<Result<ExportRecord, JsonRecordFailure>> {
	let number = 0;
	for await (const line of utf8Lines(chunks)) {
		number++;
		if (number === 1) {
			if (line !== null && isJsonHead(line)) continue;
			yield fail('json-wrong-format');
			return;
		}
		const record = line === null ? fail('json-broken') : parseJsonRecord(line);
		yield record.ok ? record : fail(record.failure.code, { line: number });
	}
	if (number === 0) yield fail('json-wrong-format');
}
