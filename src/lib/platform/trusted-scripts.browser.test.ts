// The one Trusted Types policy, in a real browser.
import { describe, expect, it } from 'vitest';
import { sameOriginScript } from './trusted-scripts.ts';

describe('sameOriginScript', () => {
	it.each(['/engines/tesseract/worker.min.js', 'worker.js', `${location.origin}/x.js`])(
		'lets %s through',
		(address) => {
			expect(sameOriginScript(address)).toBe(address);
		}
	);

	it.each([
		'https://elsewhere.example/x.js',
		'//elsewhere.example/x.js',
		'data:text/javascript,alert(1)',
		'blob:null/2f1c'
	])('refuses %s', (address) => {
		expect(() => sameOriginScript(address)).toThrow('Expected a script of');
	});

	it('refuses a blob of this origin, whose text could come from anywhere', () => {
		const address = URL.createObjectURL(new Blob(['self.close()']));
		expect(() => sameOriginScript(address)).toThrow('Expected a script of');
		URL.revokeObjectURL(address);
	});
});
