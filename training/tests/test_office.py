"""A training set that the program's own writer made opens here, and nothing else does."""
import os
import tempfile
import unittest

from line_reader.data import Shards
from line_reader.office import Unreadable, office, open_crops

FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures", "office.ttcrops")
PASSPHRASE = "con cò bay lả bay la"
TEXTS = {"Nguyễn Văn Ất", "Kim Bảng, Hà Nam"}


class Office(unittest.TestCase):
    def changed(self, change):
        with open(FILE, "rb") as f:
            data = bytearray(f.read())
        path = os.path.join(tempfile.mkdtemp(), "x.ttcrops")
        with open(path, "wb") as f:
            f.write(change(data))
        return path

    def test_crops_come_out_as_they_went_in(self):
        crops = open_crops(FILE, PASSPHRASE)
        self.assertEqual({c["text"] for c in crops}, TEXTS | {"Làm ruộng ☃"})
        self.assertTrue(all(set(c) == {"kind", "text", "read", "image"} for c in crops))
        self.assertTrue(all(c["image"][:2] == b"\xff\xd8" for c in crops))

    def test_the_shard_is_one_that_training_reads(self):
        with tempfile.TemporaryDirectory() as out:
            self.assertEqual(office(FILE, out, PASSPHRASE), (2, 3))
            shards = Shards(out)
            self.assertEqual({line[4] for line in shards.lines}, TEXTS)
            for i in range(2):
                ink = shards.ink(i)
                self.assertGreater(ink.shape[1], 3 * ink.shape[0])
                self.assertGreater(int(ink.max()), 200)
                self.assertLess(float((ink > 100).mean()), 0.5)
            with open(os.path.join(out, "labels.tsv"), encoding="utf-8") as f:
                rows = [line.rstrip("\n").split("\t") for line in f]
            self.assertEqual({row[2] for row in rows}, TEXTS)
            self.assertTrue(all(os.path.exists(os.path.join(out, row[0])) for row in rows))

    def test_the_keyboard_that_typed_the_passphrase_does_not_matter(self):
        import unicodedata
        self.assertEqual(len(open_crops(FILE, unicodedata.normalize("NFD", PASSPHRASE))), 3)

    def test_what_is_wrong_is_refused(self):
        def flip(data):
            data[-40] ^= 1
            return data

        def greedy_head(data):
            return data.replace(b'"passes":1,', b'"passes":9,').replace(b'"lanes":1', b'"lanes":9')

        cases = [flip, lambda d: d[:-1], lambda d: d[:20], lambda d: d + b"x", lambda d: b"PK" + d, lambda d: b"", greedy_head]
        for change in cases:
            with self.assertRaises(Unreadable):
                open_crops(self.changed(change), PASSPHRASE)
        with self.assertRaises(Unreadable):
            open_crops(FILE, PASSPHRASE + "!")


if __name__ == "__main__":
    unittest.main()
