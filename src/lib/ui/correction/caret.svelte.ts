// Binds a text box to the session without ever writing into it uninvited: the box is changed only when the
// session's text differs and no input method is composing, and typing is reported only once it is whole.
import { untrack } from 'svelte';

export interface CaretBox {
	/** What the session says the field holds. Read inside an effect. */
	text(): string;
	/** The caret stands here. Read inside an effect. */
	isCurrent(): boolean;
	onType(text: string): void;
	onEnter(): void;
}

type Box = HTMLInputElement | HTMLTextAreaElement;

/** One line, as a field of a form is: a pasted line break becomes a space. */
const oneLine = (text: string) => text.replace(/\s*[\r\n]+\s*/g, ' ');

/** Svelte attachment for the field's text box. */
export function caretBox(box: CaretBox): (element: Box) => () => void {
	return (element) => {
		let composing = false;

		const start = () => (composing = true);
		const end = () => {
			composing = false;
			box.onType(oneLine(element.value));
		};
		const input = (event: Event) => {
			if (composing || (event as InputEvent).isComposing) return;
			box.onType(oneLine(element.value));
		};
		const enter = () => {
			element.select();
			box.onEnter();
		};

		element.addEventListener('compositionstart', start);
		element.addEventListener('compositionend', end);
		element.addEventListener('input', input);
		element.addEventListener('focus', enter);

		$effect(() => {
			const text = box.text();
			if (composing || oneLine(element.value) === text) return;
			element.value = text;
			if (document.activeElement === element) element.select();
		});
		$effect(() => {
			if (!box.isCurrent() || document.activeElement === element) return;
			// Focusing calls `onEnter` at once: what that reads must not make this run again.
			untrack(() => element.focus({ preventScroll: true }));
		});

		return () => {
			element.removeEventListener('compositionstart', start);
			element.removeEventListener('compositionend', end);
			element.removeEventListener('input', input);
			element.removeEventListener('focus', enter);
		};
	};
}
