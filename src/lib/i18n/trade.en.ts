// The sentences of trade.vi.ts in English.
import type { tradeVi } from './trade.vi.ts';

export const tradeEn: Readonly<Record<keyof typeof tradeVi, string>> = {
	'paste.found':
		'What you pasted seems to be in the old encoding {encoding}. Convert it to Unicode?',
	'paste.tcvn3': 'TCVN3 (.VnTime fonts)',
	'paste.vni': 'VNI-Windows',
	'paste.convert': 'Convert',
	'paste.keep': 'Keep as it is',
	'paste.composed':
		'What you pasted was decomposed Unicode: its marks were composed, the text is the same.'
};
