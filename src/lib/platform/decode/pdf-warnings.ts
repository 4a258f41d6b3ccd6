// pdf.js swallows what it cannot decode and only says so on the console: an unreadable scan would become
// a silent white page. Inside its worker the console is therefore listened to, and kept quiet, since a
// warning may quote the file.

export interface Warnings {
	/** An image was left out because it is larger than the limit. */
	imageTooLarge(): boolean;
	/** An image, or the page's drawing, could not be decoded. */
	imageLost(): boolean;
	stop(): void;
}

const TOO_LARGE = /exceeded maximum allowed size/i;
const LOST =
	/unable to decode|dependency|ignoring|JBIG2|JPX|Jpeg|JpegError|not.*renderable|failed/i;

let heard: string[] = [];
let isListening = false;

export function collectWarnings(): Warnings {
	listen();
	heard = [];
	return {
		imageTooLarge: () => heard.some((text) => TOO_LARGE.test(text)),
		imageLost: () => heard.some((text) => LOST.test(text)),
		stop: () => void (heard = [])
	};
}

function listen(): void {
	if (isListening) return;
	isListening = true;
	const hear = (...parts: unknown[]) => {
		if (heard.length < 1000) heard.push(parts.map(String).join(' ').slice(0, 500));
	};
	Object.assign(console, { log: hear, warn: hear, error: hear });
}
