// A ZIP beyond four gigabytes, written by the app's own writer and tested by two other programs. Its big entry is holes on
// the disk, so that only its checksum costs time.
import { spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zip } from '../../../src/lib/pipeline/export/zip/zip.ts';
import { atMost, skipped, type Figure } from '../figure.ts';

const chunkBytes = 16 * 1024 * 1024;
/** 4.3 GB. */
const chunks = 257;
const text = new TextEncoder().encode('sau bốn gigabyte');
const name = 'ZIP of 4.3 GB: programs that find fault';

function* holes() {
	const zeros = new Uint8Array(chunkBytes);
	for (let at = 0; at < chunks; at++) yield zeros;
}

async function write(path: string): Promise<void> {
	const file = openSync(path, 'w');
	try {
		let at = 0;
		const entries = [
			{ name: 'lon.bin', chunks: holes(), stored: true },
			{ name: 'sau.txt', chunks: [text] }
		];
		for await (const part of zip(entries)) {
			if (part.length === chunkBytes) ftruncateSync(file, at + part.length);
			else writeSync(file, part, 0, part.length, at);
			at += part.length;
		}
	} finally {
		closeSync(file);
	}
}

const python =
	'import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);sys.exit(z.testzip() is not None or len(z.infolist())!=2)';

/** Null: not installed. */
function finds(program: string, args: readonly string[]): boolean | null {
	const { error, status } = spawnSync(program, args);
	return error ? null : status !== 0;
}

export async function largeZip(): Promise<Figure> {
	const folder = mkdtempSync(join(tmpdir(), 'zip-'));
	try {
		const path = join(folder, 'lon.zip');
		await write(path);
		const found = [finds('unzip', ['-tq', path]), finds('python3', ['-c', python, path])];
		const asked = found.filter((one) => one !== null);
		if (asked.length === 0) return skipped(name, '≤ 0', 'neither unzip nor Python');
		const faults = asked.filter(Boolean).length;
		return atMost(name, faults, 0, '', `of ${asked.length}: unzip -t, Python’s zipfile`);
	} finally {
		rmSync(folder, { recursive: true });
	}
}
