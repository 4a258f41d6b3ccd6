// A failure's code as the sentence the app itself shows, for the terminal.
import { importVi } from '../../src/lib/i18n/import.vi.ts';
import type { Failure } from '../../src/lib/domain/result.ts';

/** Failures that only this command can meet. */
const own: Readonly<Record<string, (file: string, detail: string) => string>> = {
	'file-not-found': (file) => `Không có tệp “${file}”: hãy xem lại tên và thư mục.`,
	'reading-timeout': (file) => `Đọc tệp “${file}” quá lâu nên đã dừng: hãy thử quét lại trang đó.`,
	'reading-failed': (file, detail) => `Không đọc được tệp “${file}”: bộ đọc dừng (${detail}).`
};

const isImportCode = (code: string): code is keyof typeof importVi => code in importVi;

export function sentence(file: string, { code, params = {} }: Failure, page?: number): string {
	if (isImportCode(code)) {
		const place = page === undefined ? {} : { page };
		return importVi[code]({ file, ...place, ...params });
	}
	const detail = typeof params.detail === 'string' ? params.detail : code;
	return (own[code] ?? own['reading-failed']!)(file, detail);
}
