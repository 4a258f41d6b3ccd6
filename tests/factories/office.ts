// Opens a document in LibreOffice, headless, and gives back what it made of it.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const hasOffice = spawnSync('soffice', ['--version']).status === 0;

/** Comma, double quote, UTF-8, from the first line: what Excel assumes of our CSV. */
export const csvFilter = ['--infilter=Text - txt - csv (StarCalc):44,34,76,1'];

/** The document as flat OpenDocument XML, in which every formula is an attribute. */
export function openInOffice(
	name: string,
	bytes: Uint8Array,
	filter: readonly string[] = []
): string {
	const folder = mkdtempSync(join(tmpdir(), 'office-'));
	try {
		writeFileSync(join(folder, name), bytes);
		const profile = `-env:UserInstallation=file://${folder}/profile`;
		const to = ['--convert-to', 'fods', '--outdir', folder, join(folder, name)];
		execFileSync('soffice', [profile, '--headless', ...filter, ...to], { stdio: 'pipe' });
		return readFileSync(join(folder, name.replace(/\.\w+$/, '.fods')), 'utf8');
	} finally {
		rmSync(folder, { recursive: true });
	}
}

export const formulasIn = (xml: string): number => xml.match(/table:formula=/g)?.length ?? 0;
export const textsIn = (xml: string): number =>
	xml.match(/office:value-type="string"/g)?.length ?? 0;
