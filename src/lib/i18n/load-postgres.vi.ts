// Sentences of `npm run load-postgres`, Vietnamese.

type Params = Readonly<Record<string, string | number>>;

export const loadPostgresVi = {
	'package-missing': ({ path = '' }: Params) => `Không có gói “${path}”.`,
	'package-no-zip': ({ path = '' }: Params) =>
		`“${path}” không phải thư mục gói, cũng không phải tệp ZIP nguyên vẹn. Hãy chép lại gói.`,
	'manifest-missing': () =>
		'Gói không có tệp manifest.json: lần xuất chưa xong hoặc chép thiếu. Hãy xuất hoặc chép lại.',
	'manifest-broken': () => 'Tệp manifest.json bị hỏng hoặc bị sửa. Hãy chép lại gói.',
	'manifest-too-new': () => 'Gói do phiên bản mới hơn tạo ra. Hãy cập nhật Tàng Thư rồi nạp lại.',
	'file-missing': ({ name = '' }: Params) => `Gói thiếu tệp “${name}”. Hãy chép lại gói.`,
	'file-damaged': ({ name = '' }: Params) =>
		`Tệp “${name}” không khớp bản kê: đã hỏng hoặc bị sửa. Không nạp gì cả. Hãy chép lại gói.`,
	'no-jsonl': () =>
		'Gói không có định dạng JSON Lines. Hãy xuất lại và chọn thêm định dạng “JSON Lines”.',
	'record-broken': ({ name = '', line = '' }: Params) =>
		`Tệp “${name}” sai ở dòng ${line}. Không nạp gì cả.`,
	'count-differs': ({ name = '', expected = '', found = '' }: Params) =>
		`Bản kê ghi ${expected} ${name} nhưng gói có ${found}. Không nạp gì cả.`,
	'database-unreachable': ({ detail = '' }: Params) =>
		`Không kết nối được cơ sở dữ liệu (${detail}). Hãy xem lại địa chỉ, tài khoản và máy chủ.`,
	'database-too-old': ({ version = '' }: Params) =>
		`Máy chủ là PostgreSQL ${version}; cần bản 15 trở lên.`,
	'load-failed': ({ detail = '' }: Params) =>
		`Cơ sở dữ liệu từ chối (${detail}). Không có gì thay đổi.`
} as const;

export const loadPostgresWords = {
	usage: 'npm run load-postgres -- THƯ_MỤC_HOẶC_ZIP --database URL [--dry-run]',
	noPackage: 'Chưa nêu thư mục gói.',
	noDatabase: 'Chưa nêu cơ sở dữ liệu (--database postgres://…).',
	diff: (table: string, { insert, change, leave, remove }: Params) =>
		`${table}: thêm ${insert}, sửa ${change}, giữ nguyên ${leave}, bỏ ${remove}`,
	withdrawn: (count: number) =>
		`${count} hồ sơ trong gói trước nay không còn được duyệt: ghi vào bảng conflict, không xóa.`,
	tables: { household: 'Hộ', person: 'Nhân khẩu' },
	dryRun: 'Chỉ xem trước: chưa nạp gì.',
	loaded: (changed: number, seconds: string) =>
		`Đã nạp: ${changed} dòng thay đổi, ${seconds} giây.`,
	conflicts: (count: number) => `Bảng conflict có ${count} dòng cần người xem.`
} as const;
