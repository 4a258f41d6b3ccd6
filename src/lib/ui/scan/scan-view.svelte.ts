// The one place that knows zoom and pan of the page on screen.
import type { Px, Quad, Rect } from '#lib/domain/geometry.ts';
import { quadBounds, rectToQuad } from '#lib/domain/geometry.ts';
import {
	clampView,
	scaleOf,
	turnedBox,
	turnQuad,
	viewToShow,
	type Size,
	type TurnedBox,
	type View,
	type Zoom
} from './view-math.ts';

/** `cleaned` is another picture: the page as the engines see it. */
export type Contrast = 'plain' | 'cleaned' | 'strong' | 'inverted';

const nothing: Size = { width: 0, height: 0 };

export class ScanView {
	#zoom = $state<Zoom>('fit');
	#contrast = $state<Contrast>('plain');
	#turns = $state(0);
	#isLifted = $state(false);
	#window = $state.raw<Size>(nothing);
	#picture = $state.raw<Size>(nothing);
	#view = $state.raw<View>({ scale: 1, x: 0, y: 0 });
	#target = $state.raw<Quad<Px> | null>(null);
	#edges = $state.raw<Rect<Px> | null>(null);
	#page = $derived<Size>(
		this.#turns % 2 === 0
			? this.#picture
			: { width: this.#picture.height, height: this.#picture.width }
	);

	/** The paper within its dark borders, as the page lies now: what fills the window. */
	readonly #paper = $derived.by<Rect<Px>>(() =>
		this.#edges
			? quadBounds(turnQuad(rectToQuad(this.#edges), this.#picture, this.#turns))
			: { x: 0, y: 0, width: this.#page.width, height: this.#page.height }
	);

	get zoom(): Zoom {
		return this.#zoom;
	}
	get contrast(): Contrast {
		return this.#contrast;
	}
	/** Quarter turns clockwise, 0…3. */
	get turns(): number {
		return this.#turns;
	}
	/** The text read is shown over its ink. */
	get isLifted(): boolean {
		return this.#isLifted;
	}
	get view(): View {
		return this.#view;
	}
	get window(): Size {
		return this.#window;
	}
	/** The current field in window pixels; null when it has no place on the scan. */
	get ring(): TurnedBox | null {
		return this.#target ? this.place(this.#target) : null;
	}

	/** A page of this size is on the desk; `paper` where it shows more than its paper. */
	open(picture: Size, paper: Rect<Px> | null = null): void {
		const isSame = picture.width === this.#picture.width && picture.height === this.#picture.height;
		if (isSame && paper === this.#edges) return;
		this.#picture = picture;
		this.#edges = paper;
		this.#lay();
	}

	/** A new page begins as a person has turned it, and at its top. */
	startPage(turns = 0): void {
		this.#turns = turns;
		this.#target = null;
		this.#lay();
	}

	resize(window: Size): void {
		if (window.width === this.#window.width && window.height === this.#window.height) return;
		this.#window = window;
		this.#lay();
	}

	/** Brings a field into view, moving the page only when it must. */
	show(target: Quad<Px> | null): void {
		this.#target = target;
		if (target) this.#look(this.#shown(this.#view, target));
	}

	toggleZoom(): void {
		this.#zoom = this.#zoom === 'fit' ? 'read' : 'fit';
		this.#lay();
	}

	lift(isLifted: boolean): void {
		this.#isLifted = isLifted;
	}

	/** As it was looked at when an act was done. */
	restore({ zoom, turns }: { readonly zoom: Zoom; readonly turns: number }): void {
		if (zoom === this.#zoom && turns === this.#turns) return;
		this.#zoom = zoom;
		this.#turns = turns;
		this.#lay();
	}

	/** Where a box of the page stands in the window. */
	place(box: Quad<Px>): TurnedBox | null {
		if (this.#picture.width === 0) return null;
		return turnedBox(this.#view, turnQuad(box, this.#picture, this.#turns));
	}

	nextContrast(): void {
		const order: readonly Contrast[] = ['plain', 'cleaned', 'strong', 'inverted'];
		this.#contrast = order[(order.indexOf(this.#contrast) + 1) % order.length] ?? 'plain';
	}

	turn(): void {
		this.#turns = (this.#turns + 1) % 4;
		this.#lay();
	}

	pan(dx: number, dy: number): void {
		const view = { ...this.#view, x: this.#view.x + dx, y: this.#view.y + dy };
		this.#look(clampView(view, this.#page, this.#window));
	}

	/** The same view stays the same object: drawing the page anew takes longer than a key press. */
	#look({ scale, x, y }: View): void {
		const now = this.#view;
		const moves = scale !== now.scale || Math.abs(x - now.x) + Math.abs(y - now.y) > 0.01;
		if (moves) this.#view = { scale, x, y };
	}

	#turned(quad: Quad<Px>): Rect<Px> {
		return quadBounds(turnQuad(quad, this.#picture, this.#turns));
	}

	/** Views are reckoned on the paper, then moved by where it lies on the picture. */
	#shown({ scale, x, y }: View, target: Quad<Px>): View {
		const { x: left, y: top } = this.#paper;
		const rect = this.#turned(target);
		const onPaper = { scale, x: x + left * scale, y: y + top * scale };
		const shifted = { ...rect, x: rect.x - left, y: rect.y - top };
		return this.#moved(viewToShow(onPaper, shifted, this.#paper, this.#window));
	}

	#moved({ scale, x, y }: View): View {
		return { scale, x: x - this.#paper.x * scale, y: y - this.#paper.y * scale };
	}

	#lay(): void {
		const scale = scaleOf(this.#zoom, this.#paper, this.#window);
		const start = this.#moved(clampView({ scale, x: 0, y: 0 }, this.#paper, this.#window));
		this.#look(this.#target ? this.#shown(start, this.#target) : start);
	}
}
