import { describe, expect, it } from 'vitest';
import type { PageId } from '../../domain/ids.ts';
import type { GrayImage } from '../../domain/raster.ts';
import { sureFrom } from '../../domain/reading.ts';
import type { LineRecogniser, LineResult } from '../ports.ts';
import { components } from '../raster/components.ts';
import { grayImage } from '../raster/gray.ts';
import { inkMask } from '../raster/threshold.ts';
import { calibrated } from './calibration.ts';
import { cleanCrop, tightLine } from './clean-line.ts';
import { recogniseFields, type FieldToRead } from './index.ts';
import { dotComb } from './dot-comb.ts';
import { findLeader } from './leader-dots.ts';
import { withKnownSurname } from './surnames.ts';
import { textLines } from './text-lines.ts';
import { tidy } from './tidy.ts';

function draw(image: GrayImage, x: number, y: number, w: number, h: number, level = 20): void {
	for (let r = y; r < y + h; r += 1)
		image.data.fill(level, r * image.width + x, r * image.width + x + w);
}

/** A row of 7-px dots every 12.5 px with its middle at `y`, falling by `slope`. */
function dots(image: GrayImage, y: number, slope = 0): void {
	for (let x = 6.5; x < image.width - 4; x += 12.5)
		draw(image, Math.round(x - 3.5), Math.round(y + slope * x - 3.5), 7, 7);
}

const count = (image: GrayImage): number => image.data.filter((level) => level < 128).length;

describe('leader dots', () => {
	it('are counted off by their pitch, under letters too', () => {
		const image = grayImage(600, 110);
		dots(image, 70, 0.004);
		draw(image, 150, 30, 8, 44);
		draw(image, 200, 30, 60, 38);
		const leader = findLeader(components(inkMask(image), 600, 110).list, 110, 30)!;
		const comb = dotComb(leader, 600);
		expect(leader.slope).toBeCloseTo(0.004, 2);
		expect(comb[1]! - comb[0]!).toBeCloseTo(12.5, 1);
		expect(comb.length).toBeGreaterThan(45);
	});

	it('leave nothing behind on an empty line', () => {
		const image = grayImage(700, 110, 235);
		dots(image, 70, -0.006);
		const crop = cleanCrop(image, 18, 18);
		expect(crop.writing).toEqual([]);
		expect(count(crop.image)).toBe(0);
	});

	it('go without the strokes that cross them', () => {
		const image = grayImage(600, 110);
		for (const x of [200, 230, 260]) draw(image, x, 32, 6, 46);
		const before = count(image);
		dots(image, 70);
		const crop = cleanCrop(image, 18, 18);
		expect(crop.writing).toHaveLength(3);
		expect(Math.abs(count(crop.image) - before)).toBeLessThan(before * 0.12);
	});

	it('are not seen in a ruled cell, where a row of marks is accents', () => {
		const image = grayImage(400, 90);
		for (let x = 20; x < 380; x += 30) {
			draw(image, x, 35, 18, 26);
			draw(image, x + 5, 22, 8, 6);
		}
		expect(cleanCrop(image, 0, 0).writing).toHaveLength(24);
	});
});

describe('boxed digits', () => {
	function boxes(count: number): GrayImage {
		const image = grayImage(900, 120);
		draw(image, 60, 30, count * 65, 3);
		draw(image, 60, 92, count * 65 + 3, 3);
		for (let i = 0; i <= count; i += 1) draw(image, 60 + i * 65, 30, 3, 64);
		return image;
	}

	it('are left free of their grid', () => {
		const image = boxes(9);
		for (let i = 0; i < 9; i += 1) draw(image, 82 + i * 65, 46, 20, 32);
		const crop = cleanCrop(image, 18, 18);
		expect(crop.writing).toHaveLength(9);
		expect(Math.abs(count(crop.image) - 9 * 640)).toBeLessThan(200);
	});

	it('are blank where every box is', () => {
		expect(cleanCrop(boxes(12), 18, 18).writing).toEqual([]);
	});
});

describe('cleaning', () => {
	it('drops the lines above and below, rules and lone specks', () => {
		const image = grayImage(500, 120);
		draw(image, 100, 45, 20, 30);
		draw(image, 130, 45, 20, 30);
		draw(image, 60, 0, 25, 12);
		draw(image, 300, 112, 25, 8);
		draw(image, 0, 84, 500, 4);
		draw(image, 420, 60, 4, 4);
		expect(cleanCrop(image, 20, 20).writing).toHaveLength(2);
	});

	it('brings a line with accents to 48 px and digits to 32 px, with paper around', () => {
		const accented = grayImage(300, 120);
		draw(accented, 100, 50, 18, 30);
		draw(accented, 130, 50, 18, 30);
		draw(accented, 132, 34, 12, 8);
		const plain = grayImage(300, 120);
		draw(plain, 100, 50, 18, 30);
		draw(plain, 130, 50, 18, 30);
		const heights = [accented, plain].map((image) => {
			const crop = cleanCrop(image, 18, 18);
			return tightLine(crop, crop.writing)!.image.height - 32;
		});
		expect(heights[0]).toBeGreaterThan(46);
		expect(heights[0]).toBeLessThan(52);
		expect(heights[1]).toBeGreaterThan(31);
		expect(heights[1]).toBeLessThan(36);
	});
});

