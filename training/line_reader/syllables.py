"""Random Vietnamese syllables by their structure: onset, rime, tone (checked rimes take two tones)."""
import unicodedata

ONSETS = ["", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph",
          "q", "r", "s", "t", "th", "tr", "v", "x"]
NUCLEI = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu",
          "ia", "iê", "iêu", "iu", "oa", "oai", "oay", "oă", "oe", "oi", "ôi", "ơi", "ua", "uâ", "uê", "ui", "uô",
          "uôi", "ươ", "ươi", "ươu", "ưa", "ưi", "ưu", "uy", "uya", "uyê", "uơ", "yê", "yêu"]
CLOSED = {"a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "iê", "oa", "oă", "uâ", "uô", "ươ", "uy", "uyê", "yê", "oe", "uê"}
ENDS = ["c", "ch", "m", "n", "ng", "nh", "p", "t"]
TONES = ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"]
TONE_WEIGHTS = [30, 20, 20, 11, 7, 12]


def _place_tone(nucleus, closed, tone):
    """The tone goes on ê ơ etc. when there is one, else on the vowel before the last unless closed."""
    marked = [i for i, c in enumerate(nucleus) if c in "ăâêôơư"]
    if marked:
        i = marked[-1]
    else:
        i = len(nucleus) - 1 if closed or len(nucleus) == 1 else len(nucleus) - 2
    return unicodedata.normalize("NFC", nucleus[: i + 1] + tone + nucleus[i + 1:])


def syllable(rnd):
    """A lower-case syllable that obeys most, not all, of the spelling rules."""
    onset, nucleus = rnd.choice(ONSETS), rnd.choice(NUCLEI)
    if onset == "q":
        onset = "qu"
    end = rnd.choice(ENDS) if nucleus in CLOSED and rnd.random() < 0.7 else ""
    tone = rnd.choices(TONES, TONE_WEIGHTS)[0]
    if end in ("c", "ch", "p", "t"):
        tone = rnd.choice(["\u0301", "\u0323"])
    return onset + _place_tone(nucleus, bool(end), tone) + end


def wild_word(rnd):
    """Letters in no order, foreign letters too: names of minorities and foreigners are real."""
    base = "abcdefghijklmnopqrstuvwxyzăâđêôơư"
    out = []
    for _ in range(rnd.randint(2, 8)):
        c = rnd.choice(base)
        if c in "aăâeêioôơuưy" and rnd.random() < 0.4:
            c = unicodedata.normalize("NFC", c + rnd.choice(TONES))
        out.append(c)
    return "".join(out)
