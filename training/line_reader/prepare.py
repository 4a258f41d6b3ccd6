"""From a grey photograph of one table row to the ink image that the network reads.

For judging on photographed rows and for drawn sheets (`pens.py`); the product has the same steps in
TypeScript and meets the contract of README.md. Steps: paper to white, cell borders and ruled lines out, the densest
band of writing kept with its marks, feet of the row above dropped.
"""
import cv2
import numpy as np


def normalise(grey):
    """Ink in [0, 255] on paper 0, whatever the light: the paper is what a large closing leaves."""
    h, w = grey.shape
    small = cv2.resize(grey, (w // 2, h // 2), interpolation=cv2.INTER_AREA)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((31, 31), np.uint8))
    paper = cv2.resize(cv2.GaussianBlur(paper, (0, 0), 15), (w, h)).astype(np.float32)
    ink = 1 - grey.astype(np.float32) / np.maximum(paper, 1)
    dark = max(0.25, float(np.percentile(ink, 98.5)))
    return (np.clip((ink - 0.06) / (dark - 0.06), 0, 1) * 255).astype(np.uint8)


def _cut_at_borders(ink):
    """The part between the vertical cell borders, where there are any near the ends."""
    h, w = ink.shape
    binary = (ink > 90).astype(np.uint8)
    tall = cv2.morphologyEx(binary, cv2.MORPH_OPEN, np.ones((max(9, int(h * 0.3)), 1), np.uint8))
    # A border may lean, so a column counts what stands within a few pixels of it; a letter's stem
    # never covers nearly all rows.
    share = cv2.dilate(tall, np.ones((1, 15), np.uint8)).mean(0)
    wall = np.where(share > 0.88)[0]
    right = wall[wall > 0.8 * w]
    left = wall[wall < 0.05 * w]
    x1 = right[0] - 2 if len(right) else w
    x0 = left[-1] - 2 if len(left) else 0
    return ink[:, x0:x1]


def _drop_rules(ink):
    """Horizontal rules out, strokes that cross them kept."""
    h, w = ink.shape
    binary = (ink > 70).astype(np.uint8)
    bars = cv2.morphologyEx(cv2.dilate(binary, np.ones((3, 1), np.uint8)), cv2.MORPH_OPEN, np.ones((1, max(40, w // 14)), np.uint8))
    bars = cv2.dilate(bars, np.ones((3, 9), np.uint8))
    if not bars.any():
        return ink
    rest = cv2.bitwise_and(binary, 1 - bars)
    crossing = cv2.dilate(rest, np.ones((7, 3), np.uint8))
    out = ink.copy()
    out[(bars > 0) & (crossing == 0)] = 0
    return out


def _band(ink):
    """Rows (first, last) of the densest band of writing: about the height of small letters."""
    h = ink.shape[0]
    profile = (ink > 90).sum(1).astype(np.float32)
    profile[: h // 14] = 0
    profile[h - h // 14:] = 0
    smooth = np.convolve(profile, np.ones(h // 9) / (h // 9), "same")
    peak = int(smooth.argmax())
    limit = 0.42 * smooth[peak]
    a = b = peak
    while a > 0 and smooth[a - 1] > limit:
        a -= 1
    while b < h - 1 and smooth[b + 1] > limit:
        b += 1
    return a, b


def clean_row(grey):
    """Tight ink image of the row's own line of writing (uint8, 255 = ink)."""
    ink = _drop_rules(_cut_at_borders(normalise(grey)))
    h, w = ink.shape
    a, b = _band(ink)
    tall = b - a + 1
    n, labels, stats, centres = cv2.connectedComponentsWithStats((ink > 60).astype(np.uint8), connectivity=8)
    keep = np.zeros(n, bool)
    for i in range(1, n):
        x, y, cw, ch, area = stats[i]
        middle = centres[i][1]
        if area < 12 or cw > 12 * h or (ch < 6 and cw > 60):
            continue
        edge = (y <= 1 and middle < a) or (y + ch >= h - 1 and middle > b)
        near = a - 1.25 * tall < middle < b + 0.75 * tall
        side = ch > 0.8 * h and cw < 0.5 * h
        keep[i] = near and not edge and not side
    if not keep.any():
        return ink
    mask = cv2.dilate(keep[labels].astype(np.uint8), np.ones((3, 3), np.uint8))
    ink = ink * mask
    ys, xs = np.where(ink > 60)
    return np.ascontiguousarray(ink[ys.min():ys.max() + 1, xs.min():xs.max() + 1])
