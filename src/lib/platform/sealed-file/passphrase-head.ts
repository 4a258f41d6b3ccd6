// What a file under a passphrase says in the clear of how its key is made: the part of its head that all such files share.
import { bytesToHex } from '@noble/hashes/utils.js';
import {
	hexadecimal,
	integer,
	literal,
	maxValue,
	minValue,
	number,
	object,
	pipe,
	string
} from 'valibot';
import { type KdfCost, usualCost } from '#lib/platform/crypto/locks.ts';

/** A file must not be able to ask for much more memory or time than ours do. */
const upTo = (most: number) => pipe(number(), integer(), minValue(1), maxValue(most));

/** Entries of the head's shape. */
export const passphraseEntries = {
	/** Hex. */
	salt: pipe(string(), hexadecimal()),
	cost: object({
		name: literal('argon2id'),
		memoryKiB: upTo(262_144),
		passes: upTo(10),
		lanes: upTo(4)
	})
};

/** For a file about to be written: a salt of its own, today's cost. */
export const newPassphraseHead = (): { readonly salt: string; readonly cost: KdfCost } => ({
	salt: bytesToHex(crypto.getRandomValues(new Uint8Array(16))),
	cost: usualCost
});
