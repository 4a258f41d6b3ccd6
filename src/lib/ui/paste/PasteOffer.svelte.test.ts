import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../../app.css';
import PasteOffer from './PasteOffer.svelte';

const boxes: HTMLElement[] = [];
afterEach(() => boxes.splice(0).forEach((box) => box.remove()));

function makeBox(value: string, from: number, to: number): HTMLTextAreaElement {
	const box = document.createElement('textarea');
	boxes.push(box);
	document.body.append(box);
	box.value = value;
	box.focus();
	box.setSelectionRange(from, to);
	return box;
}

/** A paste as the browser does it: the event first, then the text and an input event unless prevented. */
async function paste(box: HTMLTextAreaElement, text: string): Promise<void> {
	const clipboardData = new DataTransfer();
	clipboardData.setData('text/plain', text);
	const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
	if (box.dispatchEvent(event)) {
		box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
		box.dispatchEvent(
			new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste', data: text })
		);
	}
	await new Promise(requestAnimationFrame);
}

const shown = () => document.querySelector('.offer')?.textContent ?? '';

describe('pasted text', () => {
	it.each([
		['TCVN3', 'NguyÔn V¨n', 'Nguyễn Văn'],
		['VNI', 'Nguyeãn Vaên', 'Nguyễn Văn']
	])('in %s stays until it is converted with one key', async (name, old, proper) => {
		await render(PasteOffer, {});
		const box = makeBox('Ông  An', 4, 4);
		const heard: string[] = [];
		box.addEventListener('input', () => heard.push(box.value));
		await paste(box, old);
		expect(box.value).toBe(`Ông ${old} An`);
		expect(shown()).toContain(name);
		expect(shown()).toContain(proper);
		await userEvent.keyboard('{Alt>}u{/Alt}');
		expect(box.value).toBe(`Ông ${proper} An`);
		expect(heard.at(-1)).toBe(box.value);
		expect(box.selectionStart).toBe(4 + proper.length);
		expect(shown()).toBe('');
	});

	it('stays as pasted after Escape and after typing on', async () => {
		await render(PasteOffer, {});
		const box = makeBox('', 0, 0);
		await paste(box, 'NguyÔn V¨n');
		await userEvent.keyboard('{Escape}');
		expect([box.value, shown()]).toEqual(['NguyÔn V¨n', '']);
		box.select();
		await paste(box, 'NguyÔn V¨n');
		await userEvent.keyboard(' B');
		expect([box.value, shown()]).toEqual(['NguyÔn V¨n B', '']);
	});

	it('is composed where it was decomposed, and that is said', async () => {
		await render(PasteOffer, {});
		const box = makeBox('xã ', 3, 3);
		await paste(box, 'Lê Hồ'.normalize('NFD'));
		expect(box.value).toBe('xã Lê Hồ'.normalize('NFC'));
		expect(shown()).toContain('dựng sẵn');
	});

	it.each(['Nguyễn Văn An', 'xã Lê Hồ', 'Số 12/3', 'Müller', 'cafe'])(
		'that is proper already raises nothing: %s',
		async (text) => {
			await render(PasteOffer, {});
			const box = makeBox('', 0, 0);
			await paste(box, text);
			expect([box.value, shown()]).toEqual([text, '']);
		}
	);
});
