// Câu chữ về máy đọc chữ của cơ quan: bộ mẫu chữ và trọng số mới.

export const officeVi = {
	'act.crops': 'Xuất bộ mẫu chữ',
	'act.weights': 'Đổi máy đọc chữ',
	'settings.title': 'Máy đọc chữ',
	'settings.open': 'Bộ mẫu chữ của cơ quan và trọng số mới',
	'crops.title': 'Bộ mẫu chữ của cơ quan',
	'crops.why':
		'Máy đọc tốt hơn khi được học nét chữ của chính cơ quan. Bộ mẫu gồm ảnh từng ô đã được người xác nhận trong hồ sơ đã duyệt, kèm chữ đúng. Không có số định danh, số CMND, số điện thoại, số hồ sơ, ô hạn chế và mã nào; nhưng ảnh vẫn có họ tên, địa chỉ: hãy giữ như hồ sơ.',
	'crops.files': 'Hồ sơ đã duyệt: {n}',
	'crops.none': 'Chưa có hồ sơ nào được duyệt. Duyệt hồ sơ rồi quay lại đây.',
	'crops.only-supervisor': 'Chỉ người duyệt mới xuất được bộ mẫu chữ.',
	'crops.agree': 'Tôi có thẩm quyền cho xuất bộ mẫu này; việc xuất được ghi vào nhật ký.',
	'crops.passphrase': 'Mật khẩu của bộ mẫu',
	'crops.make': 'Xuất bộ mẫu chữ',
	'crops.running': 'Đang cắt các ô và mã hóa…',
	'crops.made': 'Đã ghi {n} mẫu chữ vào tệp .ttcrops, mã hóa bằng mật khẩu vừa đặt.',
	'crops.cancelled': 'Đã dừng. Không có bộ mẫu nào được ghi trọn.',
	'failure.crops-none': 'Chưa có hồ sơ nào được duyệt. Duyệt hồ sơ rồi xuất lại.',
	'weights.title': 'Trọng số của máy đọc chữ',
	'weights.why':
		'Nạp bản trọng số mới hơn (.onnx và .json) vào máy này. Trước khi dùng, máy cho cả hai bản đọc cùng một bộ dòng mẫu; bản đọc kém hơn bản đi kèm chương trình thì không nhận.',
	'weights.built-in': 'Đang dùng bản đi kèm chương trình.',
	'weights.office':
		'Đang dùng bản của cơ quan: {version} (sai {own} %, bản đi kèm sai {builtIn} %).',
	'weights.choose': 'Chọn tệp .onnx và tệp .json đi cùng',
	'weights.load': 'Kiểm tra và nạp',
	'weights.running': 'Đang cho hai bản đọc các dòng mẫu…',
	'weights.taken':
		'Đã nhận bản {version}: sai {own} % số chữ của dòng mẫu, bản đi kèm sai {builtIn} %. Các trang đọc sau khi mở lại chương trình sẽ dùng bản này.',
	'weights.cancelled': 'Đã dừng. Máy đọc chữ không đổi.',
	'weights.back': 'Quay về bản đi kèm chương trình',
	'weights.is-back': 'Đã quay về bản đi kèm. Mở lại chương trình để dùng ngay.',
	'weights.reload': 'Mở lại chương trình',
	'weights.only-supervisor': 'Chỉ người duyệt mới đổi được máy đọc chữ.',
	'failure.weights-files': 'Cần đúng hai tệp: một tệp .onnx và tệp .json đi cùng. Chọn lại cả hai.',
	'failure.weights-too-big': 'Tệp trọng số lớn hơn 20 MB nên không nhận. Huấn luyện bản nhỏ hơn.',
	'failure.weights-card':
		'Tệp .json không mô tả trọng số của máy đọc chữ. Chọn tệp được xuất cùng tệp .onnx.',
	'failure.weights-mismatch':
		'Tệp .onnx không phải là tệp mà .json mô tả (mã SHA-256 khác). Chép lại cả hai tệp.',
	'failure.weights-shape':
		'Trọng số có đầu vào hoặc đầu ra khác máy đọc chữ này nên không nhận. Xuất lại bằng lệnh export.',
	'failure.weights-broken':
		'Tệp .onnx hỏng hoặc trình duyệt không chạy được; máy đọc chữ không đổi. Xuất lại tệp.',
	'failure.weights-slow':
		'Trọng số chạy quá chậm trên máy này nên không nhận. Huấn luyện bản nhỏ hơn.',
	'failure.weights-worse':
		'Bản này đọc kém hơn bản đi kèm (sai {own} % so với {builtIn} %) nên không nhận. Huấn luyện thêm rồi nạp lại.',
	'failure.weights-not-kept':
		'Trình duyệt không giữ được trọng số trên máy này; máy đọc chữ không đổi. Giải phóng chỗ trống rồi nạp lại.'
} as const;
