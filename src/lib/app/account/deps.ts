// What accounts need from the outer world.
import type { Result } from '#lib/domain/result.ts';
import type { Clock } from '#lib/platform/clock.ts';
import type { KeyTasks } from '#lib/platform/crypto/key-client.ts';
import type { SessionShare } from '#lib/platform/crypto/session-share.ts';
import type { Connection } from '#lib/platform/db/connection.ts';
import type { OfficeWorker } from '../surface.ts';

export interface AccountDeps {
	readonly connection: Connection;
	readonly clock: Clock;
	readonly newId: () => string;
	/** The slow work with passphrases. */
	readonly keyTasks: KeyTasks;
	readonly share: SessionShare;
	/** What whoever comes in needs at once; until it is there nobody is let in. */
	ready(): Promise<Result<void>>;
	/** Somebody is at work from now on, in this role. */
	onWorker(worker: OfficeWorker): void;
}