describe('lines of a cell', () => {
	const piece = (left: number, top: number, right: number, bottom: number) => ({
		left,
		top,
		right,
		bottom,
		area: (right - left) * (bottom - top),
		label: left * 1000 + top
	});

	it('take their accents from above and their dot below from beneath', () => {
		const upper = [piece(10, 10, 28, 36), piece(40, 10, 58, 36)];
		const dotBelow = piece(46, 40, 51, 45);
		const lower = [piece(10, 62, 28, 88), piece(40, 62, 58, 88)];
		const accent = piece(44, 50, 54, 57);
		const lines = textLines([...lower, accent, ...upper, dotBelow]);
		expect(lines.map((line) => line.length)).toEqual([3, 3]);
		expect(lines[0]).toContain(dotBelow);
		expect(lines[1]).toContain(accent);
	});

	it('of an empty cell are none', () => {
		expect(textLines([])).toEqual([]);
	});
});

describe('tidying', () => {
	it.each([
		['Thanh Châu. thành phố Phủ Lý.', 'address', 'Thanh Châu, thành phố Phủ Lý'],
		['TP. Phủ Lý, P. Lam Hạ', 'address', 'TP. Phủ Lý, P. Lam Hạ'],
		['Thôn 8.xã Đông La', 'address', 'Thôn 8, xã Đông La'],
		[
			'Thôn 8 xã Đông La huyện Đông Hưng, tỉnh Thái Bình',
			'address',
			'Thôn 8, xã Đông La, huyện Đông Hưng, tỉnh Thái Bình'
		],
		['Thôn 2 thị xã Duy Tiên', 'address', 'Thôn 2, thị xã Duy Tiên'],
		['Công an xã Đông La', 'event', 'Công an xã Đông La'],
		['16A946857', 'id-number', '164946857'],
		['B1234567', 'passport', 'B1234567'],
		['Q05 tháng 6 năm 2017', 'date', '05 tháng 6 năm 2017'],
		['PHẠM NGỌC. HẢI.', 'person-name', 'PHẠM NGỌC HẢI'],
		['Xác nhận. Đề nghị xem xét', 'free-text', 'Xác nhận. Đề nghị xem xét'],
		['Thôn Hạ. Nhân Bình, Lý Nhân', 'address', 'Thôn Hạ, Nhân Bình, Lý Nhân'],
		['Đức Lý, huyện. Lý Nhân', 'address', 'Đức Lý, huyện Lý Nhân'],
		['Tx. Phủ Lý', 'address', 'Tx. Phủ Lý'],
		['Công an xã Tiến Thắng. huyện Lý Nhân', 'free-text', 'Công an xã Tiến Thắng, huyện Lý Nhân'],
		['Công. an xã Yên Nam', 'free-text', 'Công an xã Yên Nam'],
		['Đề nghị Công an. thành phố Phủ Lý', 'free-text', 'Đề nghị Công an thành phố Phủ Lý'],
		['chuyển về ở với.chồng', 'event', 'chuyển về ở với chồng'],
		['thường †rú', 'event', 'thường trú'],
		['NGUYỄN THỊ BÍCH: LINH', 'person-name', 'NGUYỄN THỊ BÍCH LINH'],
		['Đ0 THỊ VÂN', 'person-name', 'ĐO THỊ VÂN'],
		['11 tháng Q2 năm 2020', 'date', '11 tháng 02 năm 2020'],
		['28tháng.3.năm2024', 'date', '28 tháng 3 năm 2024'],
		['1 8 1 0 2 0 1 5', 'date', '18102015'],
		['93 tháng.91. năm2919', 'date', '93 tháng 91 năm 2919'],
		['14 / 7 / 1988', 'date', '14/7/1988'],
		['27... / 7 / 1958', 'date', '27/7/1958'],
		['27.../ 10. 1981', 'date', '27/10/1981'],
		['27 / 10 1981', 'date', '27/10/1981'],
		['24... 02. 1992', 'date', '24/02/1992'],
		['Bạch Thượng, Duy Tiên., Hà Nam', 'place', 'Bạch Thượng, Duy Tiên, Hà Nam'],
		['350899461. Đề nghị cấp lại,', 'free-text', '350899461. Đề nghị cấp lại.'],
		['Can dâu', 'relation', 'Con dâu'],
		['Gon dâu', 'relation', 'Con dâu'],
		['Cháu họ', 'relation', 'Cháu họ'],
		['Con cái', 'relation', 'Con cái'],
		['Em', 'relation', 'Em'],
		['LƯU-ANH ĐỨC', 'person-name', 'LƯU ANH ĐỨC'],
		['NGUYỄN THỊNGÂN', 'person-name', 'NGUYỄN THỊ NGÂN'],
		['TRẦN VĂNG', 'person-name', 'TRẦN VĂNG'],
		['LÊ THỊNH', 'person-name', 'LÊ THỊNH'],
		['Tổ dân phố số L, phường Minh Khai', 'address', 'Tổ dân phố số 1, phường Minh Khai'],
		['Công an xã Công Lý huyện Lý Nhân', 'free-text', 'Công an xã Công Lý, huyện Lý Nhân'],
		['Ở Hà Nam Nhân thân không có gì.', 'free-text', 'Ở Hà Nam. Nhân thân không có gì.'],
		['cả hộ. 5 nhân khẩu, sổ số. 12', 'event', 'cả hộ, 5 nhân khẩu, sổ số 12'],
		['Lờm ruộng', 'occupation', 'Làm ruộng'],
		['Thợ môc, Phủ Lý', 'occupation', 'Thợ mộc, Phủ Lý'],
		['Thợ máy', 'occupation', 'Thợ máy'],
		['Lính cứu hỏa', 'occupation', 'Lính cứu hỏa'],
		['Công An huyện Lý Nhân', 'free-text', 'Công An huyện Lý Nhân'],
		['Thôn Đông,xã Mộc Nam,bị mất', 'event', 'Thôn Đông, xã Mộc Nam, bị mất'],
		['số 351806472, Đề nghị Công an', 'free-text', 'số 351806472. Đề nghị Công an'],
		['số 351806472. Đề nghị cấp lại.', 'free-text', 'số 351806472. Đề nghị cấp lại.'],
		['31/13/1990', 'date', '31/13/1990'],
		['15/08/1962', 'date', '15/08/1962'],
		['2103.1994', 'date', '21031994'],
		['21.03.1994', 'date', '21/03/1994'],
		['Tờ số: 21', 'row-number', '21'],
		['- 353965104', 'book-number', '353965104'],
		['Thân 1, xã Nguyên Lý', 'address', 'Thôn 1, xã Nguyên Lý'],
		['Thôn Nội. Hải Minh, Nam Định', 'free-text', 'Thôn Nội, Hải Minh, Nam Định'],
		['Đại Xuyên,. Phú Xuyên', 'place', 'Đại Xuyên, Phú Xuyên'],
		['TR.ẦN BÁ BÌNH', 'person-name', 'TRẦN BÁ BÌNH'],
		['Công an xã Đinh Xá, thành phấ Phủ Lý', 'free-text', 'Công an xã Đinh Xá, thành phố Phủ Lý'],
		['Thường trú tại xã A. Không có gì.', 'free-text', 'Thường trú tại xã A. Không có gì'],
		['Ở xã Mộc. Không có gì.', 'free-text', 'Ở xã Mộc. Không có gì.'],
		['Không có gì.', 'free-text', 'Không có gì'],
		['thu274@example.vn', 'email', 'thu274@example.vn'],
		['thu2740gmail com', 'email', 'thu274@gmail.com'],
		['thu2740example, vn', 'email', 'thu2740example.vn'],
		['y 25 tháng 9 năm 2020', 'date', '25 tháng 9 năm 2020'],
		['- TRẦN NGỌC CHIẾN', 'person-name', 'TRẦN NGỌC CHIẾN'],
		['0972.663,832', 'phone', '0972.663.832'],
		['-nt-', 'place', '-nt-'],
		['Thôn3, Đồng Du, Bình Lục', 'address', 'Thôn 3, Đồng Du, Bình Lục'],
		['Thôn 1o, Thanh Bình', 'address', 'Thôn 10, Thanh Bình'],
		['Thôn 1a, Thanh Bình', 'address', 'Thôn 1a, Thanh Bình'],
		['do chết ngày 2A/11/2017', 'event', 'do chết ngày 24/11/2017'],
		['số AA/11/2017', 'event', 'số AA/11/2017'],
		['', 'address', '']
	] as const)('%s as %s becomes %s', (raw, kind, wanted) => {
		expect(tidy(raw, kind)).toBe(wanted);
	});

	it.each([
		['NGUYÊN VĂN AN', 'NGUYỄN VĂN AN'],
		['Hoang Thị Hoài', 'Hoàng Thị Hoài'],
		['LÊ THI KHÁNH', 'LÊ THỊ KHÁNH'],
		['Trần Minh Thi', 'Trần Minh Thi'],
		['TRẦN BÁ LỢI', 'TRẦN BÁ LỢI'],
		['LUU VĂN A', 'LƯU VĂN A'],
		['ZAO VĂN A', 'ZAO VĂN A'],
		['NGUYÊN', 'NGUYÊN']
	])('family name of %s is read as %s', (name, wanted) => {
		expect(withKnownSurname(name)).toBe(wanted.normalize('NFC'));
	});

	it('gives more certainty to more confidence, never to 0 or 1', () => {
		const steps = Array.from({ length: 21 }, (_, i) => calibrated('tesseract', i / 20));
		expect(steps).toEqual([...steps].sort((a, b) => a - b));
		expect(steps[0]).toBeGreaterThan(0);
		expect(steps.at(-1)).toBeLessThan(1);
	});
});

