// Connected components (8 neighbours) of an ink mask by union-find: two passes, no recursion.
import type { Mask } from './threshold.ts';

/** One connected piece of ink; `right` and `bottom` are exclusive. */
export interface Component {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
	/** Ink pixels. */
	readonly area: number;
	/** Label in the label image. */
	readonly label: number;
}

export interface Components {
	readonly list: readonly Component[];
	/** Per pixel: label of its component, 0 for paper. */
	readonly labels: Int32Array;
}

export function components(mask: Mask, width: number, height: number): Components {
	const labels = new Int32Array(width * height);
	/** Each label's parent, itself at the root; two neighbours in a row share one, so half the pixels bear it. */
	const parent = new Int32Array((width * height) / 2 + height + 2);
	let count = 0;
	const root = (label: number): number => {
		let at = label;
		while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
		return at;
	};
	/** Label of the union of two labels, either of which may be 0 (paper). */
	const union = (a: number, b: number): number => {
		if (a === 0 || b === 0 || a === b) return a || b;
		const first = root(a);
		const second = root(b);
		if (first === second) return first;
		const low = Math.min(first, second);
		parent[Math.max(first, second)] = low;
		return low;
	};
	for (let y = 0, i = 0; y < height; y += 1) {
		for (let x = 0; x < width; x += 1, i += 1) {
			if (mask[i] === 0) continue;
			let label = x > 0 ? labels[i - 1]! : 0;
			if (y > 0) {
				const above = i - width;
				if (labels[above] !== 0) label = union(label, labels[above]!);
				else {
					if (x > 0) label = union(label, labels[above - 1]!);
					if (x + 1 < width) label = union(label, labels[above + 1]!);
				}
			}
			if (label === 0) {
				label = count += 1;
				parent[label] = label;
			}
			labels[i] = label;
		}
	}
	return { list: collect(labels, parent, count, width), labels };
}

type Growing = { -readonly [Key in keyof Component]: Component[Key] };

/** Every pixel's label becomes its root's; the pieces in the order of their first pixels. */
function collect(
	labels: Int32Array,
	parent: Int32Array,
	count: number,
	width: number
): readonly Component[] {
	const list: Growing[] = [];
	/** Place in the list of each root's piece; a parent's number is never above its child's. */
	const place = new Int32Array(count + 1).fill(-1);
	for (let label = 1; label <= count; label += 1) parent[label] = parent[parent[label]!]!;
	for (let y = 0, i = 0; i < labels.length; y += 1)
		for (let x = 0; x < width; x += 1, i += 1) {
			if (labels[i] === 0) continue;
			const label = parent[labels[i]!]!;
			labels[i] = label;
			const at = place[label]!;
			if (at < 0) {
				place[label] = list.length;
				list.push({ left: x, top: y, right: x + 1, bottom: y + 1, area: 1, label });
				continue;
			}
			const box = list[at]!;
			if (x < box.left) box.left = x;
			if (x >= box.right) box.right = x + 1;
			box.bottom = y + 1;
			box.area += 1;
		}
	return list;
}
