import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FormDefinition, Print } from '../../../forms/form-schema.ts';
import type { PageWord } from '../../ports.ts';
import { grayImage } from '../../raster/gray.ts';
import type { KnownPrint } from '../label-print.ts';
import { findLabel } from './find-label.ts';
import { matchLabels, type LabelPage } from './index.ts';
import { lettersOf, textRows } from './text-rows.ts';

const folder = join(import.meta.dirname, '../../../forms');
const forms = readdirSync(folder, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(
		({ name }) =>
			JSON.parse(readFileSync(join(folder, name, 'form.json'), 'utf8')) as FormDefinition
	);
const prints = forms.flatMap((form) =>
	form.prints.map((print): KnownPrint => ({ form, print, pictures: [] }))
);

const perMm = 6;
const letterMm = 1.9;

/** A word at millimetres, as a reader would give it. */
function word(text: string, x: number, y: number): PageWord {
	const box = [x, y - 1.5, x + text.length * letterMm, y + 1.5].map((mm) => mm * perMm);
	return { text, confidence: 0.9, box: box as unknown as PageWord['box'] };
}

const sentence = (text: string, x: number, y: number): PageWord[] => {
	let at = x;
	return text.split(' ').map((part) => {
		const made = word(part, at, y);
		at += (part.length + 1) * letterMm;
		return made;
	});
};

const blank: LabelPage = {
	picture: grayImage(8, 8, 255),
	perMm,
	leaders: [],
	colons: [],
	grids: []
};

/** Fields of a face one under another, each on a line of its own: a layout nobody has drawn. */
function listed(form: FormDefinition, print: Print, pitch: number, spoil = (text: string) => text) {
	const words: PageWord[] = [];
	const rowOf = new Map<string, number>();
	let y = 12;
	const line = (text: string) => {
		words.push(...sentence(spoil(text), 20, y));
		y += pitch;
	};
	const labels = form.fields.map(({ label }) => label);
	for (const { text, box } of print.anchors)
		if (box.y < 45 && text.length > 8 && !labels.some((label) => label.includes(text))) line(text);
	const order = Object.entries(print.fields).sort(([, [a]], [, [b]]) =>
		Math.abs(a!.y - b!.y) > 2.6 ? a!.y - b!.y : a!.x - b!.x
	);
	for (const [id] of order) {
		const label = form.fields.find((field) => field.id === id)!.label;
		rowOf.set(id, y);
		words.push(...sentence(`${spoil(label)}: Giá Trị`, 20, y));
		y += pitch;
	}
	return { words, rowOf };
}

const dense = prints.filter(({ print }) => Object.keys(print.fields).length >= 10);

describe('a page known by its labels alone', () => {
	it.each(
		dense.map(
			(known, i) =>
				[
					`${known.form.id} ${known.print.id} ${known.print.side}`,
					[5.4, 7.9, 6.3][i % 3]!,
					known
				] as const
		)
	)('is %s at a pitch of %f mm', (_, pitch, { form, print }) => {
		const { words, rowOf } = listed(form, print, pitch);
		const match = matchLabels(blank, words, prints)!;
		expect([match.registration.known.form.id, match.registration.known.print.side]).toEqual([
			form.id,
			print.side
		]);
		const own = Object.entries(match.registration.known.print.fields);
		const onRow = own.filter(([id, [box]]) => {
			const middle = box!.y + box!.height / 2;
			return Math.abs(middle - rowOf.get(id)!) < pitch / 2;
		});
		expect(onRow.length / rowOf.size).toBeGreaterThan(0.78);
	});

	it('is still known where a tenth of all letters is misread', () => {
		let count = 0;
		const spoil = (text: string) =>
			text.replace(/\p{L}/gu, (sign) => (++count % 10 === 0 ? 'x' : sign));
		const { form, print } = dense.find((known) => known.form.id === 'hk02')!;
		const match = matchLabels(blank, listed(form, print, 6.1, spoil).words, prints);
		expect(match?.registration.known.form.id).toBe('hk02');
	});

	it('is nothing where the words are those of any letter', () => {
		const letter =
			'Tôi viết thư này để báo cho anh chị biết gia đình vẫn khỏe mạnh và mùa màng năm nay tốt';
		const words = Array.from({ length: 12 }, (_, i) => sentence(letter, 20, 20 + i * 8)).flat();
		expect(matchLabels(blank, words, prints)).toBeNull();
	});

	it('lends its labels to a paper of no known form, without being sure of it', () => {
		const lines = [
			'ĐƠN XIN CẤP GIẤY NHƯỢNG QUYỀN',
			'Họ và tên: Trần Văn An',
			'Ngày, tháng, năm sinh: 05/8/1960',
			'Giới tính: Nam',
			'Dân tộc: Kinh',
			'Quốc tịch: Việt Nam',
			'CMND số: 168123456',
			'Nơi thường trú: Lý Nhân',
			'Nghề nghiệp, nơi làm việc: Làm ruộng'
		];
		const words = lines.flatMap((text, i) => sentence(text, 20, 20 + i * 8));
		const match = matchLabels(blank, words, prints)!;
		expect(match.probability).toBeLessThan(0.9);
		expect(match.registration.trust).toBeLessThan(0.2);
		const { form, print } = match.registration.known;
		const numbers = form.fields.filter(({ kind }) => kind === 'id-number');
		const rows = numbers.flatMap(
			({ id }) => print.fields[id]?.map((box) => box.y + box.height / 2) ?? []
		);
		expect(rows.some((y) => Math.abs(y - (20 + 6 * 8)) < 3)).toBe(true);
	});

	it('is nothing where nothing was read', () => {
		expect(matchLabels(blank, [], prints)).toBeNull();
	});
});

describe('a value', () => {
	const { form, print } = prints.find(
		(known) => known.form.id === 'hk02' && known.print.side === 'front'
	)!;
	const boxes = (extra: readonly PageWord[]) => {
		const { words, rowOf } = listed(form, print, 7);
		const found = matchLabels(blank, [...words, ...extra], prints)!;
		return { fields: found.registration.known.print.fields, rowOf };
	};

	it('begins behind footnote mark and colon', () => {
		const { words, rowOf } = listed(form, print, 7);
		const y = rowOf.get('name')!;
		const others = words.filter(({ box }) => Math.abs(box[1] / perMm + 1.5 - y) > 0.1);
		const row = sentence('1. Họ và tên (1): NGUYỄN VĂN AN', 20, y);
		const { fields } = matchLabels(blank, [...others, ...row], prints)!.registration.known
			.print && {
			fields: matchLabels(blank, [...others, ...row], prints)!.registration.known.print.fields
		};
		const value = row.find(({ text }) => text === 'NGUYỄN')!.box[0] / perMm;
		expect(Math.abs(fields['name']![0]!.x - value)).toBeLessThan(2.2);
	});

	it('ends before the next label on its row and the number of that', () => {
		const { rowOf } = boxes([]);
		const y = rowOf.get('name')!;
		const beside = sentence('2. Giới tính: Nam', 120, y);
		const { words } = listed(form, print, 7);
		const without = words.filter(
			({ box }) => Math.abs(box[1] / perMm + 1.5 - rowOf.get('sex')!) > 0.1
		);
		const { fields } = matchLabels(blank, [...without, ...beside], prints)!.registration.known
			.print;
		const [name] = fields['name']!;
		expect(name!.x + name!.width).toBeLessThan(120.5);
		expect(fields['sex']![0]!.x).toBeGreaterThan(120 + '2. Giới tính'.length * letterMm);
	});
});

describe('findLabel', () => {
	const rows = (text: string) =>
		textRows(
			sentence(text, 10, 10).map(({ text: own, box }) => ({
				text: own,
				confidence: 1,
				left: box[0] / perMm,
				top: box[1] / perMm,
				right: box[2] / perMm,
				bottom: box[3] / perMm
			}))
		);
	it.each([
		['9. Nguyên quán: Lý Nhân', 'Nguyên quán', 1],
		['9.Nguyênquán:..Lý.Nhân', 'Nguyên quán', 1],
		['9. Nguyen quan Lý Nhân', 'Nguyên quán', 1],
		['9. Nguyên qưản: Lý', 'Nguyên quán', 1],
		['Hồ sơ hộ khẩu số: 58/4197', 'Số', 2],
		['Sông Đáy', 'Số', 0],
		['Nơi sinh: Hà Nam', 'Nguyên quán', 0]
	])('in "%s" finds %s %i times', (text, label, count) => {
		const [row] = rows(text);
		expect(findLabel(row!, 0, lettersOf(label))).toHaveLength(count);
	});
});
