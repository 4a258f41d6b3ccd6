// Sentences about the two reading engines and the office's own weights.
export const recogniserVi = {
	'recogniser.own': 'Máy đọc riêng',
	'recogniser.tesseract': 'Tesseract',
	'recogniser.differ': 'Hai máy đọc khác nhau; chỗ khác được gạch dưới.',
	'form.doubtful':
		'Máy chưa chắc trang này là {code} – {title} ({n} %): hãy nhìn đầu trang; nếu là giấy khác thì đổi mẫu bằng',
	'recogniser.nothing': '(không đọc được gì)'
} as const;
