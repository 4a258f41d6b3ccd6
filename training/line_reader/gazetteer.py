"""Administrative units and personal names, read from the data folder, and addresses made of them.

The folder is given by ``--data`` or ``TANG_THU_DATA`` and holds ``admin-units/zindont`` and
``names`` (both MIT). Nothing of it is copied here.
"""
import json
import os
import random
import re
import unicodedata

ABBREVIATED = {
    "Xã": ["x.", "X.", "x", "xã", "Xã", "X"], "Phường": ["p.", "P.", "P", "phường", "Phường", "F"],
    "Thị trấn": ["TT", "TT.", "tt.", "thị trấn", "Thị trấn", "Tt", "T.T"],
    "Huyện": ["h.", "H.", "H", "huyện", "Huyện", "h"], "Quận": ["Q.", "Q", "q.", "quận", "Quận"],
    "Thị xã": ["TX", "Tx", "tx.", "TX.", "thị xã", "Thị xã"],
    "Thành phố": ["TP", "Tp", "TP.", "tp.", "thành phố", "Thành phố", "T.P"],
    "Tỉnh": ["t.", "T.", "tỉnh", "Tỉnh", "T"], "Đặc khu": ["đặc khu", "Đặc khu"],
}
HAMLETS = ["thôn", "xóm", "tổ", "ấp", "khu", "bản", "buôn", "làng", "đội", "khu phố", "tổ dân phố",
           "Thôn", "Xóm", "Tổ", "Ấp", "Khu", "Bản", "Đội", "KP", "TDP", "Tdp", "Khu Phố", "Kp"]


def nfc(text):
    """NFC with the Icelandic eth, a common slip in name lists, turned into Đ."""
    return unicodedata.normalize("NFC", text).replace("\u00d0", "Đ").replace("\u00f0", "đ")


class Data:
    """The units as (name, type word) pairs along province > district > commune, and name lists."""

    def __init__(self, folder):
        units = os.path.join(folder, "admin-units", "zindont")

        def load(name):
            with open(os.path.join(units, name + ".json"), encoding="utf-8") as f:
                return json.load(f)

        def pair(u):
            name, full = nfc(u["name"]), nfc(u["nameWithType"])
            return name, full[: len(full) - len(name)].strip()

        provinces = {u["code"]: pair(u) for u in load("legacy-provinces")}
        districts = {u["code"]: (pair(u), u["provinceCode"]) for u in load("legacy-districts")}
        self.paths, self.legacy = [], []
        for u in load("legacy-wards"):
            if u["districtCode"] not in districts:
                continue
            district, province = districts[u["districtCode"]]
            self.legacy.append((pair(u), district, provinces[province]))
            self.paths.append(self.legacy[-1])
            for old in u.get("formerNames", []):
                self.paths.append(((nfc(old["name"]), pair(u)[1]), district, provinces[province]))
        now = {u["code"]: pair(u) for u in load("current-provinces")}
        self.current = [(pair(u), now[u["provinceCode"]]) for u in load("current-wards")]
        self.syllables = sorted({w for p in self.paths for n, _ in p for w in re.findall(r"[^\W\d_]+", n)})
        self._load_names(os.path.join(folder, "names"))

    def _load_names(self, folder):
        def counts(name):
            rows = []
            with open(os.path.join(folder, "counts", name), encoding="utf-8") as f:
                for line in f:
                    word, n = nfc(line.strip()).split("\t")
                    rows.append((word, float(n)))
            return rows

        def flat(rows):
            """Square roots of the counts: rare names must be seen often enough to be learned."""
            return [r[0] for r in rows], [r[1] ** 0.5 for r in rows]

        self.surnames = flat(counts("uit-surnames.tsv"))
        self.middles = flat(counts("uit-middles.tsv"))
        self.givens = flat(counts("uit-givens.tsv"))
        with open(os.path.join(folder, "hungnguyen18", "src", "data", "surname.ts"), encoding="utf-8") as f:
            self.rare_surnames = sorted({nfc(s) for s in re.findall(r"[\"|]([^\":|]+):[\d.]+", f.read())})
        self.double_givens = []
        for sex in ("boy", "girl"):
            with open(os.path.join(folder, "duyet-namedb", sex + ".txt"), encoding="utf-8") as f:
                self.double_givens += [nfc(s.strip()) for s in f if s.strip()]


