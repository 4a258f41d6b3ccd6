import { userEvent } from 'vitest/browser';
import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { FakeCorrection, fieldOf } from '../../../../tests/factories/correction.svelte.ts';
import { fail } from '#lib/domain/result.ts';
import { deskKeys } from '#lib/app/keys/desk-keys.ts';
import type { AppSurface } from '#lib/app/surface.ts';
import '../../../app.css';
import Desk from './Desk.svelte';

const app = {
	imports: {
		image: () => Promise.resolve(fail('page-broken')),
		cleanedImage: () => Promise.resolve(fail('page-broken')),
		prioritise: () => undefined
	},
	tally: { count: () => undefined, median: null },
	forms: [{ id: 'hk02', code: 'HK02', title: 'Phiếu báo thay đổi' }]
} as unknown as Pick<AppSurface, 'imports' | 'forms' | 'tally'>;

async function open(...fields: ReturnType<typeof fieldOf>[]) {
	const session = new FakeCorrection(fields);
	const onsent = vi.fn();
	await render(Desk, { session, app, profile: { keys: deskKeys }, onsent, ongo: vi.fn() });
	const box = () => document.activeElement as HTMLTextAreaElement;
	return { session, onsent, box };
}

const three = () => [
	fieldOf('a', 'Trần Văn An'),
	fieldOf('b', 'Nguyen Thi Lan', { mark: 'doubt', weak: [3] }),
	fieldOf('c', '', { mark: 'empty', alternatives: ['Kinh', 'Kính'] })
];

describe('the correction desk', () => {
	it('opens with the caret in the first field that needs a person, its text selected', async () => {
		const { box } = await open(...three());
		expect(box().value).toBe('Nguyen Thi Lan');
		expect([box().selectionStart, box().selectionEnd]).toEqual([0, 14]);
	});

	it('accepts with Enter and goes to the next field that needs a person', async () => {
		const { session, box } = await open(...three());
		await userEvent.keyboard('Nguyễn Thị Lan{Enter}');
		expect(session.calls.at(-1)).toBe('confirm Nguyễn Thị Lan');
		expect(box().value).toBe('');
	});

	it('takes the offer that ↓ has gone to with Enter, and none after another key', async () => {
		const walked = await open(...three());
		await userEvent.keyboard('{Tab}{ArrowDown}{ArrowDown}{Enter}');
		expect(walked.session.fields.at(2)?.text).toBe('Kính');
		const typed = await open(...three());
		await userEvent.keyboard('{Tab}{ArrowDown}x{Enter}');
		expect(typed.session.fields.at(2)?.text).toBe('x');
	});

	it('never confirms an empty field with Enter, but says blank with F4 and then asks to send', async () => {
		const { session } = await open(fieldOf('c', '', { mark: 'empty' }));
		await userEvent.keyboard('{Enter}');
		expect(session.calls).toEqual([]);
		await userEvent.keyboard('{Escape}{F4}');
		expect(session.calls).toEqual(['status blank']);
		expect(document.activeElement?.textContent).toContain('Gửi duyệt');
	});

	it('sends by Enter from the last field on', async () => {
		const { session, onsent } = await open(fieldOf('a', 'An', { mark: 'doubt' }));
		await userEvent.keyboard('{Enter}');
		await userEvent.keyboard('{Enter}');
		await vi.waitFor(() => expect(onsent).toHaveBeenCalledOnce());
		expect(session.calls).toEqual(['confirm An', 'send']);
	});

	it('walks every field with Tab and back with Shift+Tab', async () => {
		const { session } = await open(...three());
		await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
		expect(session.field?.fieldId).toBe('a');
		await userEvent.keyboard('{Tab}{Tab}');
		expect(session.field?.fieldId).toBe('c');
	});

	it('takes an alternative with Alt and a digit and goes on', async () => {
		const { session } = await open(
			fieldOf('c', '', { mark: 'empty', alternatives: ['Kinh', 'Kính'] }),
			fieldOf('d', 'Nam', { mark: 'doubt' })
		);
		await userEvent.keyboard('{Alt>}2{/Alt}');
		expect(session.fields[0]?.text).toBe('Kính');
		expect(session.field?.fieldId).toBe('d');
		await userEvent.keyboard('{Alt>}4{/Alt}');
		expect(session.field?.fieldId).toBe('d');
	});

	it('parks with a reason and gives the caret to the next field', async () => {
		const { session, box } = await open(...three());
		await userEvent.keyboard('{F8}');
		await userEvent.keyboard('mực nhòe{Enter}');
		expect(session.calls).toContain('park mực nhòe');
		expect(box().dataset.key).toBe(session.fields[2]?.key);
	});

	it('says nothing to the session while an input method composes, and acts on no key of it', async () => {
		const { session, box } = await open(...three());
		const element = box();
		element.dispatchEvent(new CompositionEvent('compositionstart'));
		element.value = 'Nguyê';
		element.dispatchEvent(new InputEvent('input', { isComposing: true }));
		element.dispatchEvent(
			new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })
		);
		element.dispatchEvent(
			new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true })
		);
		expect(session.calls).toEqual([]);
		element.value = 'Nguyễn';
		element.dispatchEvent(new CompositionEvent('compositionend', { data: 'Nguyễn' }));
		expect(session.calls).toEqual(['type Nguyễn']);
	});

	it('does not let a late reading into the box while composing', async () => {
		const { session, box } = await open(fieldOf('c', '', { mark: 'empty' }));
		const element = box();
		element.dispatchEvent(new CompositionEvent('compositionstart'));
		element.value = 'Hà';
		const key = session.cursor;
		if (key) session.change(key, { text: 'HẢI' });
		await new Promise((done) => setTimeout(done, 30));
		expect(element.value).toBe('Hà');
	});

	it('survives Unikey, which retypes with Backspace', async () => {
		const { session } = await open(...three());
		await userEvent.keyboard('Nguye{Backspace}ê{Backspace}ễn');
		expect(session.field?.text).toBe('Nguyễn');
	});

	it('underlines doubtful letters until the text is changed', async () => {
		const { box } = await open(...three());
		const field = () => box().closest('.field');
		expect(field()?.querySelector('.weak')?.textContent).toBe('y');
		await userEvent.keyboard('x');
		await vi.waitFor(() => expect(field()?.querySelector('.weak')).toBeNull());
	});

	it('asks which form an unknown page is, and takes a digit', async () => {
		const { session } = await open();
		await userEvent.keyboard('2');
		expect(session.calls).toEqual(['setForm hk02 back']);
		await userEvent.keyboard('0');
		expect(session.calls.at(-1)).toBe('markOther');
	});
});
