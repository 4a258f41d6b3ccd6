"""The characters that the network writes, in output order; class 0 is the CTC blank."""
import json
import os

with open(os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "charset.json"), encoding="utf-8") as _f:
    LIST = list(json.load(_f)["chars"])
CHARS = set(LIST)
CLASSES = len(LIST) + 1
CODE = {c: i + 1 for i, c in enumerate(LIST)}


def encode(text):
    """Class numbers of a text; every character must be in the list."""
    return [CODE[c] for c in text]


def greedy(classes):
    """Text of a best path: repeats merged, blanks dropped."""
    out, last = [], 0
    for c in classes:
        if c != last and c != 0:
            out.append(LIST[c - 1])
        last = c
    return "".join(out)
