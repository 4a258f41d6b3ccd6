import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';
import { sentence } from './sentence.ts';

describe('arguments of digitize', () => {
	it('names files and keeps defaults', () => {
		expect(readArguments(['a.pdf', 'b.tif'])).toMatchObject({
			files: ['a.pdf', 'b.tif'],
			form: null,
			out: null,
			timings: false,
			workers: null
		});
	});

	it('takes every option', () => {
		const args = ['a.pdf', '--form', 'hk02', '--out', 'x.json', '--timings', '--workers', '2'];
		expect(readArguments(args)).toMatchObject({
			form: 'hk02',
			out: 'x.json',
			timings: true,
			workers: 2
		});
		expect(readArguments(['a.pdf', '--form', 'auto']).form).toBeNull();
	});

	it.each([[[]], [['a.pdf', '--workers', '0']], [['a.pdf', '--workers', 'x']], [['--nope']]])(
		'refuses %j',
		(args) => {
			expect(() => readArguments(args)).toThrow();
		}
	);
});

describe('reasons', () => {
	it('name the file, and the page where there is one', () => {
		expect(sentence('a.pdf', { code: 'file-empty' })).toContain('a.pdf');
		expect(sentence('a.pdf', { code: 'page-broken' }, 3)).toContain('3');
		expect(sentence('a.pdf', { code: 'file-not-found' })).toContain('a.pdf');
		expect(sentence('a.pdf', { code: 'never-heard-of' })).toContain('never-heard-of');
	});
});
