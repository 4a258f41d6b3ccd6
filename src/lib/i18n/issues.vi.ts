// Vietnamese sentences of everything that can be doubtful about a value or a household: what is wrong, what the paper
// says, what to do. One sentence a code; the codes and their params come from domain/fields and domain/rules.

type Params = Record<string, string | number>;

/** Names of facts as forms print them. */
const facts: Readonly<Record<string, string>> = {
	name: 'họ và tên',
	'other-name': 'tên gọi khác',
	'birth-date': 'ngày sinh',
	sex: 'giới tính',
	'birth-place': 'nơi sinh',
	'home-town': 'nguyên quán',
	ethnicity: 'dân tộc',
	religion: 'tôn giáo',
	nationality: 'quốc tịch',
	'id-number': 'số CMND/định danh',
	'permanent-address': 'nơi thường trú',
	'current-address': 'chỗ ở hiện nay',
	'relation-to-head': 'quan hệ với chủ hộ'
};
const fact = (p: Params) => facts[String(p['fact'])] ?? String(p['fact'] ?? '');
const day = (value: string | number | undefined) =>
	String(value ?? '').replace(/^(\d{4})-?(\d\d)-?(\d\d)$/, '$3/$2/$1');

export const issuesVi: Record<string, (p: Params) => string> = {
	// Giá trị của một ô
	'text-too-long': (p) =>
		`Nội dung dài ${p['length']} ký tự, quá ${p['limit']}: kiểm tra có dán nhầm không.`,
	'ditto-unresolved': (p) =>
		`Dấu lặp “${p['value']}” chưa được thay bằng nội dung của dòng trên: nhấn phím lặp hoặc gõ giá trị.`,
	'ditto-resolved': (p) => `Trên giấy ghi dấu lặp “${p['value']}”: đã lấy nội dung của dòng trên.`,
	'date-unreadable': (p) =>
		`Không đọc được ngày “${p['value']}”: gõ ngày/tháng/năm, chỉ phần giấy có ghi.`,
	'date-not-on-calendar': (p) =>
		`Ngày “${p['value']}” không có trên lịch: xem lại giấy, nếu là âm lịch thì thêm “ÂL”.`,
	'date-month-one-digit': (p) =>
		`Tháng ${p['month']} chỉ ghi một chữ số (quy định ghi 01, 02): xem giấy có phải 10, 11, 12 bị mất nét không.`,
	'date-day-one-digit': (p) =>
		`Ngày của “${p['value']}” chỉ ghi một chữ số, quy định ghi hai: xem giấy có mất nét không.`,
	'date-century-assumed': (p) =>
		`Giấy chỉ ghi hai số cuối của năm, đang hiểu là ${p['year']}: xác nhận hoặc sửa.`,
	'date-century-unknown': (p) =>
		`Năm ghi hai chữ số trong “${p['value']}” có thể là ${p['years']}: gõ đủ bốn chữ số.`,
	'date-is-age': (p) =>
		`Giấy ghi tuổi (${p['age']} tuổi) thay cho ngày sinh: giữ như giấy, hoặc lấy năm sinh từ giấy khác.`,
	'date-is-cycle-year': (p) =>
		`“${p['value']}” là năm can chi, có thể là ${p['years'] ?? 'nhiều năm'}: gõ năm dương lịch nếu giấy khác có ghi.`,
	'date-after-document': (p) =>
		`Ngày “${p['value']}” sau ngày lập giấy (${day(p['document'])}): xem lại một trong hai.`,
	'period-unreadable': (p) =>
		`Không đọc được khoảng thời gian “${p['value']}”: gõ dạng 03/1998 – 10/2004 hoặc 03/1998 – nay.`,
	'period-ends-before-start': (p) =>
		`Khoảng “${p['value']}” kết thúc trước khi bắt đầu: xem lại hai mốc trên giấy.`,
	'sex-unknown': (p) => `Giới tính “${p['value']}” không phải Nam hay Nữ: xem lại giấy.`,
	'ethnicity-unknown': (p) =>
		`“${p['value']}” không có trong danh mục dân tộc 1979: chọn dân tộc theo giấy.`,
	'ethnicity-old-name': (p) =>
		`“${p['value']}” là tên gọi cũ, có thể là ${p['choices']}: hỏi lại và chọn, không đoán.`,
	'religion-unknown': (p) =>
		`“${p['value']}” không có trong danh mục tôn giáo: chọn tôn giáo theo giấy, hoặc “Không”.`,
	'religion-village-notation': (p) =>
		`“${p['value']}” là cách ghi Lương/Giáo ở làng xã, thường là ${p['choice']}: xác nhận.`,
	'nationality-unknown': (p) => `Không rõ quốc tịch “${p['value']}”: chọn tên nước theo giấy.`,
	'relation-unknown': (p) =>
		`Quan hệ “${p['value']}” không có trong danh mục: giữ như giấy nếu đúng là vậy.`,
	'relation-ambiguous': (p) => `Chữ tắt “${p['value']}” có thể là ${p['choices']}: chọn một.`,
	'id-number-not-digits': (p) => `Số “${p['value']}” có ký tự không phải chữ số: xem lại giấy.`,
	'id-number-length': (p) =>
		`Số “${p['value']}” có ${p['length']} chữ số; CMND có 9, số định danh có 12: xem lại giấy.`,
	'id-number-all-same': (p) =>
		`Số “${p['value']}” toàn một chữ số, không phải số thật: xem lại giấy.`,
	'id-number-province-unknown': (p) =>
		`Ba số đầu ${p['code']} của “${p['value']}” không phải mã tỉnh: xem lại, trừ người sinh ở nước ngoài.`,
	'id-number-sex-differs': (p) =>
		`Chữ số thứ tư (${p['digit']}) của số định danh ${p['value']} trái với giới tính trên giấy: xem lại số và giới tính.`,
	'id-number-year-differs': (p) =>
		`Số định danh ${p['value']} cho năm sinh ${p['inNumber']}, giấy ghi ${p['year']}: xem lại số và năm sinh.`,
	'passport-unusual': (p) =>
		`Số hộ chiếu “${p['value']}” không theo mẫu một chữ cái và 7–8 chữ số: xem lại giấy.`,
	'email-unusual': (p) =>
		`“${p['value']}” không phải địa chỉ email (tên@miền.vn): gõ lại theo giấy.`,
	'phone-unreadable': (p) => `Số điện thoại “${p['value']}” có ký tự lạ: gõ lại theo giấy.`,
	'phone-length': (p) =>
		`Số điện thoại “${p['value']}” có ${p['length']} chữ số, thường là 10 hoặc 11: xem lại giấy.`,
	'book-number-length': (p) =>
		`Số sổ hộ khẩu “${p['value']}” không đủ chín chữ số: xem lại giấy; sổ mẫu cũ thì ghi lý do và bỏ qua.`,
	'file-number-no-digit': (p) => `Số hồ sơ “${p['value']}” không có chữ số nào: xem lại bìa hồ sơ.`,
	'row-number-unreadable': (p) => `Không đọc được số thứ tự “${p['value']}”: gõ một số.`,
	'education-grade-impossible': (p) =>
		`Lớp “${p['value']}” không có trong hệ 7, 9, 10 hay 12 năm: xem lại giấy.`,
	'event-unknown': (p) =>
		`Chưa nhận ra loại thay đổi trong “${p['value']}”: không cần làm gì nếu đã ghi đúng như giấy.`,
	'name-has-digit': (p) => `Họ tên “${p['value']}” có chữ số, thường do đọc nhầm: xem lại giấy.`,
	'name-strange-character': (p) =>
		`Họ tên “${p['value']}” có ký tự không dùng trong tên: xem lại giấy.`,
	'name-one-word': (p) =>
		`Họ tên “${p['value']}” chỉ có một chữ: ghi đủ họ, chữ đệm, tên như giấy.`,
	'name-foreign-letter': (p) =>
		`Họ tên “${p['value']}” có chữ F, J, W hoặc Z: xác nhận nếu là tên nước ngoài hay tên dân tộc.`,
	'name-strange-syllable': (p) =>
		`Chữ “${p['word']}” trong họ tên “${p['value']}” không phải âm tiết tiếng Việt: xem lại giấy.`,
	// Trong một hộ
	'cmnd-twice': (p) =>
		`${p['name']} và ${p['other']} cùng một số CMND ${p['value']}: xem lại hai giấy, số có thể bị chép nhầm dòng.`,
	'cmnd-prefix': (p) =>
		`CMND ${p['value']} của ${p['name']} không bắt đầu bằng 16 dù sinh ở Hà Nam: có thể cấp ở tỉnh khác.`,
	'birth-after-paper': (p) =>
		`${p['name']} sinh ${p['birth']} sau ngày lập giấy (${day(p['paper'])}): xem lại ngày sinh và ngày giấy.`,
	'birth-in-future': (p) => `Ngày sinh ${p['birth']} của ${p['name']} ở tương lai: xem lại giấy.`,
	'paper-in-future': (p) => `Ngày lập giấy ${p['value']} ở tương lai: xem lại giấy.`,
	'age-over-limit': (p) =>
		`${p['name']} sinh ${p['birth']}, tức ${p['age']} tuổi khi lập giấy, quá ${p['limit']}: xem lại năm sinh.`,
	'declarant-under-14': (p) =>
		`${p['name']} sinh ${p['birth']}, mới ${p['age']} tuổi khi khai HK01 (phải đủ 14): xem lại ngày sinh và ngày khai.`,
	'head-missing': () =>
		'Không giấy nào cho biết ai là chủ hộ: tìm trang chủ hộ hoặc ô “Họ và tên chủ hộ” rồi nhập.',
	'head-several': (p) =>
		`Có ${p['count']} người cùng ghi là chủ hộ (${p['names']}): chọn một, hoặc nhập việc thay đổi chủ hộ.`,
	'head-not-listed': (p) =>
		`Chủ hộ ${p['head']} không có giấy nào của chính mình trong hồ sơ: kiểm tra có thiếu trang không.`,
	'head-under-18': (p) =>
		`Chủ hộ ${p['name']} mới ${p['age']} tuổi khi lập giấy: xem lại ngày sinh và quan hệ.`,
	'relation-sex-differs': (p) =>
		`${p['name']} ghi là “${p['relation']}” nhưng giới tính ghi ${p['sex']}: xem lại một trong hai.`,
	'middle-name-sex': (p) =>
		`${p['name']} có chữ đệm “${p['middle']}” mà giới tính ghi ${p['sex']}: xem lại giấy, tên như vậy vẫn có.`,
	'parent-younger': (p) =>
		`${p['name']} (${p['birth']}) ghi là cha/mẹ của ${p['other']} (${p['childBirth']}) nhưng sinh sau: xem lại ngày sinh hoặc quan hệ.`,
	'parent-age-unusual': (p) =>
		`${p['name']} ${p['age']} tuổi khi sinh ${p['other']}: xem lại hai ngày sinh, hoặc là con nuôi, con riêng.`,
	'family-name-differs': (p) =>
		`${p['name']} mang họ ${p['family']}, cha ${p['other']} họ ${p['parentFamily']}: xem lại giấy, hoặc theo họ mẹ, con riêng.`,
	'spouses-same-sex': (p) =>
		`${p['name']} và ${p['other']} ghi là vợ chồng nhưng cùng giới tính: xem lại giới tính hoặc quan hệ.`,
	'spouses-far-apart': (p) =>
		`${p['name']} và ${p['other']} ghi là vợ chồng, cách nhau ${p['years']} tuổi: xem lại ngày sinh và quan hệ.`,
	'spouse-too-young': (p) =>
		`${p['name']} mới ${p['age']} tuổi khi lập giấy mà ghi là vợ/chồng (luật: đủ ${p['least']}): xem lại ngày sinh.`,
	'spouse-several': (p) =>
		`Hộ có nhiều vợ/chồng của chủ hộ cùng lúc (${p['names']}): xem lại quan hệ, hoặc nhập việc xóa, chuyển.`,
	'member-twice': (p) =>
		`${p['name']} sinh ${p['year']} có hai lần trong hộ: gộp nếu là một người, giữ nếu là hai.`,
	'event-after-death': (p) =>
		`${p['name']} đã xóa chết ${p['date']} nhưng có việc “${p['event']}” ngày ${p['later']}: xem lại hai ngày.`,
	'death-before-birth': (p) =>
		`${p['name']} chết ${p['date']} trước ngày sinh ${p['birth']}: xem lại hai ngày.`,
	'event-after-removal': (p) =>
		`${p['name']} đã xóa đăng ký ${p['date']} nhưng có việc “${p['event']}” ngày ${p['later']}: kiểm tra có giấy nhập lại không.`,
	'relation-to-head-derived': (p) =>
		`${p['name']} là “${p['relation']}” của ${p['subject']}, suy ra với chủ hộ là ${p['choices']}: chọn quan hệ với chủ hộ.`,
	'relation-to-head-open': (p) =>
		`${p['name']} là “${p['relation']}” của ${p['subject']}, với chủ hộ có thể là ${p['choices']}: chọn một.`,
	'relation-to-head-contradicts': (p) =>
		`${p['name']} ghi là “${p['stated']}” của chủ hộ, nhưng là “${p['relation']}” của ${p['subject']} nên phải là ${p['choices']}: có thể chép nhầm quan hệ.`,
	'unit-not-of-its-time': (p) =>
		`${capital(fact(p))} “${p['value']}” của ${p['name']}: ${p['unit']} không có vào ngày giấy ${day(p['date'])}; giữ như giấy nếu đúng là ghi vậy.`,
	'place-unknown': (p) =>
		`Không nhận ra địa danh nào trong ${fact(p)} “${p['value']}” của ${p['name']}: gõ xã, huyện, tỉnh theo giấy.`,
	'place-contradicts': (p) =>
		`${capital(fact(p))} “${p['value']}” của ${p['name']} nêu một xã/phường không có trong ${p['unit']}: xem lại tên.`,
	'place-ambiguous': (p) =>
		`${capital(fact(p))} “${p['value']}” của ${p['name']} có thể là ${p['choices']}: chọn một.`,
	'place-divided': (p) =>
		`Nơi thường trú “${p['value']}” của ${p['name']} nay thuộc ${p['choices']} và không tự suy ra được: chọn đơn vị hiện nay.`,
	'lives-outside-archive': (p) =>
		`Chủ hộ ${p['name']} thường trú ở “${p['value']}”, ngoài ${p['unit']} của tàng thư này: kiểm tra hồ sơ có xếp nhầm không.`,
	'papers-differ': (p) =>
		`Các giấy ghi ${fact(p)} của ${p['name']} khác nhau: ${p['values']}; theo thứ tự giấy tờ nên lấy “${p['suggestion']}”.`,
	'head-names-differ': (p) =>
		`Các giấy ghi tên chủ hộ khác nhau: ${p['values']}; xem lại, hoặc nhập việc thay đổi chủ hộ.`,
	'file-numbers-differ': (p) =>
		`Các giấy ghi số hồ sơ khác nhau: ${p['values']}; kiểm tra có giấy của hộ khác không.`,
	'places-all-ditto': (p) =>
		`Nơi sinh, nguyên quán và thường trú đều chép lặp “${p['value']}”: xem giấy có đúng cả ba không.`,
	'fact-indispensable': (p) =>
		`Thiếu ${fact(p)}${of(p)}: không có thì không nộp được, tìm trên giấy khác hoặc ghi “không đọc được”.`,
	'fact-missing': (p) =>
		`Chưa có ${fact(p)}${of(p)}: nhập nếu giấy có ghi, hoặc đánh dấu để trống trên giấy.`,
	'fact-not-on-papers': (p) =>
		`Giấy không cho biết ${fact(p)}${of(p)}: lấy từ giấy khác của hộ nếu có.`,
	'birth-without-year': (p) =>
		`Ngày sinh “${p['birth']}” của ${p['name']} không có năm: tìm năm sinh trên giấy khác.`,
	// Giữa các hồ sơ
	'number-on-two-persons': (p) =>
		`Số ${p['number']} có ở cả ${p['name']} và ${p['other']}: xem lại hai hồ sơ, không gộp chỉ vì trùng số.`,
	'in-two-households': (p) =>
		`${p['name']} sinh ${p['birth']} đang có tên ở hai hộ: tìm giấy chuyển hoặc xóa ở một trong hai hộ.`,
	'maybe-in-two-households': (p) =>
		`${p['name']} sinh ${p['birth']} có thể đang có tên ở hai hộ: so hai hồ sơ, quyết định là một hay hai người.`,
	'file-number-twice': (p) =>
		`Số hồ sơ ${p['number']} dùng cho hai hồ sơ: xem lại bìa hai túi hồ sơ.`,
	'book-number-twice': (p) =>
		`Số sổ hộ khẩu ${p['number']} có ở hai hồ sơ: xem lại, trừ khi hộ đã tách mà giữ số.`,
	'sheet-twice': (p) =>
		`Hai hồ sơ cùng ghi sổ/tờ ${p['number']} của sổ đăng ký thường trú: xem lại một trong hai.`
};

function capital(text: string): string {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function of(p: Params): string {
	return p['name'] ? ` của ${p['name']}` : '';
}
