// An office on a machine of its own: real storage, real keys, one person unlocked who signs what is done.
import type { Archive } from '#lib/app/archive.svelte.ts';
import { createApp } from '#lib/app/app-context.ts';
import type { AppPorts } from '#lib/app/ports.ts';
import { deriveArchiveKeys, secretBytes } from '#lib/platform/crypto/archive-keys.ts';
import { importSigner, newSigningPair } from '#lib/platform/crypto/signing.ts';
import { Keyring } from '#lib/platform/crypto/keyring.ts';
import { Connection } from '#lib/platform/db/connection.ts';
import { changeAccount, sealProfile } from '#lib/platform/db/accounts-store.ts';
import type { UserId } from '#lib/domain/ids.ts';
import { makePorts, until } from './app.ts';

let count = 0;

export interface Office {
	readonly name: string;
	readonly ports: AppPorts;
	readonly app: ReturnType<typeof createApp>;
	until: typeof until;
	close(): void;
}

export async function openOffice(label: string): Promise<Office> {
	const database = `office-${label}-${Date.now()}-${++count}`;
	const keyring = new Keyring();
	let mark: string | null = null;
	const connection = new Connection(database, {
		keyring,
		mark: { read: () => mark, write: (id) => (mark = id) }
	});
	const ports: AppPorts = { ...makePorts(database), connection };
	const secret = crypto.getRandomValues(new Uint8Array(secretBytes));
	const { publicKey, privateKey } = await newSigningPair();
	const session = {
		keys: await deriveArchiveKeys(secret),
		signer: await importSigner(publicKey, privateKey)
	};
	const id = `user-${label}` as UserId;
	const name = `Cán bộ ${label}`;
	const account = {
		...{ id, nameHash: label, lock: null, publicKeys: [publicKey] },
		profile: await sealProfile(session, id, { name, role: 'administrator' })
	};
	const worker = { id, name, role: 'supervisor' } as const;
	const stored = await changeAccount(
		connection,
		{ account, isNew: true, worker, journal: [] },
		session
	);
	if (!stored.ok) throw new Error(stored.failure.code);
	keyring.unlock(session);
	const app = createApp(ports);
	await app.start();
	(app.archive as Archive).enter(worker);
	return { name, ports, app, until, close: () => connection.close() };
}
