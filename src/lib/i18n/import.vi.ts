// Why a scanned file or page was not taken in: one sentence each, with the file, the reason and what to do.
import type { ImportFailure } from '../pipeline/ports.ts';

export interface ImportSentenceParams {
	readonly file: string;
	/** Counted from 1; absent where the whole file failed. */
	readonly page?: number;
	/** In the unit of the sentence: MB, pages or megapixels. */
	readonly limit?: number;
	readonly actual?: number;
}

type Sentence = (params: ImportSentenceParams) => string;

const number = new Intl.NumberFormat('vi-VN');
const show = (value: number | undefined): string =>
	value === undefined ? '?' : number.format(value);
const pageOf = ({ file, page }: ImportSentenceParams): string =>
	page === undefined ? `tệp “${file}”` : `trang ${page} của tệp “${file}”`;
const sizeOf = (actual: number | undefined, unit: string): string =>
	actual === undefined ? '' : ` (${show(actual)} ${unit})`;

export const importVi: Record<ImportFailure, Sentence> = {
	'file-empty': ({ file }) =>
		`Tệp “${file}” rỗng (0 byte): hãy chép lại từ máy quét hoặc quét lại.`,
	'file-too-big': ({ file, limit, actual }) =>
		`Tệp “${file}” quá lớn${sizeOf(actual, 'MB')}, giới hạn là ${show(limit)} MB: hãy tách thành nhiều tệp, hoặc nhờ người kiểm duyệt cho phép.`,
	'file-unknown-type': ({ file }) =>
		`Tệp “${file}” không phải PDF, TIFF, JPEG, PNG, WebP hay BMP: hãy lưu lại bằng một trong các loại đó rồi nhập lại.`,
	'file-broken': ({ file }) =>
		`Tệp “${file}” bị hỏng hoặc chép thiếu nên không mở được: hãy chép lại từ bản gốc hoặc quét lại.`,
	'file-encrypted': ({ file }) =>
		`Tệp “${file}” có mật khẩu nên không mở được: hãy lưu một bản không có mật khẩu rồi nhập lại.`,
	'file-too-many-pages': ({ file, limit, actual }) =>
		`Tệp “${file}” có quá nhiều trang${sizeOf(actual, 'trang')}, giới hạn là ${show(limit)} trang: hãy tách thành nhiều tệp, hoặc nhờ người kiểm duyệt cho phép.`,
	'page-too-big': (params) =>
		`Không nhận ${pageOf(params)} vì ảnh quá lớn${sizeOf(params.actual, 'triệu điểm ảnh')}, giới hạn là ${show(params.limit)} triệu: hãy quét lại với độ phân giải thấp hơn (300 dpi là đủ), hoặc nhờ người kiểm duyệt cho phép.`,
	'page-broken': (params) =>
		`Không đọc được hình ảnh của ${pageOf(params)} vì dữ liệu bị hỏng hoặc thuộc loại không hỗ trợ: hãy quét lại trang này.`,
	'decode-timeout': (params) =>
		`Đọc ${pageOf(params)} quá lâu nên đã dừng lại: hãy quét lại trang này với độ phân giải thấp hơn, hoặc lưu lại thành TIFF hay JPEG.`,
	'decode-out-of-memory': (params) =>
		`Máy không đủ bộ nhớ để mở ${pageOf(params)}: hãy đóng bớt chương trình khác rồi thử lại, hoặc quét lại với độ phân giải thấp hơn.`,
	'file-unreadable': ({ file }) =>
		`Không đọc được tệp “${file}” từ ổ đĩa: hãy kiểm tra xem tệp có bị di chuyển hoặc USB có bị rút ra không, rồi chọn lại.`
};
