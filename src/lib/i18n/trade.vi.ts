// Sentences of the trade on the screens: old encodings, checks of the whole archive, the same person twice, cleaning.
export const tradeVi = {
	'paste.found': 'Chữ vừa dán có vẻ viết bằng bảng mã cũ {encoding}. Đổi sang Unicode?',
	'paste.tcvn3': 'TCVN3 (phông .VnTime)',
	'paste.vni': 'VNI-Windows',
	'paste.convert': 'Đổi',
	'paste.keep': 'Giữ nguyên',
	'paste.composed':
		'Chữ vừa dán là Unicode tổ hợp: đã ghép dấu thành Unicode dựng sẵn, nội dung không đổi.'
} as const;
