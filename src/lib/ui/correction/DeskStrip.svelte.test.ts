import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { SaveStatus } from '#lib/app/surface/fields.ts';
import type { CorrectionSurface } from '#lib/app/surface.ts';
import { FakeCorrection, fieldOf } from '../../../../tests/factories/correction.svelte.ts';
import DeskStrip from './DeskStrip.svelte';

const strip = (status: SaveStatus) => {
	const session: CorrectionSurface = Object.assign(new FakeCorrection([fieldOf('a', 'An')]), {
		save: { status, unsaved: 1, failure: null, savedAt: null }
	});
	return { session, keysPerField: null, byColumn: false, notice: null };
};

it('says "saving" only where it takes long, and everything else at once', async () => {
	const { container, rerender } = await render(DeskStrip, strip('waiting'));
	const sign = container.querySelector<HTMLElement>('[data-testid="save"]')!;
	const waiting = sign.innerText;
	await rerender(strip('saving'));
	expect([sign.dataset.status, sign.innerText]).toEqual(['saving', waiting]);
	await expect.poll(() => sign.classList.contains('saving')).toBe(true);
	expect(sign.innerText).not.toBe(waiting);
	for (const status of ['saved', 'failed'] as const) {
		await rerender(strip(status));
		expect([sign.dataset.status, sign.classList.contains(status)]).toEqual([status, true]);
	}
	await rerender(strip('saving'));
	expect(sign.classList.contains('saving')).toBe(false);
});
