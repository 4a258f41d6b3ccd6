// Which scans make one household file: a PDF or TIFF is one by itself; pictures in one folder are the pages of one;
// a picture that came loose is one by itself, because nothing says to which household it belongs.
import type { IncomingFile } from '../surface.ts';

export interface IncomingGroup {
	/** What lists show until a file number is known. */
	readonly title: string;
	readonly files: readonly File[];
	/** A supervisor has let them in beyond the limits. */
	readonly isAllowed?: boolean;
}

const isPicture = (name: string): boolean => /\.(jpe?g|png|webp|bmp)$/i.test(name);
const withoutExtension = (name: string): string => name.replace(/\.[^.]+$/, '');

export function groupFiles(incoming: readonly IncomingFile[]): readonly IncomingGroup[] {
	const groups: { title: string; folder: string | null; files: File[] }[] = [];
	for (const { file, folder } of incoming) {
		const isPage = folder !== '' && isPicture(file.name);
		const known = isPage ? groups.find((group) => group.folder === folder) : undefined;
		if (known) known.files.push(file);
		else
			groups.push({
				title: isPage ? (folder.split('/').at(-1) ?? folder) : withoutExtension(file.name),
				folder: isPage ? folder : null,
				files: [file]
			});
	}
	return groups.map(({ title, files }) => ({ title, files }));
}
