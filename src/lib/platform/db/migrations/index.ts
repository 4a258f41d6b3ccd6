// Steps from one stored shape to the next. Numbers run without a gap from 1; a published step is never changed.
import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import { assert } from '#lib/domain/assert.ts';
import { type ArchiveSchema, schemaVersion } from '../schema.ts';
import { first } from './001-first.ts';
import { outOfTheArchive } from './002-out-of-the-archive.ts';
import { review } from './003-review.ts';
import { rulings } from './004-rulings.ts';
import { keys } from './005-keys.ts';

type Upgrade = IDBPTransaction<ArchiveSchema, StoreNames<ArchiveSchema>[], 'versionchange'>;

export interface Migration {
	/** The schema version this step leads to. */
	readonly version: number;
	/** Runs inside the upgrade transaction: await nothing but its requests. */
	run(db: IDBPDatabase<ArchiveSchema>, transaction: Upgrade): void | Promise<void>;
}

export const migrations: readonly Migration[] = [first, outOfTheArchive, review, rulings, keys];

/** Throws when a step is missing, doubled or out of order: a bug that must not reach anyone's data. */
export function checkMigrations(steps: readonly Migration[], version: number): void {
	steps.forEach((step, index) => {
		assert(step.version === index + 1, `migration ${step.version} stands at place ${index + 1}`);
	});
	assert(steps.length === version, `schema ${version} has ${steps.length} migrations`);
}

export async function migrate(
	db: IDBPDatabase<ArchiveSchema>,
	transaction: Upgrade,
	from: number
): Promise<void> {
	checkMigrations(migrations, schemaVersion);
	for (const step of migrations.slice(from)) await step.run(db, transaction);
}
