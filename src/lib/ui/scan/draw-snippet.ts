// Draws a planned strip: each piece is the page turned into the field's frame, clipped to its place.
import type { Picture } from './page-pictures.ts';
import type { SnippetPlan } from './snippet-plan.ts';

/** @param ratio device pixels of one CSS pixel. */
export function drawSnippet(
	canvas: HTMLCanvasElement,
	picture: Picture,
	plan: SnippetPlan,
	ratio: number
): void {
	canvas.width = Math.max(1, Math.round(plan.width * ratio));
	canvas.height = Math.max(1, Math.round(plan.height * ratio));
	const context = canvas.getContext('2d', { alpha: false });
	if (!context) return;
	context.fillStyle = '#fff';
	context.fillRect(0, 0, canvas.width, canvas.height);
	context.imageSmoothingQuality = 'high';
	const { origin, along, down } = plan.frame;
	const scale = plan.scale * ratio;
	const shiftX = origin.x * along.x + origin.y * along.y;
	const shiftY = origin.x * down.x + origin.y * down.y;
	for (const { from, to } of plan.pieces) {
		context.save();
		context.beginPath();
		context.rect(to.x * ratio, to.y * ratio, to.width * ratio, to.height * ratio);
		context.clip();
		context.setTransform(
			along.x * scale,
			down.x * scale,
			along.y * scale,
			down.y * scale,
			to.x * ratio - (from.x + shiftX) * scale,
			to.y * ratio - (from.y + shiftY) * scale
		);
		context.drawImage(picture.bitmap, 0, 0, picture.width, picture.height);
		context.restore();
	}
}
