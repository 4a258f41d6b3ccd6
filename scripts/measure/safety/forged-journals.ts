// Forges journals as somebody would who knows the program: changes entries, mends every hash after them, signs with a
// key of their own, cuts, drops, swaps. Each forgery must be found against the keys and the head printed on a sheet.
import { randomInt } from 'node:crypto';
import type { UserId } from '#lib/domain/ids.ts';
import type { JournalDraft, JournalEntry } from '#lib/domain/journal.ts';
import { importSigner, newSigningPair, type Signer } from '#lib/platform/crypto/signing.ts';
import { chain, emptyHead, hashEntry, signAll } from '#lib/platform/db/journal-chain.ts';
import { JournalVerifier, type SigningKey } from '#lib/platform/db/journal-verify.ts';

const entries = 6;

async function person(id: string): Promise<{ signer: Signer; key: SigningKey }> {
	const { publicKey, privateKey } = await newSigningPair();
	const signer = await importSigner(publicKey, privateKey);
	return { signer, key: { user: id as UserId, publicKey } };
}

const draft = (at: number): JournalDraft => ({
	fileId: null,
	act: 'edit',
	at: `2026-01-02T03:04:0${at}.000Z`,
	who: 'hoa' as UserId,
	role: 'clerk',
	old: '',
	new: `chữ ${at}`,
	source: 'clerk'
});

/** Links and hashes made right again, as anybody can. */
function mend(forged: readonly JournalEntry[]): JournalEntry[] {
	let prevHash = emptyHead.hash;
	return forged.map((entry, at) => {
		const open = { ...entry, seq: at + 1, prevHash };
		prevHash = hashEntry(open);
		return { ...open, hash: prevHash };
	});
}

type Forge = (
	whole: readonly JournalEntry[],
	at: number
) => JournalEntry[] | Promise<JournalEntry[]>;

const change = (whole: readonly JournalEntry[], at: number, what: Partial<JournalEntry>) =>
	whole.map((entry, index) => (index === at ? { ...entry, ...what } : entry));

/** @param rogue somebody else's signer, who has an account of their own */
const forgeries = (rogue: Signer): readonly Forge[] => [
	(whole, at) => change(whole, at, { new: `giả ${randomInt(1e9)}` }),
	(whole, at) => mend(change(whole, at, { new: `giả ${randomInt(1e9)}` })),
	(whole, at) => mend(change(whole, at, { who: 'duyet' as UserId })),
	(whole, at) => mend(change(whole, at, { at: new Date(randomInt(1e9)).toISOString() })),
	(whole, at) => whole.filter((_, index) => index !== at),
	(whole, at) => mend(whole.filter((_, index) => index !== at)),
	(whole, at) => whole.slice(0, at),
	(whole, at) =>
		mend([...whole.slice(0, at), ...whole.slice(at).reverse(), whole[0] as JournalEntry]),
	(whole, at) => {
		const { sig: _sig, signer: _signer, ...bare } = whole[at] as JournalEntry;
		return mend(whole.map((entry, index) => (index === at ? bare : entry)));
	},
	async (whole, at) => {
		const mended = mend(change(whole, at, { new: `giả ${randomInt(1e9)}`, signer: rogue.keyId }));
		const [signed] = await signAll(mended.slice(at, at + 1), rogue);
		return mended.map((entry, index) => (index === at && signed ? signed : entry));
	}
];

/** How many of `count` forged journals are found. */
export async function forgeJournals(count: number): Promise<number> {
	const [hoa, rogue] = await Promise.all([person('hoa'), person('rogue')]);
	const drafts = Array.from({ length: entries }, (_, at) => draft(at));
	const whole = await signAll(chain(emptyHead, drafts, hoa.signer.keyId), hoa.signer);
	const printed = whole.at(-1)?.hash;
	const kinds = forgeries(rogue.signer);
	let found = 0;
	for (let round = 0; round < count; round++) {
		const forge = kinds[round % kinds.length] as Forge;
		const forged = await forge(whole, randomInt(entries));
		const verifier = await JournalVerifier.over([hoa.key, rogue.key]);
		const broken = await verifier.follow(forged);
		if (broken !== null || verifier.head.hash !== printed) found++;
	}
	return found;
}
