// How well the first look at a page judges it: legible pages that are sent back, bad scans that pass, two pages on a
// sheet, blank backs. Worst first. `--pages=N` pages (default 160), over all forms, in fonts and seeds nobody tuned on; then
// `--order=N` hard pages (default 42) with and without the order of papers.
import { AppBrowser } from '../digitize/app-browser.ts';
import type { PageLook } from '../../src/lib/domain/page-look.ts';
import { distortionNames, illegibleNames } from '../specimens/distort/recipes.ts';
import { atMost, type Figure, type Suite } from './figure.ts';
import { orderFigures } from './reading/paper-order.ts';
import { numberOption, withPages } from './reading/made-pages.ts';

interface Judged {
	readonly wear: string;
	readonly look: PageLook;
}

/** What each kind of page must not be missed for. */
const caught: Readonly<Record<string, (look: PageLook) => boolean>> = {
	dark: ({ problems }) => problems.includes('too-dark'),
	motion: ({ problems }) => problems.includes('blurred'),
	'cut-off': ({ problems }) => problems.includes('cut-off'),
	blank: ({ isBlank }) => isBlank,
	spread: ({ halves }) => halves !== null
};

const legible = ['none', ...distortionNames];

function share(
	name: string,
	goal: number,
	pages: readonly Judged[],
	isWrong: (page: Judged) => boolean
) {
	const wrong = pages.filter(isWrong).length;
	return atMost(name, (wrong / pages.length) * 100, goal, '%', `${wrong} of ${pages.length} pages`);
}

function figuresOf(judged: readonly Judged[]): readonly Figure[] {
	const good = judged.filter(({ wear }) => legible.includes(wear));
	const single = judged.filter(({ wear }) => wear !== 'spread');
	const written = judged.filter(({ wear }) => wear !== 'blank');
	const missed = Object.entries(caught).map(([wear, isCaught]) =>
		share(
			`missed: ${wear}`,
			5,
			judged.filter((page) => page.wear === wear),
			({ look }) => !isCaught(look)
		)
	);
	const figures = [
		share(
			'false alarm: legible page to be scanned again',
			2,
			good,
			({ look }) => look.problems.length > 0
		),
		share('false alarm: single page split', 0.5, single, ({ look }) => look.halves !== null),
		share('false alarm: written page set aside as blank', 0.5, written, ({ look }) => look.isBlank),
		...missed
	];
	return figures.sort((a, b) => b.value - a.value);
}

export const suite: Suite = {
	name: 'intake',
	async run() {
		const wear = [
			'none',
			...distortionNames,
			'spread',
			...illegibleNames,
			...illegibleNames
		] as const;
		const wish = { pages: numberOption('pages', 160), forms: ['all'], distortions: wear };
		const looks = await withPages([wish], async (pages) => {
			const app = await AppBrowser.open();
			try {
				const judged: Judged[] = [];
				for (const { path, truth } of pages) {
					const [look] = await app.look(path);
					if (look) judged.push({ wear: truth.distortions[0] ?? 'none', look });
				}
				return figuresOf(judged);
			} finally {
				await app.close();
			}
		});
		return [...looks, ...(await orderFigures(numberOption('order', 42)))];
	}
};
