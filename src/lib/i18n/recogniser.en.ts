// The sentences of recogniser.vi.ts in English.
import type { recogniserVi } from './recogniser.vi.ts';

export const recogniserEn: Readonly<Record<keyof typeof recogniserVi, string>> = {
	'recogniser.own': 'Own reader',
	'recogniser.tesseract': 'Tesseract',
	'recogniser.differ': 'The two engines differ; the differences are underlined.',
	'form.doubtful':
		'The machine is not sure that this page is {code} – {title} ({n} %): look at its heading; if it is another paper, change the form with',
	'recogniser.nothing': '(read nothing)'
};
