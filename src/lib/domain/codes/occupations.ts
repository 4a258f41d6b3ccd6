// Nghề nghiệp as household papers of the delta word it most often: no code list binds it, so any other wording stands as
// written. Used to put misread letters right, never to refuse a trade.
export const occupations: readonly string[] = (
	'Làm ruộng|Làm nông|Nông nghiệp|Nông dân|Xã viên|Chăn nuôi|Công nhân|Công nhân viên|Cán bộ|Công chức|Viên chức|Bộ đội|' +
	'Công an|Giáo viên|Kế toán|Kỹ sư|Bác sĩ|Y sĩ|Y tá|Y tế|Dược sĩ|Điều dưỡng|Lái xe|Thợ xây|Thợ mộc|Thợ may|Thợ hàn|Thợ điện|' +
	'Thợ nề|Thợ máy|Thợ rèn|Thợ cơ khí|Buôn bán|Kinh doanh|Tiểu thương|Dịch vụ|May mặc|Thủ công|Lao động tự do|Tự do|Làm thuê|Nội trợ|' +
	'Học sinh|Sinh viên|Còn nhỏ|Trẻ em|Hưu trí|Cán bộ hưu trí|Già yếu|Mất sức|Thương binh|Thất nghiệp|Không nghề|Không'
).split('|');
