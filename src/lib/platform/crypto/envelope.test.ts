// Envelopes, sealed bytes, locks and recovery keys: what opens, and above all what does not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveArchiveKeys, newFileKey, newSecret, openFileKey } from './archive-keys.ts';
import { type Bytes, SealBroken, seal, unseal } from './envelope.ts';
import { keyWork } from './key-work.ts';
import { hashName, type KdfCost } from './locks.ts';
import { newRecoveryEntropy, readRecoveryKey, writeRecoveryKey } from './recovery-key.ts';
import { openBlob, sealBlob } from './sealed-blob.ts';
import { isSignedBy, importVerifier, signHash } from './signing.ts';

const bytesOf = (text: string): Bytes => new TextEncoder().encode(text);
const key = (await deriveArchiveKeys(newSecret())).archive;
/** Cheap on purpose: the cost itself is measured, not tested. */
const cost: KdfCost = { name: 'argon2id', memoryKiB: 64, passes: 1, lanes: 1 };

describe('an envelope', () => {
	it('opens at its place with its key, whatever is in it', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.string(), async (content, place) => {
				const sealed = await seal(key, place, Uint8Array.from(content));
				expect([...(await unseal(key, place, sealed))]).toEqual([...content]);
			})
		);
	});

	it('does not open when any bit is turned, anywhere else, cut, or with another key', async () => {
		const sealed = await seal(key, 'records|a|3|inner', bytesOf('NGUYỄN VĂN AN'));
		for (let at = 0; at < sealed.length; at++) {
			const forged = Uint8Array.from(sealed);
			forged[at] = (forged[at] ?? 0) ^ (1 << (at % 8));
			await expect(unseal(key, 'records|a|3|inner', forged)).rejects.toThrow(SealBroken);
		}
		for (const place of ['records|b|3|inner', 'records|a|2|inner', 'files|a|3|inner'])
			await expect(unseal(key, place, sealed)).rejects.toThrow(SealBroken);
		await expect(unseal(key, 'records|a|3|inner', sealed.slice(0, -1))).rejects.toThrow(SealBroken);
		const other = (await deriveArchiveKeys(newSecret())).archive;
		await expect(unseal(other, 'records|a|3|inner', sealed)).rejects.toThrow(SealBroken);
	});
});

describe('sealed bytes of a scan', () => {
	const pieceSealed = 4 * 1024 * 1024 + 29;
	const scan = new Blob([new Uint8Array(9_000_000).fill(7)], { type: 'application/pdf' });

	it('come back whole, the empty ones too', async () => {
		for (const blob of [scan, new Blob([])]) {
			const opened = await openBlob(key, 'p', await sealBlob(key, 'p', blob), blob.type);
			expect([opened.size, opened.type]).toEqual([blob.size, blob.type]);
		}
	});

	it('are refused when a piece is swapped, repeated or cut off', async () => {
		const sealed = await sealBlob(key, 'p', scan);
		const piece = (n: number) => sealed.slice(n * pieceSealed, (n + 1) * pieceSealed);
		const forged = [
			new Blob([piece(1), piece(0), piece(2)]),
			new Blob([piece(0), piece(0), piece(2)]),
			new Blob([piece(0), piece(1)]),
			new Blob([piece(0), piece(2)])
		];
		for (const blob of forged)
			await expect(openBlob(key, 'p', blob, '')).rejects.toThrow(SealBroken);
	});
});

describe('keys', () => {
	it('cannot be read out', async () => {
		const keys = await deriveArchiveKeys(newSecret());
		const { key: fileKey } = await newFileKey(keys);
		for (const one of [keys.archive, keys.ids, keys.wrapping, fileKey])
			expect(one.extractable).toBe(false);
	});

	it('of a file open in their own archive only', async () => {
		const [mine, other] = await Promise.all([
			deriveArchiveKeys(newSecret()),
			deriveArchiveKeys(newSecret())
		]);
		const { key: fileKey, wrapped } = await newFileKey(mine);
		const sealed = await seal(fileKey, 'x', bytesOf('mật'));
		expect(await unseal(await openFileKey(mine, wrapped), 'x', sealed)).toEqual(bytesOf('mật'));
		await expect(openFileKey(other, wrapped)).rejects.toThrow();
	});
});