describe('reading fields', () => {
	const line = (text: string, confidence: number): LineResult => ({
		text,
		confidence,
		symbols: [],
		alternatives: []
	});
	const box = (y: number) =>
		({
			quad: [
				{ x: 0, y },
				{ x: 600, y },
				{ x: 600, y: y + 100 },
				{ x: 0, y: y + 100 }
			],
			widthMm: 50.8,
			heightMm: 8.466,
			marginTopMm: 0,
			marginBottomMm: 0
		}) as const;
	const cell = (row: number, columnId: string, kind: FieldToRead['kind']): FieldToRead => ({
		fieldId: columnId,
		cell: { tableId: 't', row, columnId },
		label: columnId,
		kind,
		lines: [box(row * 100)]
	});

	function paper(inkedRows: readonly number[]): GrayImage {
		const page = grayImage(600, 400);
		for (const row of inkedRows)
			for (let x = 60; x < 300; x += 40) draw(page, x, row * 100 + 40, 22, 28);
		return page;
	}

	function engine(answers: readonly LineResult[]): LineRecogniser & { asked: number } {
		const fake = {
			id: 'tesseract',
			version: 'test',
			asked: 0,
			recognise: (lines: readonly GrayImage[]) =>
				Promise.resolve(lines.map(() => answers[fake.asked++ % answers.length]!))
		};
		return fake;
	}

	it('never sends a blank field to the engine, and skips rows without ink', async () => {
		const fake = engine([line('Nam', 0.99)]);
		const fields = [0, 1, 2, 3].flatMap((row) => [cell(row, 'sex', 'sex')]);
		const { readings, rows } = await recogniseFields(paper([0, 2]), fields, fake, {
			pageId: 'p' as PageId
		});
		expect(fake.asked).toBe(2);
		expect(rows).toEqual({ t: ['r1', 'r2'] });
		expect(readings.map(({ key, status }) => [key, status])).toEqual([
			['p#t.r1.sex', 'read'],
			['p#t.r2.sex', 'read']
		]);
	});

	it('looks twice at what is doubtful and keeps the other reading as an alternative', async () => {
		const fake = engine([line('Nư', 0.6), line('Nữ', 0.97)]);
		const { readings } = await recogniseFields(paper([0]), [cell(0, 'sex', 'sex')], fake, {
			pageId: 'p' as PageId
		});
		expect(fake.asked).toBe(2);
		expect(readings[0]!.raw).toBe('Nữ');
		expect(readings[0]!.confidence).toBeGreaterThan(0.8);
	});

	it('takes a date line with nothing but its printed words for blank', async () => {
		const fake = engine([line('tháng năm', 0.9)]);
		const { readings } = await recogniseFields(paper([0]), [cell(0, 'signed', 'date')], fake, {
			pageId: 'p' as PageId
		});
		expect(readings[0]).toMatchObject({ status: 'blank', value: '' });
	});

	it('says of a field with nothing but struck words that it is struck out, and asks no engine', async () => {
		const page = grayImage(600, 400);
		for (let x = 60; x < 240; x += 20) draw(page, x, 36, 5, 34);
		draw(page, 48, 52, 204, 4);
		const fake = engine([line('nhầm', 0.9)]);
		const lines = [{ ...box(0), marginTopMm: 1.6, marginBottomMm: 1.6 }];
		const field = { fieldId: 'name', label: 'name', kind: 'person-name', lines } as const;
		const { readings } = await recogniseFields(page, [field], fake, { pageId: 'p' as PageId });
		expect(readings[0]).toMatchObject({ status: 'struck-out', raw: '', value: '' });
		expect(readings[0]!.confidence).toBeLessThan(sureFrom);
		expect(fake.asked).toBe(0);
	});

	it('stops when aborted', async () => {
		const signal = AbortSignal.abort(new Error('enough'));
		await expect(
			recogniseFields(paper([0]), [cell(0, 'sex', 'sex')], engine([line('Nam', 1)]), {
				pageId: 'p' as PageId,
				signal
			})
		).rejects.toThrow('enough');
	});
});
