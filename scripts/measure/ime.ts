// Vietnamese typed at the desk of the built app as input methods really send it: 5,000 syllables by Telex and VNI, by
// composition and by Backspace, tones in the old and the new place. `--syllables=N` takes fewer.
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { specimenPath } from '../../tests/e2e/truth.ts';
import { buildApp } from '../build.mjs';
import { chromiumLaunch } from '../chromium.mjs';
import { serve } from '../serve.mjs';
import { openAtDesk } from './desk/open-at-desk.ts';
import { atLeast, atMost, type Figure, type Suite, told } from './figure.ts';
import { type Outcome, typeCorpus, type Way } from './ime/drive.ts';
import { type Placement, screens } from './ime/engine.ts';
import { habits, keysOf } from './ime/keys-of.ts';
import { corpus } from './ime/syllables.ts';

const most = 5000;
/** Side by side, each with an archive of its own. */
const desks = 2;

/** What the other school shows otherwise at some key: all the rest is the same events again and is typed once. */
function typedBy(count: number, { method, placement }: Way): readonly string[] {
	if (placement === 'old') return corpus(count, 'old');
	const old = corpus(count, 'old');
	const shownBy = (syllable: string, school: Placement) =>
		habits.map((habit) =>
			screens(keysOf(syllable, method, school, habit), method, school).map(({ text }) => text)
		);
	return corpus(count, 'new').filter(
		(syllable, at) =>
			String(shownBy(syllable, 'new')) !== String(shownBy(old[at] ?? syllable, 'old'))
	);
}

function figuresOf(way: Way, { typed, wrong, pressedInside, actedInside }: Outcome): Figure[] {
	const { method, style, placement } = way;
	const name = `${method}, ${style}, ${placement} tones`;
	const right = (100 * (typed - wrong.length)) / typed;
	const seen = wrong.slice(0, 3).map(([meant, got]) => `${meant} → ${got}`);
	const note = [`${typed} syllables`, ...seen].join('; ');
	const figures = [atLeast(`${name}: right`, right, 100, '%', note)];
	return pressedInside === 0
		? figures
		: [
				...figures,
				atMost(`${name}: keys that acted`, actedInside, 0, '', `${pressedInside} while composing`)
			];
}

const allWays = (['old', 'new'] as const).flatMap((placement) =>
	(['telex', 'vni'] as const).flatMap((method) =>
		(['composition', 'retype'] as const).map((style): Way => ({ method, style, placement }))
	)
);

/** Every desk takes the next way as soon as it is done with one. */
async function typeAll(pages: readonly Page[], count: number): Promise<readonly Figure[]> {
	const outcomes: Outcome[] = [];
	let next = 0;
	const work = async (page: Page) => {
		for (let at = next++; at < allWays.length; at = next++) {
			const way = allWays[at];
			if (way) outcomes[at] = await typeCorpus(page, typedBy(count, way), way);
		}
	};
	const started = Date.now();
	await Promise.all(pages.map(work));
	const minutes = (Date.now() - started) / 60_000;
	return [
		...allWays.flatMap((way, at) => (outcomes[at] ? figuresOf(way, outcomes[at]) : [])),
		told('time the corpus took', minutes, 'min', `${pages.length} desks side by side`)
	];
}

async function run(): Promise<readonly Figure[]> {
	const count = Number(/^--syllables=(\d+)$/m.exec(process.argv.join('\n'))?.[1] ?? most);
	await buildApp();
	const root = fileURLToPath(new URL('../../build', import.meta.url));
	const server = await serve({ root, port: 0 });
	const browser = await chromium.launch(chromiumLaunch());
	try {
		const pages: Page[] = [];
		while (pages.length < desks)
			pages.push(await openAtDesk(browser, server.url, specimenPath('ho-so-04.tif')));
		return await typeAll(pages, count);
	} finally {
		await browser.close();
		await server.close();
	}
}

export const suite: Suite = { name: 'ime', run };
