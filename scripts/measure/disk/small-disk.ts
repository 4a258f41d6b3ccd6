// A disk of its own in a file: ext4 on a loop device, which can be filled to the last byte, or lose power as a
// machine does (the file system is shut down without flushing its log; the log is replayed on the next mount).
// Needs root and the right to mount.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { open, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH; Node has no ioctl. */
const powerCut =
	'import fcntl, os, struct, sys\n' +
	'fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587D, struct.pack("I", 2))';

function run(command: string, args: readonly string[]): void {
	const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
	if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
}

export class SmallDisk {
	private constructor(private readonly base: string) {}

	/** Null where this machine does not let us mount. */
	static make(sizeMb: number): SmallDisk | null {
		const disk = new SmallDisk(mkdtempSync(join(tmpdir(), 'tang-thu-disk-')));
		try {
			mkdirSync(disk.folder);
			run('truncate', ['-s', `${sizeMb}M`, disk.image]);
			run('mkfs.ext4', ['-q', '-m', '0', disk.image]);
			disk.mount();
			return disk;
		} catch {
			rmSync(disk.base, { recursive: true, force: true });
			return null;
		}
	}

	/** Where it is mounted. */
	get folder(): string {
		return join(this.base, 'mounted');
	}

	private get image(): string {
		return join(this.base, 'image');
	}

	mount(): void {
		run('mount', ['-o', 'loop', this.image, this.folder]);
	}

	/** From here on nothing more reaches the disk. */
	cutPower(): void {
		run('python3', ['-c', powerCut, this.folder]);
	}

	unmount(): void {
		run('umount', [this.folder]);
	}

	/** Writes until not a byte is left, once more where something has been given up since; the answer makes room again. */
	async fill(): Promise<() => void> {
		const path = join(this.folder, 'filler');
		const file = await open(path, 'a');
		try {
			for (const size of [1 << 20, 4096, 1]) {
				const piece = new Uint8Array(size);
				while (
					await file.write(piece).then(
						({ bytesWritten }) => bytesWritten > 0,
						() => false
					)
				);
			}
		} finally {
			await file.close();
		}
		return () => rmSync(path);
	}

	/** Bytes anyone may still write. */
	async freeBytes(): Promise<number> {
		const { bavail, bsize } = await statfs(this.folder);
		return bavail * bsize;
	}

	remove(): void {
		// Lazily: a process of the browser may take a moment to die.
		spawnSync('umount', ['-l', this.folder]);
		rmSync(this.base, { recursive: true, force: true });
	}
}
