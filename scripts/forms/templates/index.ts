// All form templates that can be printed; form.json of each lies in src/lib/forms/<formId>/.
import type { FormTemplate } from '../sheet-model.ts';
import { birthDeclaration } from './birth-declaration.ts';
import { ct01 } from './ct01.ts';
import { dc01 } from './dc01.ts';
import { hk01 } from './hk01.ts';
import { hk02 } from './hk02.ts';
import { hk03 } from './hk03.ts';
import { hk04 } from './hk04.ts';
import { hk06 } from './hk06.ts';
import { hk07 } from './hk07.ts';
import { hk08Change, hk08Cover, hk08Head, hk08Member } from './hk08.ts';
import { hk11 } from './hk11.ts';
import { hk14 } from './hk14.ts';
import { nk3a } from './nk3a.ts';

export const templates: readonly FormTemplate[] = [
	hk01,
	hk02,
	hk03,
	hk04,
	hk06,
	hk07,
	hk08Cover,
	hk08Head,
	hk08Member,
	hk08Change,
	hk11,
	hk14,
	nk3a,
	dc01,
	ct01,
	birthDeclaration
];
