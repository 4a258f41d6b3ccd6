// Never worse than blank: whatever the machine puts into a field costs at most one key more than an empty one, because
// what stands there is selected and typing replaces it.
import { userEvent } from 'vitest/browser';
import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { FakeCorrection, fieldOf } from '../../../../tests/factories/correction.svelte.ts';
import { deskKeys } from '#lib/app/keys/desk-keys.ts';
import { fail } from '#lib/domain/result.ts';
import type { AppSurface } from '#lib/app/surface.ts';
import '../../../app.css';
import Desk from './Desk.svelte';

type App = Pick<AppSurface, 'imports' | 'forms' | 'tally'>;
const app = {
	imports: { image: () => Promise.resolve(fail('page-broken')), prioritise: () => undefined },
	tally: { count: () => undefined, median: null },
	forms: []
} as unknown as App;

/** Presses the fewest keys a clerk can until the field is settled as the paper has it; their number. */
async function settle(shown: string, truth: string): Promise<number> {
	const session = new FakeCorrection([
		fieldOf('a', shown, { mark: shown === '' ? 'empty' : 'doubt' }),
		fieldOf('b', 'An', { mark: 'doubt' })
	]);
	const view = await render(Desk, {
		session,
		app,
		profile: { keys: deskKeys },
		onsent: vi.fn(),
		ongo: vi.fn()
	});
	let keys = 0;
	const press = async (key: string) => {
		keys += 1;
		await userEvent.keyboard(key);
	};
	if (truth === '') await press('{F4}');
	else {
		if (shown !== truth) for (const letter of truth) await press(letter);
		await press('{Enter}');
	}
	const [first] = session.fields;
	expect(first?.needsPerson, `${shown} → ${truth}`).toBe(false);
	if (truth !== '') expect(first?.text).toBe(truth);
	await view.unmount();
	return keys;
}

describe('a text the machine has put into a field', () => {
	it.each([
		['right', 'Nguyễn Thị Lan', 'Nguyễn Thị Lan'],
		['wrong in one letter', 'Nguyen Thị Lan', 'Nguyễn Thị Lan'],
		['altogether wrong', 'Công an huyện Lý Nhân', 'Kinh'],
		['one letter for one digit', '7', '1'],
		['where the paper is blank', '....', '']
	])('%s: costs at most one key more than an empty field', async (_, shown, truth) => {
		expect(await settle(shown, truth)).toBeLessThanOrEqual((await settle('', truth)) + 1);
	});
});
