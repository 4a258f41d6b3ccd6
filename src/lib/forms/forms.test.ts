// The contract every form folder keeps, looped over all of them.
import { describe, expect, it } from 'vitest';
import { parseForm } from './form-validation.ts';
import { patchImage, patchKey, patchSize } from './label-patches.ts';
import { allForms, formById, loadPatches } from './registry.ts';

describe.each(allForms().map((form) => [form.id, form] as const))('%s', (id, form) => {
	it('is a valid form whose every print places its fields on the paper', () => {
		expect(parseForm(form)).toEqual({ form });
	});

	it('lies in the folder it is named after', () => {
		expect(formById(id)).toBe(form);
	});

	it('has enough spread anchors on every print', () => {
		expect(form.prints.length).toBeGreaterThan(0);
		for (const { anchors } of form.prints) {
			expect(anchors.length).toBeGreaterThanOrEqual(8);
			const ys = anchors.map(({ box }) => box.y);
			expect(Math.max(...ys) - Math.min(...ys)).toBeGreaterThan(form.paper.heightMm * 0.18);
		}
	});

	it('has one patch of the right size, with ink in it, for every anchor', async () => {
		const patches = await loadPatches(id);
		expect(patches).toBeDefined();
		for (const print of form.prints) {
			const cut = patches?.prints[patchKey(print)] ?? [];
			expect(cut.map(({ width, height }) => ({ width, height }))).toEqual(
				print.anchors.map((anchor) => patchSize(anchor, patches?.dpi ?? 0))
			);
			for (const patch of cut) {
				const pixels = patchImage(patch).data;
				expect(Math.min(...pixels)).toBeLessThan(140);
				expect(Math.max(...pixels)).toBeGreaterThan(240);
			}
		}
	});

	it('states one fact at most once', () => {
		const facts = form.fields.flatMap(({ fact }) => (fact ? [`${fact.of}.${fact.is}`] : []));
		expect(new Set(facts).size).toBe(facts.length);
	});
});

describe('the registry', () => {
	it('holds the two forms of the first release', () => {
		expect(allForms().map(({ id }) => id)).toEqual(expect.arrayContaining(['hk01', 'hk02']));
	});

	it('keeps tiền án out of exports unless turned on', () => {
		const restricted = allForms().flatMap(({ fields }) => fields.filter((f) => f.restricted));
		expect(restricted.length).toBeGreaterThan(0);
		for (const { fact } of allForms().flatMap(({ fields }) => fields))
			if (fact?.is === 'criminal-record')
				expect(restricted.some((field) => field.fact === fact)).toBe(true);
	});
});

describe('parseForm', () => {
	const [form] = allForms();
	const broken: readonly [string, (copy: Record<string, unknown>) => void][] = [
		['no object', (copy) => Object.keys(copy).forEach((key) => delete copy[key])],
		['unknown kind', (copy) => ((copy['fields'] as { kind: string }[])[0]!.kind = 'colour')],
		['id with a dot', (copy) => ((copy['fields'] as { id: string }[])[0]!.id = 'a.b')],
		[
			'an id used twice',
			(copy) => {
				const fields = copy['fields'] as unknown[];
				fields.push(structuredClone(fields[0]));
			}
		],
		[
			'a print without its fields',
			(copy) => ((copy['prints'] as { fields: object }[])[0]!.fields = {})
		],
		['a box off the paper', (copy) => ((copy['paper'] as { heightMm: number }).heightMm = 100)],
		[
			'a fact nobody knows',
			(copy) => ((copy['fields'] as { fact: unknown }[])[0]!.fact = { of: 'household', is: 'name' })
		]
	];
	it.each(broken)('refuses %s', (_, spoil) => {
		const copy = structuredClone(form) as unknown as Record<string, unknown>;
		spoil(copy);
		expect(parseForm(copy)).toHaveProperty('problems');
	});
	it.each([null, 7, 'x', [], {}])('refuses %j', (data) => {
		expect(parseForm(data)).toHaveProperty('problems');
	});
});
