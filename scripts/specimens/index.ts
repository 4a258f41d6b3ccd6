// `npm run specimens`: the committed specimen files. With `--set accuracy|tuning --out DIR [--pages N]
// [--class print,type,neat,cursive] [--layout 1,2,3] [--form hk01,hk02|all] [--wear none,turned,…|all] [--seed N]`:
// pages outside git.
import { parseArgs } from 'node:util';
import { distortionNames, illegibleNames, tableNames } from './distort/recipes.ts';
import { makeSet } from './make-set.ts';
import { letterClasses, setNames, type LetterClass, type SetName } from './settings.ts';
import { makeSpecimens } from './specimen-files.ts';

const { values } = parseArgs({
	options: {
		set: { type: 'string', default: 'specimens' },
		out: { type: 'string' },
		pages: { type: 'string', default: '40' },
		class: { type: 'string' },
		layout: { type: 'string' },
		form: { type: 'string' },
		wear: { type: 'string' },
		seed: { type: 'string', default: '0' }
	}
});

const list = (text: string | undefined): readonly string[] | undefined =>
	text === undefined ? undefined : text.split(',').filter(Boolean);

function refuse(message: string): never {
	console.error(message);
	process.exit(2);
}

const set = setNames.find((name) => name === values.set) ?? refuse(`no set "${values.set}"`);
const classes = list(values.class)?.map(
	(name): LetterClass =>
		letterClasses.find((each) => each === name) ?? refuse(`no letter class "${name}"`)
);

const wear = (values.wear === 'all' ? ['none', ...distortionNames] : list(values.wear))?.map(
	(name) =>
		(['none', ...distortionNames, ...illegibleNames, ...tableNames] as const).find(
			(each) => each === name
		) ?? refuse(`no distortion "${name}"`)
);

async function outside(name: SetName): Promise<void> {
	const pages = Number(values.pages);
	if (!Number.isInteger(pages) || pages < 1) refuse('--pages takes a whole number');
	const layouts = list(values.layout);
	const forms = list(values.form);
	const started = Date.now();
	const index = await makeSet({
		set: name,
		out: values.out ?? refuse('--out DIR is needed'),
		pages,
		seed: Number(values.seed),
		...(classes ? { classes } : {}),
		...(layouts ? { layouts } : {}),
		...(forms ? { forms } : {}),
		...(wear ? { distortions: wear } : {})
	});
	const seconds = (Date.now() - started) / 1000;
	console.log(`${index.files.length} pages in ${seconds.toFixed(1)} s`);
}

if (set === 'specimens') await makeSpecimens(values.out ?? 'static/specimens');
else await outside(set);
