// The robot's choice of keys: the cheapest of what leads to the paper's words.
import { beforeAll, describe, expect, it } from 'vitest';
import { loadPlaces } from '../../../src/lib/app/places.ts';
import { type Seen, waysTo } from './ways.ts';

const nothing: Seen = { text: '', offers: [], terms: [], doubt: null };
const chosen = (wanted: string, seen: Partial<Seen>) => {
	const [first] = waysTo(wanted, { ...nothing, ...seen });
	const strokes = first?.strokes.map((one) => ('press' in one ? one.press : `“${one.type}”`));
	return [first?.keys, strokes?.join(' ')];
};
const offer = (value: string, isAbove = false) => ({ offers: [{ value, isAbove }] });

beforeAll(async () => void (await loadPlaces()));

describe('a trained clerk', () => {
	it.each([
		['', { text: 'nhiễu' }, [1, 'F4']],
		['Kinh', { text: 'KINH' }, [1, 'Enter']],
		['Nữ', { terms: ['Nam', 'Nữ'] }, [2, '“2” Enter']],
		['Làm ruộng', offer('làm ruộng'), [2, 'Alt+1']],
		['Làm ruộng', offer('Làm ruộng', true), [1, 'F2']],
		['15/08/1962', {}, [7, '“150862” Enter']],
		['Trần Thị Lan', { text: 'Trần Thị Lam' }, [4, 'End Backspace “n” Enter']],
		['Nguyễn Văn An', { text: 'Nguyên Văn An', doubt: { start: 4, end: 5 } }, [5, 'F3 “ễ” Enter']],
		['An', { text: 'Bùi Thị Hoa' }, [3, '“An” Enter']],
		['Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam', { day: '2015-01-01' }, [7, '“lh kb” Alt+1']]
	] as const)('makes a field say «%s» (%#)', (wanted, seen, wantedKeys) => {
		expect(chosen(wanted, seen)).toEqual(wantedKeys);
	});
});
