// Face of the pages stage: decoded page → level page.
export {
	levelDpi,
	levelPage,
	likelyDpi,
	likelyScales,
	upended,
	upright,
	type LevelPage
} from './level-page.ts';
