"""Which commune a line names: the gazetteer laid over the posteriors, for judging weights.

The line is read from its end: province, then district, then commune, each placed anywhere before
the last, with free filler between (house numbers, hamlets, type words, stray strokes). Filler costs
nothing against the best path, so a name's cost is what it loses to that path, less a bonus a letter.
The product has its own decoder; this one only has to be right and quick enough for 540 lines.
"""
import unicodedata

import numpy as np

from .charset import LIST
from .score import loose

BONUS = 1.6
FLOOR = -8.0
PROVINCES, DISTRICTS = 14, 48
GLIDES = [("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"), ("oè", "òe"), ("oé", "óe"), ("oẻ", "ỏe"),
          ("oẽ", "õe"), ("oẹ", "ọe"), ("uỳ", "ùy"), ("uý", "úy"), ("uỷ", "ủy"), ("uỹ", "ũy"), ("uỵ", "ụy")]
NUMBERED = {"Phường": ["phường %s", "p %s", "p%s", "p.%s", "f%s"], "Quận": ["quận %s", "q %s", "q%s", "q.%s"]}
SHORT = {"Hồ Chí Minh": ["hcm"], "Thừa Thiên Huế": ["tt huế", "huế"], "Bà Rịa - Vũng Tàu": ["vũng tàu", "brvt"]}


def spellings(unit):
    """Lower-case ways to write a unit's name: both tone places, numbers with their type word."""
    name, kind = unit
    if name.isdigit():
        number = str(int(name))
        return [s % number for s in NUMBERED.get(kind, ["%s"])]
    low = name.lower()
    new = old = low
    for a, b in GLIDES:
        new, old = new.replace(b, a), old.replace(a, b)
    plain = [s.replace(" - ", " ") for s in {low, new, old}]
    return sorted({low, new, old, *plain, *SHORT.get(name, [])})


class Gazetteer:
    """Communes by district by province, each unit once per path."""

    def __init__(self, data):
        self.tree = {}
        for commune, district, province in data.legacy:
            self.tree.setdefault(province, {}).setdefault(district, []).append(commune)
        self.index = {c: i for i, c in enumerate(folded_letters())}

    def find(self, logp, count=5):
        """The best (score, commune, district, province) of a line, best first."""
        e = folded(logp)
        nothing = np.zeros(len(e) + 1)
        provinces = sorted(self._place(e, [(p, nothing) for p in self.tree]), key=lambda r: -r[1][0])[:PROVINCES]
        pairs = [((d, p), after) for p, after in provinces for d in self.tree[p]]
        districts = sorted(self._place(e, pairs), key=lambda r: -r[1][0])[:DISTRICTS]
        triples = [((c, d, p), after) for (d, p), after in districts for c in self.tree[p][d]]
        found = sorted(self._place(e, triples), key=lambda r: -r[1][0])[:count]
        return [(float(after[0]), *path) for path, after in found]

    def _place(self, e, items):
        """For each (path, R): the path and its own R, where R[t] is the best score within frames t…"""
        texts, owner = [], []
        for i, (path, _) in enumerate(items):
            unit = path[0] if isinstance(path[0], tuple) else path
            for s in spellings(unit):
                codes = [self.index[c] for c in s if c in self.index]
                if codes:
                    texts.append(codes)
                    owner.append(i)
        after = np.stack([items[i][1] for i in owner])
        best = place_reversed(e, texts, after)
        out = np.full((len(items), best.shape[1]), -np.inf)
        np.maximum.at(out, owner, best)
        return [(path, row) for (path, _), row in zip(items, out)]


def folded_letters():
    """Lower-case classes in order, the blank first."""
    return ["", *dict.fromkeys(c.lower() for c in LIST)]


_FOLD = None


def folded(logp):
    """Frames by lower-case letters: loss against the best class of the frame, floored."""
    global _FOLD
    if _FOLD is None:
        where = {c: i for i, c in enumerate(folded_letters())}
        _FOLD = np.array([0] + [where[c.lower()] for c in LIST])
    out = np.full((len(logp), _FOLD.max() + 1), -np.inf, np.float32)
    np.maximum.at(out.T, _FOLD, logp.T)
    return np.maximum(out - out.max(1, keepdims=True), FLOOR)


def place_reversed(e, texts, after):
    """R[n, t]: best score of text n within frames t…T followed by what `after[n]` scores behind it."""
    steps, n = len(e), len(texts)
    longest = max(map(len, texts))
    codes = np.zeros((n, 2 * longest + 1), np.int64)
    size = np.array([len(t) for t in texts])
    for row, t in zip(codes, texts):
        # Right-aligned: read backwards, the last letter comes first and the first letter at 2 len - 1.
        row[1:2 * len(t):2] = t[::-1]
    skip = np.zeros(codes.shape, bool)
    skip[:, 3::2] = codes[:, 3::2] != codes[:, 1:-2:2]
    state = np.full(codes.shape, -np.inf, np.float32)
    out = np.full((n, steps + 1), -np.inf)
    rows = np.arange(n)
    bonus = BONUS * size
    for t in range(steps - 1, -1, -1):
        before = state
        state = before.copy()
        np.maximum(state[:, 1:], before[:, :-1], out=state[:, 1:])
        state[:, 2:] = np.where(skip[:, 2:], np.maximum(state[:, 2:], before[:, :-2]), state[:, 2:])
        start = after[:, t + 1]
        state[:, 1] = np.maximum(state[:, 1], start)
        state += e[t][codes]
        out[:, t] = np.maximum(out[:, t + 1], state[rows, 2 * size - 1] + bonus)
    return out


TYPE_WORDS = {"xã", "phường", "thị", "trấn", "xa", "x", "p", "tt", "huyện", "h", "quận", "q", "tx", "tp", "thành", "phố", "tỉnh", "t", "f"}


def truths(label, data):
    """Paths of the gazetteer whose three names stand in the label in order, only type words between."""
    def key(s):
        return unicodedata.normalize("NFC", loose(s))

    text = f" {key(label)} "
    found = []
    for path in data.legacy:
        at, first = len(text), True
        for unit in reversed(path):
            hits = [(text.rfind(f" {key(s)} ", 0, at + 1), key(s)) for s in spellings(unit)]
            pos, name = max(hits)
            if pos < 0:
                break
            between = text[pos + len(name) + 1:at].split()
            if any(w not in TYPE_WORDS for w in between):
                break
            at, first = pos, False
        else:
            found.append(path)
    return found


def judge(lines, data):
    """(lines that name a path, commune first %, among five %, province first %) over (logp, label) pairs."""
    gazetteer = Gazetteer(data)
    total = first = five = province = 0
    for logp, label in lines:
        right = truths(label, data)
        if not right:
            continue
        total += 1
        found = [r[1:] for r in gazetteer.find(logp)]
        first += found[0] in right
        five += any(f in right for f in found)
        province += found[0][2] in {r[2] for r in right}
    return total, *(100 * v / max(1, total) for v in (first, five, province))
