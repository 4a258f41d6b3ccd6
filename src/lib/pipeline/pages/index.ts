// Face of the pages stage: decoded page → level page.
export { cleanPage } from './clean-page.ts';
export { readable, turnedPart } from './find-ground.ts';
export { findSheet } from './find-sheet.ts';
export {
	levelDpi,
	levelPage,
	levelSheet,
	likelyDpi,
	likelyScales,
	upended,
	upright,
	type LevelPage
} from './level-page.ts';
export { lookAtPage, type Evidence } from './look/look-page.ts';
export { findSeparator } from './look/separator-code.ts';
