// `npm run verify-journal -- FILE [--head=HASH]`: is an exported journal whole, unchanged and signed? The head comes
// from a sign-off sheet or an export's manifest; without it a cut end is found only against the file's own word.
import { readFile } from 'node:fs/promises';
import { verifyJournalFile } from '#lib/platform/db/journal-file.ts';

const reasons = {
	changed: 'nội dung hoặc mã băm bị đổi',
	missing: 'thiếu hoặc lặp số thứ tự',
	head: 'phần cuối bị cắt hoặc thêm',
	signature: 'không có chữ ký đúng của người ghi'
} as const;

const file = process.argv.slice(2).find((word) => !word.startsWith('--'));
const head = process.argv.find((word) => word.startsWith('--head='))?.slice('--head='.length);
if (file === undefined) {
	console.error('npm run verify-journal -- TỆP [--head=MÃ]');
	process.exit(2);
}
const verdict = await verifyJournalFile(await readFile(file, 'utf8'), head);
if (!verdict.ok) {
	console.error('Tệp này không phải nhật ký Tàng Thư.');
	process.exit(2);
}
const { entries, head: last, brokenAt } = verdict.value;
if (brokenAt) console.log(`HỎNG ở dòng ${brokenAt.seq}: ${reasons[brokenAt.why]}.`);
else console.log(`Nguyên vẹn: ${entries} dòng, mã cuối ${last.hash}.`);
process.exit(brokenAt ? 1 : 0);
