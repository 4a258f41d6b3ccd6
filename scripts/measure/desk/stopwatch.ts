// Runs inside the page: times what a clerk waits for, from the key press to the painted result.
// A function passed whole to the browser, so it may use nothing from this file.

export type Awaited = 'caret' | 'in-view' | 'durable' | 'painted' | 'sheet';

declare global {
	// The lap being timed, from arming to reading.
	var deskLap: Promise<number> | undefined;
}

/** Arms the stopwatch for the next key press: `deskLap` resolves when what is awaited has been painted. */
export function arm(what: Awaited): void {
	globalThis.deskLap = new Promise((resolve) => {
		let start = 0;
		const before = document.activeElement;
		const save = document.querySelector('[data-testid="save"]');
		let wasUnsaved = false;
		let isTyped = false;

		const isInside = (inner: Element | null, outer: Element | null) => {
			const a = inner?.getBoundingClientRect();
			const b = outer?.getBoundingClientRect();
			return a && b && a.top >= b.top - 1 && a.bottom <= b.bottom + 1 && a.height > 0;
		};
		const moved = () => {
			const now = document.activeElement;
			return now !== before && now instanceof HTMLElement && now.dataset.key !== undefined;
		};
		const isReached = () => {
			if (what === 'durable') {
				if (!save?.classList.contains('saved')) wasUnsaved = true;
				return wasUnsaved && save?.classList.contains('saved');
			}
			if (what === 'painted') return isTyped;
			if (what === 'sheet') {
				const cells = [...document.querySelectorAll('.grid .cell')];
				const inView = cells.filter((cell) => cell.getBoundingClientRect().top < innerHeight);
				return inView.length > 0 && inView.every((cell) => cell.querySelector('canvas') !== null);
			}
			if (!moved()) return false;
			if (what === 'caret') return document.querySelector('.waiting') === null;
			const ring = document.querySelector('[data-testid="ring"]');
			const isRingIn = ring === null || isInside(ring, ring.closest('.window'));
			return isRingIn && isInside(document.activeElement, document.querySelector('.fields'));
		};
		let isDone = false;
		const check = () => {
			if (isDone || start === 0 || !isReached()) return;
			isDone = true;
			observer.disconnect();
			// What is durable needs no paint; what is seen is timed to the frame after it was laid out.
			if (what === 'durable') resolve(performance.now() - start);
			else requestAnimationFrame(() => resolve(performance.now() - start));
		};
		const watch = () => {
			check();
			if (!isDone) requestAnimationFrame(watch);
		};
		const observer = new MutationObserver(check);
		if (save) observer.observe(save, { attributes: true, childList: true, characterData: true });
		requestAnimationFrame(watch);
		const typed = () => {
			isTyped = true;
			check();
		};
		// After the desk's own listeners have run, so that the frame asked for shows what they changed.
		if (what === 'painted') addEventListener('input', typed, { once: true });
		addEventListener('keydown', () => (start = performance.now()), { capture: true, once: true });
	});
}
