"""What must hold before hours of training are spent: text, distortion, batches, scores, decoding."""
import random
import unicodedata
import unittest

import cv2
import numpy as np
import torch

from line_reader import pens
from line_reader.augment import augment, plain
from line_reader.charset import CHARS, CLASSES, LIST, encode, greedy
from line_reader.data import fits, pad_batch
from line_reader.decode import folded, folded_letters, place_reversed
from line_reader.model import STRIDE, LineReader
from line_reader.score import bare, distance, loose, rates
from line_reader.syllables import syllable, wild_word
from line_reader.text import date, number


class Charset(unittest.TestCase):
    def test_every_vietnamese_letter_is_a_class(self):
        vowels = [unicodedata.normalize("NFC", v + t) for v in "aăâeêioôơuưy" for t in ("", *"\u0300\u0301\u0309\u0303\u0323")]
        for letter in [*vowels, "đ"]:
            self.assertIn(letter, CHARS)
            self.assertIn(letter.upper(), CHARS)

    def test_greedy_undoes_a_spread_encoding(self):
        text = "Nguyễn Văn Ất, 100/22"
        path = [c for code in encode(text) for c in (0, code, code)]
        self.assertEqual(greedy(path), text)

    def test_repeats_without_a_blank_collapse(self):
        a = encode("aa")
        self.assertEqual(greedy(a), "a")
        self.assertFalse(fits(-16 + 2 * STRIDE, a))


class Text(unittest.TestCase):
    def test_generated_text_is_nfc(self):
        rnd = random.Random(1)
        for _ in range(3000):
            for s in (syllable(rnd), wild_word(rnd), date(rnd), number(rnd)):
                self.assertEqual(s, unicodedata.normalize("NFC", s))
                self.assertTrue(s.strip())


class Augment(unittest.TestCase):
    def test_any_ink_ends_as_forty_rows_within_zero_and_one(self):
        rng = np.random.default_rng(3)
        sizes = [1, 2, 5, 12, 30, 60, 150]
        for i in range(700):
            a, b = ((rng.random((rng.choice(sizes), rng.choice(sizes) * 3)) > 0.6).astype(np.uint8) * 255 for _ in range(2))
            x = augment(a, "neat" if i % 2 else "print", b, rng)
            self.assertEqual(x.shape[0], 40)
            self.assertTrue(0 <= x.min() and x.max() <= 1)

    def test_plain_keeps_the_shape_of_the_line(self):
        x = plain(np.full((60, 600), 255, np.uint8))
        self.assertEqual(x.shape, (40, round(600 * 40 / 64)))


class Network(unittest.TestCase):
    def test_reading_does_not_depend_on_neighbours_in_the_batch(self):
        torch.manual_seed(0)
        net = LineReader().eval()
        rng = np.random.default_rng(0)
        short, long = (rng.random((40, w)).astype(np.float32) for w in (200, 600))
        with torch.no_grad():
            both = net(torch.from_numpy(pad_batch([short, long])))
            alone = net(torch.from_numpy(pad_batch([short, np.zeros((40, 300), np.float32)])))
        self.assertEqual(both.shape[2], CLASSES)
        steps = 200 // STRIDE
        self.assertLess(float((both[0, :steps] - alone[0, :steps]).abs().max()), 1e-4)


class Scores(unittest.TestCase):
    def test_distance(self):
        for a, b, d in (("", "abc", 3), ("kitten", "sitting", 3), ("Hà", "Ha", 1), ("ab", "ba", 2)):
            self.assertEqual(distance(a, b), d)

    def test_folding(self):
        self.assertEqual(loose("T.T  Đồng-Văn,"), "t t đồng văn")
        self.assertEqual(bare("Đồng Văn"), "dong van")
        self.assertEqual(rates([("ab", "ab"), ("ab", "a")])[:2], (25.0, 50.0))


class Decode(unittest.TestCase):
    def setUp(self):
        self.letters = {c: i for i, c in enumerate(folded_letters())}

    def posterior(self, text):
        logp = np.full((3 * len(text) + 2, CLASSES), -9.0, np.float32)
        logp[:, 0] = -0.01
        for i, c in enumerate(text):
            logp[3 * i + 1] = -9.0
            logp[3 * i + 1, LIST.index(c) + 1] = -0.01
        return folded(logp)

    def score(self, e, text):
        codes = [self.letters[c] for c in text]
        return place_reversed(e, [codes], np.zeros((1, len(e) + 1)))[0, 0]

    def test_a_written_name_beats_names_that_are_not_there(self):
        e = self.posterior("Thôn 3 Liêm Cần, Hà Nam")
        right = self.score(e, "liêm cần")
        for other in ("liêm tuyền", "liêm túc", "hà bình"):
            self.assertGreater(right, self.score(e, other))

    def test_double_letters_need_a_blank_between(self):
        self.assertGreater(self.score(self.posterior("aab"), "aab"), self.score(self.posterior("ab"), "aab"))


class Pens(unittest.TestCase):
    """Letters redrawn with one pen width and set on sheets."""

    def line(self):
        ink = np.zeros((60, 500), np.uint8)
        for i in range(12):
            cv2.rectangle(ink, (20 + i * 38, 18 if i % 3 else 4), (26 + i * 38, 50), 255, -1)
        return ink

    def test_one_width_keeps_the_letters_in_place(self):
        thick = self.line()
        for seed in range(6):
            thin = pens.one_width(thick, np.random.default_rng(seed))
            n, _ = cv2.connectedComponents((thin > 100).astype(np.uint8))
            self.assertGreaterEqual(n - 1, 12)
            self.assertLess(abs(thin.shape[1] - 424), 24)

    def test_a_sheet_line_is_kept_whole_or_not_used(self):
        ink = self.line()
        used = 0
        for seed in range(12):
            got = pens.on_sheet(ink, ink, ink, np.random.default_rng(seed))
            if got is ink:
                continue
            used += 1
            n, _ = cv2.connectedComponents((got > 100).astype(np.uint8))
            self.assertGreaterEqual(n - 1, 11)
        self.assertGreater(used, 3)

    def test_the_same_seed_draws_the_same_line(self):
        a, b = (pens.on_sheet(self.line(), self.line(), self.line(), np.random.default_rng(3)) for _ in range(2))
        self.assertTrue(np.array_equal(a, b))


if __name__ == "__main__":
    unittest.main()
