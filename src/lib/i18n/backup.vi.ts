// Sentences about backups, restoring, and room on the disk.
export const backupVi = {
	'nav.backup': 'Sao lưu',
	'act.backup': 'Sao lưu',
	'act.hand-over': 'Giao nhận hồ sơ',
	'backup.title': 'Sao lưu và khôi phục',
	'backup.make': 'Sao lưu',
	'backup.why':
		'Trình duyệt có thể mất dữ liệu: hỏng ổ đĩa, xóa hồ sơ người dùng. Mỗi ca hãy lưu một tệp sao lưu ra USB hoặc máy chủ. Tệp được mã hóa; chỉ mở được bằng mật khẩu của người dùng trong kho này hoặc khóa khôi phục đã in.',
	'backup.never': 'Chưa có bản sao lưu nào của kho này.',
	'backup.last': 'Bản gần nhất: {when}.',
	'backup.since': 'Từ đó có {n} thao tác chưa được sao lưu.',
	'backup.since-none': 'Mọi thao tác đều đã có trong bản sao lưu.',
	'backup.whole': 'Sao lưu toàn bộ',
	'backup.added': 'Chỉ phần mới thêm',
	'backup.added-why': 'Khi khôi phục cần cả bản toàn bộ và mọi phần thêm sau đó.',
	'backup.running': 'Đang ghi bản sao lưu; mọi người vẫn làm việc được.',
	'backup.done': 'Đã ghi xong bản sao lưu. Hãy cất tệp ở nơi khác máy này.',
	'backup.cancelled': 'Đã dừng. Tệp ghi dở không dùng được, hãy xóa đi.',
	'backup.overdue': 'Còn {n} thao tác chưa sao lưu ra ngoài máy này.',
	'backup.go': 'Sao lưu ngay',
	'backup.stop': 'Dừng',
	'restore.title': 'Khôi phục từ bản sao lưu',
	'restore.why':
		'Dùng khi máy mới, hoặc khi kho trên máy này đã mất. Mọi byte được kiểm tra trước khi ghi. Không ghi đè lên kho đang có hồ sơ.',
	'restore.choose': 'Chọn tệp sao lưu (.ttbackup), cả các phần thêm',
	'restore.part-whole': 'toàn bộ',
	'restore.part-added': 'phần thêm',
	'restore.name': 'Tên trong kho cũ',
	'restore.passphrase': 'Mật khẩu',
	'restore.key': 'Khóa khôi phục đã in',
	'restore.by-key': 'Dùng khóa khôi phục',
	'restore.by-passphrase': 'Dùng mật khẩu',
	'restore.start': 'Khôi phục',
	'restore.running': 'Đang kiểm tra rồi khôi phục…',
	'restore.lost':
		'Máy này từng có kho hồ sơ nhưng trình duyệt đã mất dữ liệu. Hãy khôi phục từ bản sao lưu gần nhất.',
	'restore.fresh-why':
		'Nếu chắc chắn không có bản sao lưu, có thể bắt đầu kho mới. Dữ liệu cũ không lấy lại được.',
	'restore.fresh-confirm': 'Tôi hiểu rằng dữ liệu cũ không lấy lại được',
	'restore.back': 'Quay lại',
	'failure.backup-unknown': '“{name}” không phải tệp sao lưu của Tàng Thư. Hãy chọn tệp .ttbackup.',
	'failure.backup-too-new':
		'“{name}” do bản mới hơn của chương trình tạo ra. Hãy cập nhật chương trình rồi thử lại.',
	'failure.backup-damaged':
		'“{name}” bị hỏng ở phần {piece}. Chưa có gì bị thay đổi; hãy dùng bản sao lưu khác.',
	'failure.backup-cut':
		'“{name}” bị cắt cụt sau phần {piece}. Chưa có gì bị thay đổi; hãy dùng bản sao lưu khác.',
	'failure.backup-gap':
		'“{name}” là phần thêm nhưng thiếu bản đứng ngay trước nó. Hãy chọn đủ các tệp.',
	'failure.backup-not-whole':
		'Cần đúng một bản sao lưu toàn bộ. Hãy xem lại các tệp đã chọn: “{name}”.',
	'failure.task-running': 'Việc trước còn đang chạy; hãy đợi xong hoặc bấm Dừng.',
	'failure.archive-not-empty':
		'Máy này đang có hồ sơ nên không khôi phục đè lên. Hãy khôi phục trên máy trống.',
	'failure.disk-write-failed': 'Không ghi được tệp. Hãy kiểm tra chỗ trống của ổ đích rồi thử lại.',
	'reserve.unkept':
		'Ổ đĩa sắp hết chỗ, và trình duyệt chưa hứa giữ kho này: nó có thể xóa hết. Hãy sao lưu ngay, dọn ổ đĩa, rồi cài chương trình vào máy từ thanh địa chỉ.',
	'reserve.short':
		'Ổ đĩa sắp hết chỗ: còn dưới 64 MB cho kho này. Hãy dọn ổ đĩa hoặc sao lưu rồi chuyển hồ sơ đi.'
} as const;
