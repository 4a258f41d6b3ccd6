// The recovery key as a person copies it from paper: 160 bits in 32 letters without 0/O, 1/I/L, in groups of four, and
// four letters that tell a slip of the pen from a wrong key.
import { sha256 } from '@noble/hashes/sha2.js';
import type { Bytes } from './envelope.ts';

const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const entropyBytes = 20;
const checkLetters = 4;

function toLetters(bytes: Uint8Array): string {
	let bits = '';
	for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
	const fives = bits.match(/.{5}/g) ?? [];
	return fives.map((five) => letters[Number.parseInt(five, 2)]).join('');
}

const checkOf = (entropy: Uint8Array): string => toLetters(sha256(entropy)).slice(0, checkLetters);

export const newRecoveryEntropy = (): Bytes => crypto.getRandomValues(new Uint8Array(entropyBytes));

export function writeRecoveryKey(entropy: Uint8Array): string {
	const text = toLetters(entropy) + checkOf(entropy);
	return (text.match(/.{4}/g) ?? []).join('-');
}

/** Null: a letter is missing or wrong. Spaces, dashes and case do not matter. */
export function readRecoveryKey(text: string): Bytes | null {
	const clean = text.toUpperCase().replace(/[\s-]/g, '');
	const values = [...clean].map((letter) => letters.indexOf(letter));
	if (values.includes(-1) || values.length !== (entropyBytes * 8) / 5 + checkLetters) return null;
	const bits = values.slice(0, -checkLetters).map((value) => value.toString(2).padStart(5, '0'));
	const bytes = bits.join('').match(/.{8}/g) ?? [];
	const entropy = Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2));
	return checkOf(entropy) === clean.slice(-checkLetters) ? entropy : null;
}