def _unit(rnd, unit, style):
    name, kind = unit
    if style == "bare" and not name.isdigit():
        return name
    if style == "full":
        return f"{kind} {name}"
    word = rnd.choice(ABBREVIATED.get(kind, [kind]))
    tight = word.endswith(".") and rnd.random() < 0.5 or name.isdigit() and len(word) <= 2
    return word + name if tight else f"{word} {name}"


def _house(rnd, data):
    n = str(rnd.randint(1, 999 if rnd.random() < 0.5 else 30))
    if rnd.random() < 0.3:
        n += rnd.choice(["/", "A", "B", "C", "-"]) + (str(rnd.randint(1, 99)) if rnd.random() < 0.6 else "")
    n = n.rstrip("-/")
    street = " ".join(rnd.choice(data.syllables) for _ in range(rnd.randint(2, 3)))
    if rnd.random() < 0.3:
        street = rnd.choice(data.surnames[0]) + " " + rnd.choice(data.double_givens)
    lead = rnd.choice(["", "", "số ", "Số ", "số nhà ", "SN ", "Số nhà ", "sn "])
    return f"{lead}{n}{rnd.choice([' ', ' ', ' đường ', ' phố ', ' Đường ', ' đ. '])}{street}"


def _hamlet(rnd, data):
    word = rnd.choice(HAMLETS)
    r = rnd.random()
    if r < 0.4:
        return f"{word} {rnd.randint(1, 30)}"
    if r < 0.5:
        return f"{word} {rnd.choice(['Đông', 'Tây', 'Nam', 'Bắc', 'Trung', 'Thượng', 'Hạ', 'Nội', 'Ngoài'])}"
    return word + " " + " ".join(rnd.choice(data.syllables) for _ in range(rnd.choice([1, 2, 2, 2, 3])))


def address(rnd, data):
    """An address as clerks write it: small unit first, with a random house style."""
    if rnd.random() < 0.85:
        commune, district, province = rnd.choice(data.paths)
        levels = [commune, district, province]
    else:
        levels = list(rnd.choice(data.current))
    cut = rnd.random()
    if cut < 0.12:
        levels = levels[:-1]
    elif cut < 0.22:
        levels = levels[1:]
    elif cut < 0.26:
        levels = levels[-1:]
    style = rnd.choice(["bare", "bare", "bare", "short", "short", "full", "mixed", "mixed"])
    parts = [_unit(rnd, u, rnd.choice(["bare", "short", "full"]) if style == "mixed" else style) for u in levels]
    if rnd.random() < 0.35:
        parts.insert(0, _hamlet(rnd, data))
    if rnd.random() < 0.2:
        parts.insert(0, _house(rnd, data))
    if rnd.random() < 0.05:
        parts[-1] = rnd.choice(["HN", "Tp HCM", "TPHCM", "TP. HCM", "Tp Hcm", "HCM", "Q1", "P12", "P5 Q3"])
    joint = rnd.choice([", ", ", ", " ", " ", " ", " - ", "-", " – ", "; ", ",", ". "])
    text = joint.join(parts)
    r = rnd.random()
    if r < 0.08:
        return text.upper()
    if r < 0.25:
        return title(text)
    return text.lower() if r < 0.28 else text


def title(text):
    """Every word with a capital first letter and nothing else changed."""
    return " ".join(w[:1].upper() + w[1:] for w in text.split(" "))


def person(rnd, data):
    """A full name with a surname, no to two middle names and a given name."""
    surname = rnd.choices(*data.surnames)[0] if rnd.random() < 0.75 else rnd.choice(data.rare_surnames)
    r = rnd.random()
    if r < 0.35:
        rest = rnd.choice(data.double_givens)
    elif r < 0.9:
        rest = rnd.choices(*data.middles)[0] + " " + rnd.choices(*data.givens)[0]
    else:
        rest = " ".join(rnd.choices(*data.middles, k=2)) + " " + rnd.choices(*data.givens)[0]
    name = f"{surname} {rest}"
    r = rnd.random()
    return name.upper() if r < 0.4 else name if r < 0.97 else name.lower()


def seeded(seed):
    """The one source of randomness of a text."""
    return random.Random(seed)
