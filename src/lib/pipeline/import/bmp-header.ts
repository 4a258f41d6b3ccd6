// BMP: size and resolution from the information header; a negative height means rows from the top.
import { HeaderBytes, readRange } from './bytes.ts';
import { believableDpi, type ImageHeader } from './image-header.ts';

const CORE_HEADER_BYTES = 12;
const METRES_PER_INCH = 0.0254;

/** Null: no size in the header. */
export async function readBmpHeader(file: Blob): Promise<ImageHeader | null> {
	const head = new HeaderBytes(await readRange(file, 0, 54), true);
	const isCore = head.u32(14) === CORE_HEADER_BYTES;
	const widthPx = isCore ? head.u16(18) : head.i32(18);
	const height = isCore ? head.u16(20) : head.i32(22);
	if (widthPx === null || height === null || widthPx < 1 || height === 0) return null;
	const heightPx = Math.abs(height);
	const perMetre = isCore ? null : head.i32(38);
	const statedDpi = perMetre && perMetre > 0 ? perMetre * METRES_PER_INCH : null;
	return { widthPx, heightPx, orientation: 1, dpi: believableDpi(statedDpi, widthPx, heightPx) };
}