describe('passphrases', () => {
	it('open the same archive for everyone let in, and nobody else', async () => {
		const first = await keyWork.found({ id: 'u1', passphrase: 'một câu dài', cost });
		const by = { id: 'u1', passphrase: 'một câu dài', lock: first.lock };
		const second = await keyWork.admit(by, { id: 'u2', passphrase: 'câu khác', cost });
		const opened = await keyWork.open(
			{ id: 'u2', passphrase: 'câu khác', lock: second.lock },
			second.publicKey
		);
		const sealed = await seal(first.session.keys.archive, 'x', bytesOf('chung'));
		expect(await unseal(opened.keys.archive, 'x', sealed)).toEqual(bytesOf('chung'));
		const wrong = { ...by, passphrase: 'một câu dài ' };
		await expect(keyWork.open(wrong, first.publicKey)).rejects.toThrow(SealBroken);
		const moved = { id: 'u3', passphrase: 'câu khác', lock: second.lock };
		await expect(keyWork.open(moved, second.publicKey)).rejects.toThrow(SealBroken);
	});

	it('are the same however the keyboard composes the letters', async () => {
		const { lock, publicKey } = await keyWork.found({
			id: 'u',
			passphrase: 'mật khẩu'.normalize('NFC'),
			cost
		});
		const typed = { id: 'u', passphrase: 'mật khẩu'.normalize('NFD'), lock };
		expect((await keyWork.open(typed, publicKey)).signer).not.toBeNull();
	});

	it('change without the data being sealed anew, and sign as before', async () => {
		const { lock, publicKey, session } = await keyWork.found({ id: 'u', passphrase: 'cũ', cost });
		const next = await keyWork.change({ id: 'u', passphrase: 'cũ', lock }, 'mới');
		const opened = await keyWork.open({ id: 'u', passphrase: 'mới', lock: next }, publicKey);
		const sealed = await seal(session.keys.archive, 'x', bytesOf('cũ'));
		expect(await unseal(opened.keys.archive, 'x', sealed)).toEqual(bytesOf('cũ'));
		expect(opened.signer?.keyId).toBe(session.signer?.keyId);
		const old = { id: 'u', passphrase: 'cũ', lock: next };
		await expect(keyWork.open(old, publicKey)).rejects.toThrow(SealBroken);
	});

	it('sign so that anybody can check and nobody can forge', async () => {
		const { session, publicKey } = await keyWork.found({ id: 'u', passphrase: 'x', cost });
		const { signer } = session;
		if (!signer) throw new Error('no signer');
		expect(signer.key.extractable).toBe(false);
		const hash = 'ab'.repeat(32);
		const sig = await signHash(signer, hash);
		const verifier = await importVerifier(publicKey);
		expect(await isSignedBy(verifier, hash, sig)).toBe(true);
		expect(await isSignedBy(verifier, 'ac'.repeat(32), sig)).toBe(false);
		expect(
			await isSignedBy(verifier, hash, sig.replace(/^../, sig.startsWith('00') ? '01' : '00'))
		).toBe(false);
		expect(await isSignedBy(verifier, hash, 'no hex')).toBe(false);
	});
});

describe('a recovery key', () => {
	it('is read back however it is copied', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (entropy) => {
				const text = writeRecoveryKey(entropy);
				const copied = text.toLowerCase().replaceAll('-', ' ');
				expect(readRecoveryKey(copied)).toEqual(Uint8Array.from(entropy));
			})
		);
	});

	it('tells one wrong, missing or foreign letter', () => {
		const text = writeRecoveryKey(newRecoveryEntropy());
		for (let at = 0; at < text.length; at++) {
			if (text[at] === '-') continue;
			const wrong = text[at] === '2' ? '3' : '2';
			expect(readRecoveryKey(text.slice(0, at) + wrong + text.slice(at + 1))).toBeNull();
			expect(readRecoveryKey(text.slice(0, at) + text.slice(at + 1))).toBeNull();
		}
		expect(readRecoveryKey('')).toBeNull();
		expect(readRecoveryKey(`${text.slice(0, -1)}0`)).toBeNull();
	});

	it('opens the archive once, then the next one does', async () => {
		const { recovery, session } = await keyWork.found({ id: 'u', passphrase: 'quên', cost });
		const entropy = readRecoveryKey(recovery.text) as Bytes;
		const back = await keyWork.recover(entropy, recovery.lock, {
			id: 'u',
			passphrase: 'nhớ',
			cost
		});
		const sealed = await seal(session.keys.archive, 'x', bytesOf('còn'));
		expect(await unseal(back.session.keys.archive, 'x', sealed)).toEqual(bytesOf('còn'));
		const again = keyWork.recover(entropy, back.recovery.lock, { id: 'u', passphrase: 'x', cost });
		await expect(again).rejects.toThrow(SealBroken);
	});
});

it('a name is found by its hash and not told by it', async () => {
	const [salt, other] = [newSecret(), newSecret()];
	const hash = await hashName('le thi hoa', salt);
	expect(hash).toMatch(/^[0-9a-f]{32}$/);
	expect(await hashName('le thi hoa', salt)).toBe(hash);
	expect(await hashName('le thi hoa', other)).not.toBe(hash);
	expect(await hashName('le thi hoe', salt)).not.toBe(hash);
});
