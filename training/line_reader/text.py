"""Lines of text as they stand in registers and declaration forms, drawn at random by kind."""
from .charset import CHARS
from .gazetteer import address, person, title
from .syllables import syllable, wild_word

MAX_CHARS = 80
OCCUPATIONS = """làm ruộng|nông nghiệp|nông dân|công nhân|giáo viên|học sinh|sinh viên|bộ đội|công an|hưu trí|nghỉ hưu
nội trợ|buôn bán|kinh doanh|thợ may|thợ mộc|thợ xây|thợ điện|lái xe|kế toán|bác sĩ|y tá|điều dưỡng|kỹ sư|cán bộ|công chức
viên chức|ngư dân|tiểu thương|dịch vụ|lao động tự do|tự do|nhân viên văn phòng|bảo vệ|thủ kho|già yếu|còn nhỏ|nhân viên bán hàng
thợ cơ khí|thợ hàn|chăn nuôi|làm nghề cá|làm muối|cán bộ hưu trí|giảng viên|dược sĩ|luật sư|phóng viên|đầu bếp|cắt tóc""".replace("\n", "|").split("|")
RELATIONS = """chủ hộ|vợ|chồng|con|con trai|con gái|con đẻ|con nuôi|bố|mẹ|cha|bố đẻ|mẹ đẻ|bố vợ|mẹ vợ|bố chồng|mẹ chồng|ông|bà|cháu|cháu nội
cháu ngoại|anh|chị|em|anh ruột|chị ruột|em ruột|con dâu|con rể|cô|dì|chú|bác|cậu|người ở nhờ|ở nhờ|thuê trọ|cháu ruột|chắt|người giám hộ""".replace("\n", "|").split("|")
ETHNIC = """Kinh|Tày|Thái|Mường|Khmer|Hoa|Nùng|H'Mông|Mông|Dao|Gia Rai|Ê Đê|Ba Na|Sán Chay|Chăm|Cơ Ho|Xơ Đăng|Sán Dìu|Hrê|Ra Glai|Mnông
Thổ|Xtiêng|Khơ Mú|Bru - Vân Kiều|Cơ Tu|Giáy|Tà Ôi|Mạ|Giẻ Triêng|Co|Chơ Ro|Xinh Mun|Hà Nhì|Chu Ru|Lào|La Chí|Kháng|Phù Lá|La Hủ|La Ha|Pà Thẻn|Lự
Ngái|Chứt|Lô Lô|Mảng|Cờ Lao|Bố Y|Cống|Si La|Pu Péo|Rơ Măm|Brâu|Ơ Đu""".replace("\n", "|").split("|")
OTHER = """không|Không|Không có|Có|Nam|Nữ|nam|nữ|Việt Nam|VN|Phật giáo|Công giáo|Thiên chúa giáo|Tin lành|Cao Đài|Hòa Hảo|Hồi giáo|Thiên chúa
12/12|10/10|9/12|7/10|5/12|8/12|4/10|lớp 9|lớp 12|ĐH|CĐ|TC|THPT|THCS|đại học|cao đẳng|trung cấp|Tốt nghiệp THPT|cử nhân|thạc sĩ|tiến sĩ|mù chữ|biết chữ
sơ cấp|chưa qua đào tạo|Tiếng Anh|Tiếng Nga|Anh B|Đang sống|đã chết|chết|chuyển đi|đã chuyển|xóa tên|nhập sinh|tách hộ|đăng ký lại|nhập ngũ|xuất ngũ
CA huyện|Công an tỉnh|Trưởng Công an xã|Đội trưởng|Thượng tá|Trung tá|Thiếu tá|Đại úy|CCCD|CMND|Hộ chiếu|kết hôn|ly hôn|độc thân|Chưa có vợ|Chưa kết hôn|góa
năm sinh|không rõ|như trên|nt|nt.|NT|thường trú|tạm trú|Cục CS QLHC về TTXH|Cục Cảnh sát QLHC về TTXH|UBND xã|giấy khai sinh|quê quán|Nhà riêng""".replace("\n", "|").split("|")
DITTO = ['"', '" "', '"  "', "-nt-", "nt", "- nt -", "//", "-//-", '""', "như trên", '- " -', ",,", "”", "-"]


def date(rnd):
    """A date in one of the ways clerks write it; sometimes only a month or a year."""
    d, m = rnd.randint(1, 31), rnd.randint(1, 12)
    y = rnd.randint(1900, 2025)
    year = str(y) if rnd.random() < 0.8 else str(y)[2:]
    dd, mm = (f"{d:02d}", f"{m:02d}") if rnd.random() < 0.6 else (str(d), str(m))
    r = rnd.random()
    if r < 0.72:
        s = rnd.choice(["/", "/", "/", "-", "-", ".", " / ", " - ", " "])
        return dd + s + mm + s + year
    if r < 0.82:
        return f"{rnd.choice(['ngày', 'Ngày'])} {dd} tháng {mm} năm {year}"
    if r < 0.9:
        return str(y)
    return rnd.choice(["năm ", "Năm ", "sinh năm ", "SN "]) + str(y) if r < 0.95 else f"{mm}/{year}"


