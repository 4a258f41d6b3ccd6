// What the trade knows of a person and of a household, independent of the paper it was read from.

/** Facts about one person; forms map their fields onto these. Source: NĐ 62/2021 Điều 9, TT 36/2014. */
export type PersonFactId =
	| 'name' // Họ và tên
	| 'other-name' // Họ và tên gọi khác
	| 'birth-date' // Ngày, tháng, năm sinh
	| 'sex' // Giới tính
	| 'birth-place' // Nơi sinh
	| 'home-town' // Nguyên quán / Quê quán
	| 'ethnicity' // Dân tộc
	| 'religion' // Tôn giáo
	| 'nationality' // Quốc tịch
	| 'id-number' // CMND số / Số định danh cá nhân
	| 'passport' // Hộ chiếu số
	| 'permanent-address' // Nơi thường trú
	| 'current-address' // Địa chỉ chỗ ở hiện nay
	| 'education' // Trình độ học vấn
	| 'qualification' // Trình độ chuyên môn
	| 'ethnic-language' // Biết tiếng dân tộc
	| 'foreign-language' // Trình độ ngoại ngữ
	| 'occupation' // Nghề nghiệp, nơi làm việc
	| 'phone' // Số điện thoại liên hệ
	| 'relation-to-head' // Quan hệ với chủ hộ
	| 'relation-to-subject' // Quan hệ với người có thay đổi / với người khai
	| 'criminal-record'; // Tiền án: restricted, off in exports by default

/** Facts about the household file itself. */
export type HouseholdFactId =
	| 'head-name' // Họ và tên chủ hộ
	| 'file-number' // Hồ sơ hộ khẩu số
	| 'book-number' // Sổ hộ khẩu số
	| 'register-number' // Sổ đăng ký thường trú số
	| 'sheet-number' // Tờ số
	| 'event' // Nội dung thay đổi
	| 'document-date'
	| 'deposit-date' // Nộp lưu ngày
	| 'recipient' // Kính gửi
	| 'head-opinion' // Ý kiến của chủ hộ
	| 'confirmation'; // Xác nhận của Công an

/** Whom a field speaks of on its page. */
export type FactSubject =
	| 'subject' // the person the paper is about
	| 'reporter' // người viết phiếu báo
	| 'member' // one row of the people who change together
	| 'relative' // one row of the family table
	| 'household';

export type Fact =
	| { readonly of: Exclude<FactSubject, 'household'>; readonly is: PersonFactId }
	| { readonly of: 'household'; readonly is: HouseholdFactId };
