// The trade measured: places by era, rules, linkage (`npm run measure -- trade`). Times are processor time of one
// process.
import type { Suite } from './figure.ts';
import { handCheckedFigures } from './trade/hand-checked.ts';
import { linkageFigures } from './trade/linkage.ts';
import { loadGazetteer, placeFigures } from './trade/places.ts';
import { ruleFigures } from './trade/rules.ts';

export const suite: Suite = {
	name: 'trade',
	run() {
		const gazetteer = loadGazetteer();
		return Promise.resolve([
			...placeFigures(gazetteer),
			...handCheckedFigures(gazetteer),
			...ruleFigures(gazetteer),
			...linkageFigures()
		]);
	}
};