def number(rnd):
    """Identity numbers (9 and 12 digits), phones, book and file numbers, money, plain counts."""
    r = rnd.random()
    digits = lambda n: "".join(rnd.choice("0123456789") for _ in range(n))
    if r < 0.3:
        d = digits(9)
        return d if rnd.random() < 0.7 else rnd.choice([" ", "."]).join([d[:3], d[3:6], d[6:]])
    if r < 0.6:
        d = "0" + digits(11)
        return d if rnd.random() < 0.7 else rnd.choice([" ", "."]).join([d[:3], d[3:6], d[6:9], d[9:]])
    if r < 0.78:
        d = "0" + digits(9)
        return d if rnd.random() < 0.6 else rnd.choice([" ", "."]).join([d[:4], d[4:7], d[7:]])
    if r < 0.86:
        return digits(rnd.randint(1, 7)) + rnd.choice(["", "", "/", "-"]) + rnd.choice(["", "HK", "KT3", "TT", "QĐ-UBND", "CA"])
    if r < 0.93:
        return rnd.choice(["Số ", "số: ", "Số: ", "Tờ ", "Hồ sơ ", "B", "C", "G"]) + digits(rnd.randint(2, 7))
    return rnd.choice(["%d°", "%d%%", "(%d)", "%d m²", "%d.000", "+84%d", "%d người", "%d/"]) % rnd.randint(1, 999999)


def words(rnd, data):
    """Vietnamese-looking syllables, most of them no words: shapes must be read, not guessed."""
    out = [syllable(rnd) if rnd.random() < 0.75 else rnd.choice(data.syllables) for _ in range(rnd.randint(1, 11))]
    if rnd.random() < 0.12:
        out[rnd.randrange(len(out))] = wild_word(rnd)
    if rnd.random() < 0.3:
        i = rnd.randrange(len(out))
        out[i] += rnd.choice([",", ".", ";", ":", "?", "!", ")", "%", "&", "…"])
    if rnd.random() < 0.08:
        i = rnd.randrange(len(out))
        out[i] = rnd.choice(["(%s)", '"%s"', "“%s”", "%s/", "%s-"]) % out[i]
    text = " ".join(out)
    r = rnd.random()
    return text.upper() if r < 0.2 else title(text) if r < 0.5 else text[:1].upper() + text[1:] if r < 0.7 else text


def form_word(rnd, data):
    """Short field values: occupation, relation, ethnicity, religion, education, remarks."""
    r = rnd.random()
    text = rnd.choice(OCCUPATIONS if r < 0.3 else RELATIONS if r < 0.5 else ETHNIC if r < 0.62 else OTHER)
    if r > 0.9 and rnd.random() < 0.5:
        text += rnd.choice([", ", " - ", " "]) + rnd.choice(OCCUPATIONS + OTHER)
    r = rnd.random()
    return text.upper() if r < 0.12 else text[:1].upper() + text[1:] if r < 0.6 else text


def remark(rnd, data):
    """A longer remark that joins a person, a date or a place to an event."""
    return rnd.choice([
        lambda: f"{rnd.choice(['Chuyển đến', 'Chuyển đi', 'chuyển từ', 'Nhập khẩu từ', 'Đến'])} {address(rnd, data)}",
        lambda: f"{rnd.choice(RELATIONS)} {person(rnd, data)}",
        lambda: f"{person(rnd, data)} - {date(rnd)}",
        lambda: f"{rnd.choice(['Chết', 'Sinh', 'Xóa tên', 'Cấp lại', 'Tách hộ', 'Kết hôn'])} {date(rnd)}",
        lambda: f"{rnd.choice(OCCUPATIONS)}, {address(rnd, data)}",
        lambda: f"{number(rnd)} {rnd.choice(['cấp', 'cấp ngày', 'ngày'])} {date(rnd)}",
    ])()


KINDS = [("address", 44), ("person", 14), ("words", 17), ("date", 7), ("number", 8), ("form", 7), ("remark", 2.5), ("ditto", 0.5)]


def line(rnd, data, kind=None):
    """One line of at most MAX_CHARS characters; `kind` is one of KINDS or `id` (9 or 12 digits); by weight if None."""
    kind = kind or rnd.choices([k for k, _ in KINDS], [w for _, w in KINDS])[0]
    makers = {
        "address": lambda: address(rnd, data), "person": lambda: person(rnd, data),
        "words": lambda: words(rnd, data), "date": lambda: date(rnd), "number": lambda: number(rnd),
        "id": lambda: "".join(rnd.choice("0123456789") for _ in range(rnd.choice([9, 12]))),
        "form": lambda: form_word(rnd, data), "remark": lambda: remark(rnd, data), "ditto": lambda: rnd.choice(DITTO),
    }
    while True:
        text = " ".join(makers[kind]().split())
        if 0 < len(text) <= MAX_CHARS and CHARS.issuperset(text):
            return text
