// What each set may use. Specimens are for people to look at and for tests, tuning is for those who build the
// recogniser, calibration fits what its probabilities mean, accuracy judges it: seeds never meet, and neither do the
// fonts of the last with any other (tests/accuracy/sets/).
import { readFileSync } from 'node:fs';

export const letterClasses = ['print', 'type', 'neat', 'cursive'] as const;
export type LetterClass = (typeof letterClasses)[number];

export interface FontSetting {
	/** @fontsource package. */
	readonly package: string;
	readonly family: string;
	readonly sizePt: number;
}

export interface SetSettings {
	readonly seedFrom: number;
	readonly dpi: number;
	readonly fonts: Readonly<Record<LetterClass, readonly FontSetting[]>>;
	/** Largest amount either way. */
	readonly placement: {
		readonly skewDegrees: number;
		readonly scale: number;
		readonly shiftMm: number;
		readonly cornerMm: number;
	};
	readonly blurPx: readonly [number, number];
	readonly noise: readonly [number, number];
	readonly texture: readonly [number, number];
	readonly gradient: number;
	readonly jpegQuality: readonly [number, number];
}

export const setNames = ['specimens', 'tuning', 'calibration', 'accuracy'] as const;
export type SetName = (typeof setNames)[number];

const hand: readonly FontSetting[] = [
	{ package: 'sriracha', family: 'Sriracha', sizePt: 12.5 },
	{ package: 'pangolin', family: 'Pangolin', sizePt: 12.5 }
];

const openFonts = {
	print: [{ package: 'noto-serif', family: 'Noto Serif', sizePt: 10.5 }],
	type: [{ package: 'ibm-plex-mono', family: 'IBM Plex Mono', sizePt: 10.5 }],
	neat: hand,
	cursive: hand
} as const;

/** Hands that the line reader was never trained on either: on others its agreement would say too much. */
const unseenHands = {
	neat: [{ package: 'shantell-sans', family: 'Shantell Sans', sizePt: 12 }],
	cursive: [{ package: 'licorice', family: 'Licorice', sizePt: 18 }]
} as const;

const specimens: SetSettings = {
	seedFrom: 1000,
	dpi: 200,
	fonts: openFonts,
	placement: { skewDegrees: 1.6, scale: 0.015, shiftMm: 4, cornerMm: 0.5 },
	blurPx: [0.5, 0.8],
	noise: [0.8, 2],
	texture: [0.5, 1.6],
	gradient: 10,
	jpegQuality: [0.5, 0.58]
};

const accuracy = JSON.parse(
	readFileSync(new URL('../../tests/accuracy/sets/accuracy.json', import.meta.url), 'utf8')
) as SetSettings;

export const settings: Readonly<Record<SetName, SetSettings>> = {
	specimens,
	tuning: { ...accuracy, seedFrom: 100000, fonts: openFonts },
	calibration: { ...accuracy, seedFrom: 500000, fonts: { ...openFonts, ...unseenHands } },
	accuracy
};
