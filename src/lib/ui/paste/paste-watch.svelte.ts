// Watches every text box of the app for pasted text in an old encoding. What was pasted stays until a person says
// otherwise; decomposed Unicode alone is composed as at every border, and said.
import { oneLine } from './one-line.ts';
import {
	convertLegacy,
	detectLegacyEncoding,
	type LegacyEncoding
} from '#lib/domain/vietnamese/legacy-encodings.ts';

type Box = HTMLInputElement | HTMLTextAreaElement;

/** A box on the screen, CSS pixels. */
export interface PasteSpot {
	readonly left: number;
	readonly top: number;
	readonly bottom: number;
}

export interface PasteOffer {
	readonly encoding: LegacyEncoding;
	readonly pasted: string;
	readonly converted: string;
	readonly spot: PasteSpot;
}

interface Spot {
	readonly box: Box;
	readonly before: string;
	readonly after: string;
}

const isBox = (target: EventTarget | null): target is Box =>
	target instanceof HTMLTextAreaElement ||
	(target instanceof HTMLInputElement && /^(?:text|search)$/.test(target.type));

export class PasteWatch {
	#offer = $state.raw<PasteOffer | null>(null);
	#spot: Spot | null = null;

	/** Null when there is nothing to ask or say. */
	get offer(): PasteOffer | null {
		return this.#offer;
	}

	/** Call for every paste event before the box has changed. */
	pasted(event: ClipboardEvent): void {
		const box = event.target;
		this.dismiss();
		if (!isBox(box) || box.readOnly || box.disabled) return;
		const text = event.clipboardData?.getData('text/plain') ?? '';
		const pasted = box instanceof HTMLTextAreaElement && !box.dataset.key ? text : oneLine(text);
		const encoding = detectLegacyEncoding(pasted);
		if (encoding === null) return;
		const [start, end] = [box.selectionStart ?? 0, box.selectionEnd ?? 0];
		this.#spot = { box, before: box.value.slice(0, start), after: box.value.slice(end) };
		const converted = convertLegacy(pasted, encoding);
		const words = { encoding, pasted, converted };
		this.#offer = { ...words, spot: box.getBoundingClientRect() };
		// The box may grow with its text, and its screen may scroll to it.
		requestAnimationFrame(() => {
			if (this.#offer && this.#spot?.box === box)
				this.#offer = { ...words, spot: box.getBoundingClientRect() };
		});
		if (encoding !== 'nfd') return;
		// Canonically the same text: nothing to ask, and the box must not hold what the record never stores.
		event.preventDefault();
		this.#put(converted);
	}

	/** Typing on means keeping what was pasted. */
	typed(event: Event): void {
		const how = (event as InputEvent).inputType;
		if (this.#spot && event.target === this.#spot.box && how !== 'insertFromPaste') this.dismiss();
	}

	/** The pasted text gives way to the converted one; what stood around it stays. */
	accept(): void {
		const offer = this.#offer;
		if (!offer || offer.encoding === 'nfd') return;
		this.#put(offer.converted);
		this.dismiss();
	}

	dismiss(): void {
		this.#offer = null;
		this.#spot = null;
	}

	#put(text: string): void {
		const spot = this.#spot;
		if (!spot) return;
		const { box, before, after } = spot;
		box.focus({ preventScroll: true });
		box.value = before + text + after;
		const caret = before.length + text.length;
		box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
		box.setSelectionRange(caret, caret);
	}
}
