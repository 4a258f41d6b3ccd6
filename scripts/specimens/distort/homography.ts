// Plane projective maps as nine numbers, row-major; p' = H p.

export type Homography = readonly [
	number,
	number,
	number,
	number,
	number,
	number,
	number,
	number,
	number
];

export type Corner = readonly [x: number, y: number];
export type Corners = readonly [Corner, Corner, Corner, Corner];

export function applyTo(h: Homography, x: number, y: number): [number, number] {
	const w = h[6] * x + h[7] * y + h[8];
	return [(h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w];
}

export function multiply(a: Homography, b: Homography): Homography {
	const at = (row: number, column: number): number =>
		a[row * 3]! * b[column]! + a[row * 3 + 1]! * b[3 + column]! + a[row * 3 + 2]! * b[6 + column]!;
	return [at(0, 0), at(0, 1), at(0, 2), at(1, 0), at(1, 1), at(1, 2), at(2, 0), at(2, 1), at(2, 2)];
}

export function invert(h: Homography): Homography {
	const [a, b, c, d, e, f, g, i, j] = h;
	const A = e * j - f * i;
	const B = f * g - d * j;
	const C = d * i - e * g;
	const det = a * A + b * B + c * C;
	return [
		A / det,
		(c * i - b * j) / det,
		(b * f - c * e) / det,
		B / det,
		(a * j - c * g) / det,
		(c * d - a * f) / det,
		C / det,
		(b * g - a * i) / det,
		(a * e - b * d) / det
	];
}

/** The map that takes four corners to four corners. @throws RangeError when they are degenerate. */
export function fromCorners(from: Corners, to: Corners): Homography {
	const rows: number[][] = [];
	from.forEach(([x, y], index) => {
		const [u, v] = to[index]!;
		rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]);
	});
	for (let column = 0; column < 8; column++) {
		let pivot = column;
		for (let row = column + 1; row < 8; row++)
			if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
		[rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
		const lead = rows[column]![column]!;
		if (Math.abs(lead) < 1e-12) throw new RangeError('corners are degenerate');
		for (let row = 0; row < 8; row++) {
			if (row === column) continue;
			const factor = rows[row]![column]! / lead;
			for (let k = column; k < 9; k++) rows[row]![k]! -= factor * rows[column]![k]!;
		}
	}
	const h = rows.map((row, index) => row[8]! / row[index]!);
	return [h[0]!, h[1]!, h[2]!, h[3]!, h[4]!, h[5]!, h[6]!, h[7]!, 1];
}

export interface Placement {
	readonly skewDegrees: number;
	/** 1 = as printed. */
	readonly scale: number;
	readonly shiftXMm: number;
	readonly shiftYMm: number;
	/** Each corner is moved by these, mm: clockwise from top-left, x and y. */
	readonly cornersMm?: readonly (readonly [number, number])[];
}

/** Sheet millimetres → scan pixels: turned about the middle, scaled, shifted, corners pulled. */
export function placementMap(
	placement: Placement,
	paper: { readonly widthMm: number; readonly heightMm: number },
	dpi: number
): Homography {
	const perMm = dpi / 25.4;
	const { widthMm: w, heightMm: h } = paper;
	const angle = (placement.skewDegrees * Math.PI) / 180;
	const corners: Corners = [
		[0, 0],
		[w, 0],
		[w, h],
		[0, h]
	];
	const to = corners.map(([x, y], index): Corner => {
		const dx = (x - w / 2) * placement.scale;
		const dy = (y - h / 2) * placement.scale;
		const [pullX, pullY] = placement.cornersMm?.[index] ?? [0, 0];
		return [
			(w / 2 + dx * Math.cos(angle) - dy * Math.sin(angle) + placement.shiftXMm + pullX) * perMm,
			(h / 2 + dx * Math.sin(angle) + dy * Math.cos(angle) + placement.shiftYMm + pullY) * perMm
		];
	});
	return fromCorners(corners, to as unknown as Corners);
}
