import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { deskKeys } from '#lib/app/keys/desk-keys.ts';
import type { PageForm } from '#lib/domain/page.ts';
import FormDoubt from './FormDoubt.svelte';

const forms = [{ id: 'hk02', code: 'HK02', title: 'Phiếu báo thay đổi' }];
const form = (change: Partial<PageForm>): PageForm => ({
	...{ formId: 'hk02', formVersion: 1, side: 'front', print: null, residualPx: 0 },
	...{ probability: 0.62, by: 'machine' },
	...change
});
const said = async (shown: PageForm | null): Promise<string> => {
	const { container } = await render(FormDoubt, { form: shown, forms, keys: deskKeys });
	return container.textContent.replace(/\s+/g, ' ').trim();
};

describe('doubt about the form', () => {
	it('names the form, how sure the machine is, and the key that changes it', async () => {
		const text = await said(form({}));
		expect(text).toContain('HK02');
		expect(text).toContain('62 %');
		expect(text).toContain('Alt');
	});

	it.each([
		['a sure form', form({ probability: 0.93 })],
		['a form that a person named', form({ by: 'person', probability: 0.3 })],
		['no form', null]
	])('says nothing of %s', async (_, shown) => {
		expect(await said(shown)).toBe('');
	});
});
