// Which scans make one household file: a PDF or TIFF is one by itself; pictures in one folder are the pages of one; so
// are loose pictures whose names are one file's number and a page number. Any other loose picture is one by itself,
// because nothing says to which household it belongs.
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

/** Cameras and scanners count on their own: their numbers say nothing of households. */
const deviceName = /^(img|dsc|dscn|scan|image|photo|pic|doc|win|cam|zalo|screenshot|anh|hinh)/i;
/** `HS-0123_2`, `12.3456 tr 02`: a name with a figure in it, then a page of at most three digits. */
const numbered = /^(?<stem>.*\d.*?)[\s._-]+(?:tr|trang|p|page)?[\s._-]*\d{1,3}$/i;

/** The part of a loose picture's name that its file's pages share; null where it names no file. */
export function fileNumberIn(name: string): string | null {
	const stem = numbered.exec(withoutExtension(name))?.groups?.stem?.trim() ?? '';
	return stem === '' || deviceName.test(stem) ? null : stem;
}

export function groupFiles(incoming: readonly IncomingFile[]): readonly IncomingGroup[] {
	const groups: { title: string; of: string | null; files: File[] }[] = [];
	for (const { file, folder } of incoming) {
		const number = folder === '' && isPicture(file.name) ? fileNumberIn(file.name) : null;
		const inFolder = folder !== '' && isPicture(file.name) ? `folder ${folder}` : null;
		const of = inFolder ?? (number === null ? null : `number ${number}`);
		const known = of === null ? undefined : groups.find((group) => group.of === of);
		if (known) known.files.push(file);
		else {
			const title = inFolder ? (folder.split('/').at(-1) ?? folder) : number;
			groups.push({ title: title ?? withoutExtension(file.name), of, files: [file] });
		}
	}
	return groups.map(({ title, files }) => ({ title, files }));
}
