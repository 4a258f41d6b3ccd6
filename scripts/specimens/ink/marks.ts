// Signatures and stamps, drawn as SVG over the sheet. Runs in the page.
import type { Random } from '../random.ts';

const mmPerPx = 25.4 / 96;

/** A signature nobody can read. */
export function scribble(random: Random, block: HTMLElement): void {
	const rect = block.getBoundingClientRect();
	let path = `M ${rect.width * 0.36} ${rect.height * 0.42}`;
	for (let index = 0; index < 7; index++) {
		const at = (): string =>
			`${(rect.width * random.between(0.33, 0.66)).toFixed(1)} ${(rect.height * random.between(0.08, 0.58)).toFixed(1)}`;
		path += ` Q ${at()} ${at()}`;
	}
	const svg = `<svg style="position:absolute;inset:0;width:100%;height:100%;overflow:visible"><path d="${path}" fill="none" stroke="#22338a" stroke-width="1.3"/></svg>`;
	block.insertAdjacentHTML('beforeend', svg);
}

/** A round red stamp with the office's name; `x`, `y` are its middle, shares of the sheet. */
export function stamp(sheet: HTMLElement, office: string, x: number, y: number): void {
	const rect = sheet.getBoundingClientRect();
	const size = 36 / mmPerPx;
	const r = size / 2;
	const svg = `<svg viewBox="0 0 ${size} ${size}" style="position:absolute;left:${x * rect.width - r}px;top:${y * rect.height - r}px;width:${size}px;height:${size}px;opacity:.82;transform:rotate(-9deg)">
<defs><path id="arc" d="M ${r * 0.2} ${r} A ${r * 0.8} ${r * 0.8} 0 1 1 ${r * 1.8} ${r}"/></defs>
<g fill="none" stroke="#d0262c"><circle cx="${r}" cy="${r}" r="${r * 0.96}" stroke-width="3"/><circle cx="${r}" cy="${r}" r="${r * 0.6}" stroke-width="1.6"/></g>
<text fill="#d0262c" font-family="Tinos" font-weight="700" font-size="${r * 0.2}"><textPath href="#arc" startOffset="50%" text-anchor="middle">${office}</textPath></text>
<path fill="#d0262c" d="${star(r, r, r * 0.34)}"/></svg>`;
	sheet.insertAdjacentHTML('beforeend', svg);
}

function star(cx: number, cy: number, radius: number): string {
	const points = Array.from({ length: 10 }, (_, index) => {
		const angle = (index * Math.PI) / 5 - Math.PI / 2;
		const reach = index % 2 === 0 ? radius : radius * 0.42;
		return `${(cx + reach * Math.cos(angle)).toFixed(2)} ${(cy + reach * Math.sin(angle)).toFixed(2)}`;
	});
	return `M ${points.join(' L ')} Z`;
}
