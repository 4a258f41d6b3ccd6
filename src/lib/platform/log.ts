// The only place that writes to the console. Takes codes and numbers alone, so that no field value can slip in.
// The last lines are kept for the copyable error report.

type LogParams = Readonly<Record<string, number | boolean>>;

export interface LogLine {
	readonly at: string;
	readonly level: 'info' | 'warning' | 'error';
	/** Kebab-case, authored in code. */
	readonly code: string;
	readonly params?: LogParams;
	/** Class of the error and where it was thrown; never its message, which may quote data. */
	readonly error?: string;
}

const keep = 200;
const lines: LogLine[] = [];

function add(line: LogLine): void {
	lines.push(line);
	if (lines.length > keep) lines.shift();
	const write = line.level === 'error' ? console.error : console.warn;
	if (line.level !== 'info') write(`[tang-thu] ${line.code}`, line.params ?? '', line.error ?? '');
}

/** `TypeError at file.js:10:2 < file.js:4:1`: enough to find a bug, nothing of what was typed. */
function describe(error: unknown): string {
	if (!(error instanceof Error)) return typeof error;
	const frames = (error.stack ?? '').split('\n').filter((line) => /^\s*at |@/.test(line));
	const places = frames
		.slice(0, 4)
		.map((line) => /([\w.-]+:\d+:\d+)/.exec(line)?.[1] ?? '?')
		.join(' < ');
	return `${error.name} at ${places}`;
}

const stamp = (): string => new Date().toISOString();

export const log = {
	info(code: string, params?: LogParams): void {
		add({ at: stamp(), level: 'info', code, ...(params && { params }) });
	},
	warning(code: string, params?: LogParams): void {
		add({ at: stamp(), level: 'warning', code, ...(params && { params }) });
	},
	error(code: string, error: unknown, params?: LogParams): void {
		add({ at: stamp(), level: 'error', code, error: describe(error), ...(params && { params }) });
	},
	/** For the report a person may copy and send. */
	recent: (): readonly LogLine[] => [...lines]
};
