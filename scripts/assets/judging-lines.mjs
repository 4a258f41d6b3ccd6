// Draws the specimen lines on which newer weights of the line reader are judged in the browser: made-up text in the
// families that training holds out. Writes static/models/judging-lines.{png,json}; run by hand when a line changes.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright';
import { chromiumLaunch } from '../chromium.mjs';

const require = createRequire(import.meta.url);
const families = [
	...['tinos', 'be-vietnam-pro', 'cousine', 'jetbrains-mono', 'patrick-hand', 'mali'],
	...['charm', 'dancing-script', 'oooh-baby', 'square-peg']
];
const texts = [
	'Nguyễn Thị Ánh Tuyết',
	'Thôn Ngọc Lũ, xã Lê Hồ, huyện Kim Bảng',
	'15/08/1962',
	'Làm ruộng',
	'Chuyển đến ngày 03 tháng 11 năm 1987',
	'Trần Quốc Vượng, em ruột chủ hộ',
	'Phường Trần Hưng Đạo, thị xã Phủ Lý',
	'Thợ mộc, tổ hợp tác Đoàn Kết',
	'Số nhà 27, ngõ 104, phố Quy Lưu',
	'Đỗ Khắc Hiệp',
	'Giáo viên trường cấp II Nhật Tân',
	'Vợ chết 1979, tái giá năm 1983',
	'Phạm Gia Khánh sinh 1991',
	'Không có nghề nghiệp ổn định',
	'Xóm 8, T.T Đồng Văn, Duy Tiên',
	'Kinh, không tôn giáo',
	'Bùi Hữu Nghĩa',
	'Nhập ngũ 1972, phục viên 1976',
	'Hợp tác xã Tiền Phong',
	'Lớp 7/10'
];
const lineHeight = 56;

/** @param {string} family @param {string} subset */
const woff = (family, subset) => {
	const root = dirname(require.resolve(`@fontsource/${family}/package.json`));
	const path = join(root, 'files', `${family}-${subset}-400-normal.woff2`);
	return readFileSync(path).toString('base64');
};
// Every family draws four lines; together each text is drawn twice.
const lines = families.flatMap((family, at) =>
	[0, 1, 2, 3].map((step) => ({ family, text: texts[(at * 4 + step) % texts.length] ?? '' }))
);
const faces = families
	.flatMap((family) => [
		`@font-face{font-family:"${family}";src:url(data:font/woff2;base64,${woff(family, 'latin')})}`,
		`@font-face{font-family:"${family}-vi";src:url(data:font/woff2;base64,${woff(family, 'vietnamese')})}`
	])
	.join('');

const browser = await chromium.launch(chromiumLaunch());
const page = await browser.newPage();
await page.setContent(`<style>${faces}</style>`);
const drawn = await page.evaluate(
	async ({ lines, families, lineHeight }) => {
		await Promise.all(
			families.flatMap((family) => [
				document.fonts.load(`32px "${family}"`, 'a'),
				document.fonts.load(`32px "${family}-vi"`, 'ạ')
			])
		);
		const canvas = document.createElement('canvas');
		const context = canvas.getContext('2d');
		if (!context) throw new Error('No canvas');
		/** @param {{ family: string }} line */
		const font = ({ family }) => `30px "${family}-vi", "${family}"`;
		const widths = lines.map((line) => {
			context.font = font(line);
			return Math.ceil(context.measureText(line.text).width) + 32;
		});
		canvas.width = Math.max(...widths);
		canvas.height = lineHeight * lines.length;
		context.fillStyle = '#fff';
		context.fillRect(0, 0, canvas.width, canvas.height);
		context.fillStyle = '#222';
		lines.forEach((line, index) => {
			context.font = font(line);
			context.fillText(line.text, 14, index * lineHeight + 38);
		});
		return { widths, png: canvas.toDataURL('image/png').replace(/^.*,/, '') };
	},
	{ lines, families, lineHeight }
);
await browser.close();
const out = new URL('../../static/models/', import.meta.url);
writeFileSync(new URL('judging-lines.png', out), Buffer.from(drawn.png, 'base64'));
const listed = lines.map(({ text }, index) => ({ text, width: drawn.widths[index] }));
writeFileSync(
	new URL('judging-lines.json', out),
	`${JSON.stringify({ lineHeight, lines: listed }, null, '\t')}\n`
);
