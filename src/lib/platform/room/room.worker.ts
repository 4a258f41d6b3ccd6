// Holds the file open as long as the tab lives.
import { expose } from 'comlink';
import { RoomFile } from './room-file.ts';

let opening: Promise<RoomFile | null> | null = null;
const file = () => (opening ??= RoomFile.open());

/** Null: it cannot be told in this browser. */
const roomWork = {
	lay: async (bytes: number) => (await file())?.lay(bytes) ?? null,
	probe: async (bytes: number) => (await file())?.probe(bytes) ?? null,
	release: async () => (await file())?.release()
};

export type RoomWork = typeof roomWork;

expose(roomWork);
