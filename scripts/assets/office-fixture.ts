// Writes training/tests/fixtures/office.ttcrops with the app's own writer, so that the Python side is tested on what the
// browser makes. Made-up text, blank-and-bar pictures; the passphrase stands in the test. Run by hand with tsx.
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { passphraseKey } from '#lib/platform/crypto/locks.ts';
import { type Crop, type CropsHead, writeCrops } from '#lib/platform/office/crops-file.ts';
import { chromiumLaunch } from '../chromium.mjs';

const passphrase = 'con cò bay lả bay la';
const salt = '000102030405060708090a0b0c0d0e0f';
const cost = { name: 'argon2id', memoryKiB: 1024, passes: 1, lanes: 1 } as const;

async function drawn(texts: readonly string[]): Promise<readonly string[]> {
	const browser = await chromium.launch(chromiumLaunch());
	const page = await browser.newPage();
	const pictures = await page.evaluate((lines) => {
		const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = [360, 60];
		const context = canvas.getContext('2d');
		return lines.map((text) => {
			if (!context) return '';
			context.fillStyle = '#fff';
			context.fillRect(0, 0, 360, 60);
			context.fillStyle = '#111';
			context.font = '30px serif';
			context.fillText(text, 12, 40);
			return canvas.toDataURL('image/jpeg', 0.8).replace(/^.*,/, '');
		});
	}, texts);
	await browser.close();
	return pictures;
}

const texts = ['Nguyễn Văn Ất', 'Kim Bảng, Hà Nam', 'Làm ruộng ☃'];
const pictures = await drawn(texts);

async function* crops(): AsyncGenerator<Crop> {
	for (const [index, text] of texts.entries())
		yield await Promise.resolve({
			...{ kind: 'free-text', text, read: '' },
			image: Uint8Array.from(Buffer.from(pictures[index] ?? '', 'base64'))
		} as const);
}

const head: CropsHead = { version: 1, madeOn: '2026-11-22', salt, cost };
const key = await passphraseKey(passphrase, Uint8Array.from(Buffer.from(salt, 'hex')), cost);
const parts: Uint8Array[] = [];
for await (const part of writeCrops(head, key, crops())) parts.push(part);
const out = new URL('../../training/tests/fixtures/office.ttcrops', import.meta.url);
writeFileSync(out, Buffer.concat(parts));
