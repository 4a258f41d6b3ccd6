"""Character error rate and exact share."""
import re
import unicodedata


def distance(a, b):
    """Edit distance of two strings."""
    row = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, cb in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (ca != cb))
    return row[-1]


def loose(text):
    """NFC, case-folded, punctuation to spaces, spaces single."""
    text = unicodedata.normalize("NFC", text).casefold()
    return " ".join(re.sub(r"[^\w\s]|_", " ", text).split())


def bare(text):
    """`loose` without any diacritics: what is left of the error is shapes, not marks."""
    return "".join(c for c in unicodedata.normalize("NFD", loose(text).replace("đ", "d")) if not unicodedata.combining(c))


def rates(pairs):
    """(CER %, exact %, count) of (truth, reading) pairs."""
    errors = sum(distance(t, r) for t, r in pairs)
    letters = sum(len(t) for t, _ in pairs)
    return 100 * errors / max(1, letters), 100 * sum(t == r for t, r in pairs) / max(1, len(pairs)), len(pairs)
