// Sentences about erasing what has been handed over.
export const eraseVi = {
	'erase.title': 'Xóa hồ sơ đã bàn giao khỏi máy này',
	'erase.why':
		'Hồ sơ đã xuất hoặc giao đi và đã có trong bản sao lưu thì không cần nằm lại trên máy này. Khóa mã hóa của từng hồ sơ bị hủy: ảnh quét, dữ liệu đã đọc, chữ đã gõ và lời nhật ký của hồ sơ không ai mở được nữa.',
	'erase.only-supervisor': 'Chỉ người duyệt hoặc quản trị xóa được hồ sơ đã bàn giao.',
	'erase.none': 'Chưa có hồ sơ nào được duyệt, nên chưa có gì để xóa.',
	'erase.batch': 'Lô',
	'erase.no-name': '(không tên)',
	'erase.size': 'Số hồ sơ',
	'erase.state': 'Xóa được chưa',
	'erase.count': '{n} hồ sơ, {pages} trang',
	'erase.ready': 'Đã duyệt, đã bàn giao, đã sao lưu',
	'erase.missing-approval': 'Chưa: còn hồ sơ chưa duyệt',
	'erase.missing-hand-over': 'Chưa: còn hồ sơ chưa xuất hoặc giao đi như bản đang có',
	'erase.missing-backup': 'Chưa: hãy sao lưu trước',
	'erase.open': 'Xóa lô này…',
	'erase.ask': 'Xóa vĩnh viễn lô “{name}”?',
	'erase.what':
		'{n} hồ sơ với {pages} trang sẽ mất khỏi máy này: ảnh quét, dữ liệu, chữ đã gõ và lời nhật ký. Mắt xích nhật ký và chữ ký vẫn còn để kiểm tra.',
	'erase.not-what':
		'Tệp đã xuất, gói đã giao và bản sao lưu ở nơi khác không bị đụng tới; ai giữ chúng thì vẫn mở được.',
	'erase.irreversible':
		'Không hoàn tác được. Sau khi xóa, chỉ còn bản sao lưu mới đem hồ sơ trở lại.',
	'erase.type': 'Gõ lại “{word}” để xác nhận',
	'erase.do': 'Xóa vĩnh viễn {n} hồ sơ',
	'erase.running': 'Đang hủy khóa từng hồ sơ…',
	'erase.done': 'Đã xóa {n} hồ sơ khỏi máy này và ghi vào nhật ký.',
	'erase.cancelled': 'Đã dừng. Hồ sơ đã xóa không lấy lại được; phần còn lại vẫn nguyên.',
	'failure.erase-unconfirmed': 'Chữ xác nhận chưa đúng. Gõ đúng từng chữ như đã hiện.',
	'failure.erase-not-ready':
		'Lô này chưa xóa được: có hồ sơ vừa thay đổi, chưa bàn giao hoặc chưa sao lưu. Xem lại danh sách.',
	'failure.not-backed-up':
		'Có việc làm trên hồ sơ sau lần sao lưu cuối. Hãy sao lưu rồi xóa lại; những hồ sơ này còn nguyên.'
} as const;
