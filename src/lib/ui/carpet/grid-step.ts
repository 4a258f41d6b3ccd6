// Where an arrow leads in a grid filled row by row; the last row may be short.

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

export const isArrow = (chord: string): chord is Arrow =>
	/^Arrow(?:Left|Right|Up|Down)$/.test(chord);

/** Index of the cell an arrow leads to; the same where there is none. */
export function stepped(arrow: Arrow, at: number, columns: number, total: number): number {
	const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[arrow];
	const to = at + step;
	return to >= 0 && to < total ? to : at;
}
