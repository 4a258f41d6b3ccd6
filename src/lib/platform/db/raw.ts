// The database without its schema: for backups, which carry rows as they lie, whatever stores there are.
import type { IDBPDatabase, IDBPTransaction } from 'idb';
import type { ArchiveDatabase } from './open.ts';

export type RawDatabase = IDBPDatabase;
export type RawReading = IDBPTransaction<unknown, string[]>;

export const rawly = (db: ArchiveDatabase): RawDatabase => db as unknown as RawDatabase;
