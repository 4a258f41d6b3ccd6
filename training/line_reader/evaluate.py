"""Figures of a checkpoint: held-out fonts by class, and photographed handwriting."""
import csv
import os
import time

import cv2
import numpy as np
import torch

from .augment import plain
from .charset import greedy
from .data import Shards, pad_batch
from .decode import judge
from .export import load
from .gazetteer import Data
from .prepare import clean_row
from .score import bare, loose, rates


def read(net, images):
    """Log probabilities [T, classes] of each image; lines go through one by one, as a check has shown
    that a batch changes nothing but the white to the right."""
    out = []
    with torch.no_grad():
        for im in images:
            out.append(net(torch.from_numpy(pad_batch([im]))).log_softmax(2)[0].numpy())
    return out


def texts(logps):
    """Greedy readings."""
    return [greedy(p.argmax(1).tolist()).strip() for p in logps]


def judge_fonts(net, folder):
    """Rows (class, family, CER, exact, lines) over the held-out families, and by class."""
    shards = Shards(folder, "judge")
    by = {}
    found = texts(read(net, [plain(shards.ink(i)) for i in range(len(shards.lines))]))
    for line, got in zip(shards.lines, found):
        text, family, klass = line[4:7]
        by.setdefault((klass, family), []).append((text, got))
        by.setdefault((klass, "all"), []).append((text, got))
        if text.isdigit() and len(text) in (9, 12):
            by.setdefault((klass, "ids 9/12"), []).append((text, got))
    return [(k, f, *rates(pairs)) for (k, f), pairs in sorted(by.items())]


def handwriting(folder):
    """(image, label, path) of the photographed lines, in the order of the label file."""
    with open(os.path.join(folder, "labels.tsv"), encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f if line.strip()]
    return [(plain(clean_row(cv2.imread(os.path.join(folder, "images", p), cv2.IMREAD_GRAYSCALE))), t, p) for p, t in rows]


def judge_pens(net, folder, limit=None):
    """Rates over real pen lines: loose, and without diacritics; the readings too."""
    lines = handwriting(folder)[:limit]
    start = time.process_time()
    logps = read(net, [im for im, _, _ in lines])
    found = texts(logps)
    seconds = time.process_time() - start
    strict = rates([(loose(t), loose(g)) for (_, t, _), g in zip(lines, found)])
    shapes = rates([(bare(t), bare(g)) for (_, t, _), g in zip(lines, found)])
    readings = [(p, t, g) for (_, t, p), g in zip(lines, found)]
    return strict, shapes, seconds / max(1, len(lines)), readings, [(lp, t) for lp, (_, t, _) in zip(logps, lines)]


def evaluate(checkpoint, shards, pens, out=None, limit=None, data=None):
    """Prints all figures of a checkpoint's averaged weights and writes them to `out` (CSV)."""
    torch.set_num_threads(1)
    net, info = load(checkpoint)
    table = [["hours", "lines trained", "set", "part", "CER %", "exact %", "lines"]]
    head = [f"{info['hours']:.2f}", info["lines"]]
    for klass, family, cer, exact, n in judge_fonts(net, shards):
        table.append([*head, klass, family, f"{cer:.2f}", f"{exact:.1f}", n])
    if pens:
        strict, shapes, seconds, readings, posteriors = judge_pens(net, pens, limit)
        table.append([*head, "real pens", "case-folded, no punctuation", f"{strict[0]:.2f}", f"{strict[1]:.1f}", strict[2]])
        table.append([*head, "real pens", "without diacritics", f"{shapes[0]:.2f}", f"{shapes[1]:.1f}", shapes[2]])
        if data:
            start = time.process_time()
            total, *shares = judge(posteriors, Data(data))
            for name, share in zip(("commune first", "commune among five", "province first"), shares):
                table.append([*head, "real pens", f"{name} of all, %", "", f"{share:.1f}", total])
            print(f"network {1000 * seconds:.0f} ms a line, gazetteer {1000 * (time.process_time() - start) / max(1, total):.0f} ms a line")
        if os.environ.get("SHOW_READINGS"):
            for row in readings:
                print("\t".join(row))
    for row in table:
        print("\t".join(str(c) for c in row))
    if out:
        with open(out, "w", newline="", encoding="utf-8") as f:
            csv.writer(f).writerows(table)
