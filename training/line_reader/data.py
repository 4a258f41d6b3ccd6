"""Rendered shards as an endless stream of augmented batches of lines of about the same width."""
import glob
import json
import os

import numpy as np

from .augment import augment
from .charset import encode
from .model import HEIGHT, STRIDE

COLUMNS_A_BATCH = 15000
MAX_WIDTH = 1500
SIDE = 8


class Shards:
    """Memory-mapped shards of a folder; new ones are picked up by `refresh`."""

    def __init__(self, folder, prefix="train"):
        self.folder, self.prefix = folder, prefix
        self.seen, self.blobs, self.lines = set(), [], []
        self.refresh()

    def refresh(self):
        """Adds shards whose index has appeared since."""
        for path in sorted(glob.glob(os.path.join(self.folder, self.prefix + "*.json"))):
            if path in self.seen:
                continue
            self.seen.add(path)
            with open(path, encoding="utf-8") as f:
                index = json.load(f)
            self.blobs.append(np.memmap(path[:-5] + ".bin", np.uint8, "r"))
            self.lines += [(len(self.blobs) - 1, *row) for row in index]

    def ink(self, i):
        """The grey ink image of line `i`."""
        blob, offset, h, w = self.lines[i][:4]
        return np.asarray(self.blobs[blob][offset:offset + h * w]).reshape(h, w)


def pad_batch(images, extra=0):
    """Images of 40 rows side by side in one array [B, 1, 40, W], white to the right, W in steps of 16."""
    width = max(im.shape[1] for im in images) + 2 * SIDE + extra
    width += -width % 16
    x = np.zeros((len(images), 1, HEIGHT, width), np.float32)
    for row, im in zip(x, images):
        row[0, :, SIDE:SIDE + im.shape[1]] = im
    return x


def fits(width, labels):
    """Whether CTC has frames enough: one a character and one between equal neighbours."""
    repeats = sum(a == b for a, b in zip(labels, labels[1:]))
    return (width + 2 * SIDE) // STRIDE > len(labels) + repeats + 1


def batches(shards, seed):
    """Yields (images [B,1,40,W], list of label lists) for ever."""
    rng = np.random.default_rng(seed)
    while True:
        shards.refresh()
        pool = rng.integers(0, len(shards.lines), 640)
        ratio = np.array([shards.lines[i][3] / shards.lines[i][2] for i in pool])
        pool = pool[np.argsort(ratio + rng.normal(0, 0.6, len(pool)))]
        groups, group, widest = [], [], 0
        for i in pool:
            w = HEIGHT * shards.lines[i][3] / shards.lines[i][2] + 30
            widest = max(widest, w)
            if group and widest * (len(group) + 1) > COLUMNS_A_BATCH or len(group) >= 64:
                groups.append(group)
                group, widest = [], w
            group.append(i)
        for k in rng.permutation(len(groups)):
            images, labels = [], []
            for i in groups[k]:
                klass, text = shards.lines[i][6], shards.lines[i][4]
                im = augment(shards.ink(i), klass, shards.ink(rng.integers(0, len(shards.lines))), rng)
                code = encode(text)
                if im.shape[1] <= MAX_WIDTH and fits(im.shape[1], code):
                    images.append(im)
                    labels.append(code)
            if images:
                yield pad_batch(images, int(rng.integers(0, 48))), labels
