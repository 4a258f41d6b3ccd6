// The backup of this archive: when the last one was made, how much has been done since, and making the next one while
// everybody goes on working.
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { BackupHead } from '#lib/platform/backup/head.ts';
import { readGate } from '#lib/platform/db/accounts-store.ts';
import {
	type BackupStanding,
	noteBackup,
	readBackupStanding,
	type StoredBackup
} from '#lib/platform/db/backup-state.ts';
import { schemaVersion } from '#lib/platform/db/schema.ts';
import { readSetting } from '#lib/platform/db/settings-store.ts';
import { downloadStream } from '#lib/platform/download.ts';
import { actDraft } from './act-draft.ts';
import { LongTask, type TaskControl } from './long-task.svelte.ts';
import type { AppPorts } from './ports.ts';
import type { OfficeWorker } from './surface.ts';

/** A shift: what was done before it must lie outside this machine. */
const shiftMs = 8 * 60 * 60 * 1000;
/** Below this a new archive has nothing to lose yet. */
const firstActs = 100;
/** So much work is asked to be backed up whatever the clock says. */
const mostActs = 5000;
/** After so many added ones a restore would need too many files: a whole one is offered. */
const mostAdded = 20;

/** No part of the first screen. */
const writer = () => import('#lib/platform/backup/writer.ts');

export interface BackupDeps {
	readonly ports: Pick<AppPorts, 'connection' | 'clock' | 'newId'>;
	readonly worker: () => OfficeWorker | null;
	/** Writes the stream to a file of the person's choice. */
	readonly save?: typeof downloadStream;
}

export class BackupSession {
	readonly #deps: BackupDeps;
	/** While one is being made. */
	readonly task = new LongTask();
	#standing = $state.raw<BackupStanding | null>(null);

	constructor(deps: BackupDeps) {
		this.#deps = deps;
	}

	get last(): StoredBackup | null {
		return this.#standing?.last ?? null;
	}
	get actsSince(): number {
		return this.#standing?.actsSince ?? 0;
	}
	/** Only what has changed can be added, to a backup that was made here. */
	get canAdd(): boolean {
		const { last } = this;
		return last !== null && last.added < mostAdded && this.actsSince > 0;
	}
	/** A shift of work, or a great deal of it, lies on this machine alone. */
	get isOverdue(): boolean {
		if (this.actsSince <= 0) return false;
		if (this.actsSince >= mostActs) return true;
		const { last } = this;
		if (!last) return this.actsSince >= firstActs;
		const since = Date.parse(this.#deps.ports.clock.now()) - Date.parse(last.madeAt);
		// A clock set back says nothing: then only the amount of work counts.
		return since >= shiftMs;
	}

	async load(): Promise<void> {
		const standing = await readBackupStanding(this.#deps.ports.connection);
		if (standing.ok) this.#standing = standing.value;
		else this.task.note(standing.failure);
	}

	/** Must be called in a click, because a file is asked for. */
	async make(kind: 'whole' | 'added'): Promise<Result<void>> {
		const made = await this.task.run((control) => this.#make(kind, control));
		await this.load();
		return made;
	}

	async #make(kind: 'whole' | 'added', { signal, onProgress }: TaskControl): Promise<Result<void>> {
		const { ports, worker } = this.#deps;
		const { connection, clock } = ports;
		const who = worker();
		if (!who) return fail('no-worker');
		const standing = await readBackupStanding(connection);
		if (!standing.ok) return standing;
		const { head: journal, last } = standing.value;
		const after = kind === 'added' ? last : null;
		const head = await this.#head(journal, after);
		if (!head.ok) return head;
		const db = await connection.database();
		if (!db.ok) return db;
		const key = (await connection.keyring.unlocked()).keys.archive;
		const { makeBackup, backupExtension } = await writer();
		const backup = makeBackup({
			...{ db: db.value, key, head: head.value, signal },
			onProgress: (done, all) => onProgress(all === 0 ? 0 : done / all)
		});
		const day = clock.now().slice(0, 16).replace(/[:T]/g, '-');
		const fileName = `tang-thu-${day}${after ? `-${after.added + 1}` : ''}.${backupExtension}`;
		const save = this.#deps.save ?? downloadStream;
		const target = { fileName, type: 'application/octet-stream' };
		const saved = await save(backup.bytes, target, { choose: true });
		if (!saved.ok) return saved;
		const { madeAt } = head.value;
		const added = after ? after.added + 1 : 0;
		const said = JSON.stringify({ digest: backup.digest, kind });
		const draft = actDraft(who, clock, { act: 'backup', new: said });
		return noteBackup(connection, { digest: backup.digest, madeAt, journal, added }, draft);
	}

	async #head(
		journal: BackupStanding['head'],
		after: StoredBackup | null
	): Promise<Result<BackupHead>> {
		const { connection, clock } = this.#deps.ports;
		const [gate, canary] = await Promise.all([
			readGate(connection),
			readSetting(connection, 'canary')
		]);
		if (!gate.ok) return gate;
		if (!canary.ok) return canary;
		return ok({
			version: 1,
			schema: schemaVersion,
			archive: canary.value?.installId ?? '',
			madeAt: clock.now(),
			journal,
			after: after && { digest: after.digest, journal: after.journal },
			gate: await (await writer()).packGate(gate.value)
		});
	}
}
