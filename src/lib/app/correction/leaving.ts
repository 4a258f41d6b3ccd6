// The moments a page may be gone after: hidden, frozen, unloaded. Text must be on its way to the disk then.

/** Calls `flush` at each of them; the answer ends it. No-op where there is no document (Node). */
export function onLeaving(flush: () => void): () => void {
	if (typeof document === 'undefined') return () => undefined;
	const onHide = (): void => {
		if (document.visibilityState === 'hidden') flush();
	};
	document.addEventListener('visibilitychange', onHide);
	window.addEventListener('pagehide', flush);
	window.addEventListener('blur', flush);
	return () => {
		document.removeEventListener('visibilitychange', onHide);
		window.removeEventListener('pagehide', flush);
		window.removeEventListener('blur', flush);
	};
}
