"""Makes drawn letters look written with a pen on a ruled sheet and photographed, once, when a shard is drawn.

Fonts have broad and fine strokes, ballpoints have one width; fonts stand clear of rules and
neighbours, written rows do not. The photographed kind goes through the same row cleaning as real
rows (`prepare.py`), so that its residue is learned too. Too slow for every line of every batch, so
it is done here and kept in the shard. Images are uint8, 255 = ink.
"""
import json
import os

import cv2
import numpy as np

from .prepare import clean_row

# Shares of handwritten lines that are redrawn with one pen width, and set on a sheet.
ONE_WIDTH = 0.45
ON_SHEET = 0.45
# Ink of the line that the cleaning must keep, and room it may take beside, or the label would lie.
KEPT, WIDER = 0.93, 1.5


def _field(shape, step, rng):
    """A smooth random field, mean 0, deviation about 1."""
    h, w = shape
    grid = rng.normal(0, 1, (max(2, h // step + 1), max(2, w // step + 1))).astype(np.float32)
    return cv2.resize(grid, (w, h), interpolation=cv2.INTER_CUBIC)


def one_width(ink, rng):
    """The same letters drawn by a ballpoint: the middle line of every stroke, with a width that pressure varies."""
    skeleton = cv2.ximgproc.thinning(np.where(ink > 110, 255, 0).astype(np.uint8))
    if not skeleton.any():
        return ink
    room = 4
    skeleton = np.pad(skeleton, room)
    away = cv2.distanceTransform(255 - skeleton, cv2.DIST_L2, 3)
    h = ink.shape[0]
    radius = rng.uniform(0.014, 0.036) * max(h, 40) * np.exp(0.22 * _field(skeleton.shape, int(rng.integers(10, 40)), rng))
    out = np.clip(radius - away + 0.5, 0, 1)
    if rng.random() < 0.3:
        # A pen that skips: pale patches along the strokes.
        out *= np.clip(1.25 + 0.5 * _field(skeleton.shape, 9, rng), 0.3, 1)
    if rng.random() < 0.2:
        for y, x in rng.permutation(np.argwhere(skeleton > 0))[: int(rng.integers(1, 5))]:
            cv2.circle(out, (int(x), int(y)), int(rng.integers(2, 5)), 1.0, -1, cv2.LINE_AA)
    return tight((255 * out).astype(np.uint8))


def tight(ink, level=60):
    """Cropped to the ink; the image itself where there is none."""
    ys, xs = np.where(ink > level)
    return np.ascontiguousarray(ink[ys.min():ys.max() + 1, xs.min():xs.max() + 1]) if len(ys) else ink


def _lay(target, ink, x, y):
    """Darkens `target` by `ink` whose upper left corner stands at (x, y); parts outside are cut."""
    h, w = target.shape
    x0, y0, x1, y1 = max(0, x), max(0, y), min(w, x + ink.shape[1]), min(h, y + ink.shape[0])
    if x0 < x1 and y0 < y1:
        part = target[y0:y1, x0:x1]
        np.maximum(part, ink[y0 - y:y1 - y, x0 - x:x1 - x], out=part)


def photograph(ink, above, below, rng):
    """Grey photograph of a table row holding `ink`, and the same row's ink alone."""
    scale = rng.uniform(1.0, 1.7)
    ink, above, below = (cv2.resize(i, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) for i in (ink, above, below))
    h, w = ink.shape
    row = int(h * rng.uniform(0.95, 1.5)) + 4
    left, right = int(rng.uniform(0.05, 1.2) * row), int(rng.uniform(0.2, 5) * row)
    width = w + left + right
    own = np.zeros((row, width), np.uint8)
    _lay(own, ink, left, int((row - h) * rng.uniform(0.15, 0.85)))
    page = own.copy()
    if rng.random() < 0.6:
        _lay(page, above, int(rng.uniform(0, 0.3) * width), int(rng.uniform(0.02, 0.2) * row) - above.shape[0])
    if rng.random() < 0.45:
        _lay(page, below, int(rng.uniform(0, 0.3) * width), row - int(rng.uniform(0.02, 0.14) * row))
    dark = int(rng.uniform(120, 255))
    for y in (rng.uniform(-0.02, 0.04), 1 - rng.uniform(-0.02, 0.05)):
        tilt = rng.normal(0, 0.025) * row
        cv2.line(page, (0, int(y * row)), (width, int(y * row + tilt)), dark, int(rng.integers(1, 5)), cv2.LINE_AA)
    if rng.random() < 0.6:
        x = width - int(rng.uniform(0.05, 0.8) * right)
        cv2.line(page, (x, 0), (x + int(rng.normal(0, 0.06) * row), row), dark, int(rng.integers(1, 5)), cv2.LINE_AA)
    if rng.random() < 0.3:
        x = int(rng.uniform(0, 0.5) * left)
        cv2.line(page, (x, 0), (x + int(rng.normal(0, 0.03) * row), row), dark, int(rng.integers(1, 4)), cv2.LINE_AA)
    paper = rng.uniform(140, 240) * (1 + 0.06 * _field(page.shape, 160, rng)) * (1 + rng.uniform(0, 0.012) * _field(page.shape, 4, rng))
    through = np.zeros_like(page)
    if rng.random() < 0.3:
        _lay(through, np.ascontiguousarray(above[:, ::-1]), int(rng.uniform(0, 0.5) * width), int(rng.uniform(-0.3, 0.5) * row))
    depth = rng.uniform(0.45, 0.92) * page.astype(np.float32) / 255 + rng.uniform(0.02, 0.1) * through.astype(np.float32) / 255
    grey = paper * (1 - np.minimum(depth, 0.97))
    grey = cv2.GaussianBlur(grey, (0, 0), rng.uniform(0.4, 1.5)) + rng.normal(0, rng.uniform(0.5, 6), page.shape)
    grey = np.clip(grey, 0, 255).astype(np.uint8)
    quality = [cv2.IMWRITE_JPEG_QUALITY, int(rng.uniform(35, 92))]
    return cv2.imdecode(cv2.imencode(".jpg", grey, quality)[1], cv2.IMREAD_GRAYSCALE), own


def on_sheet(ink, above, below, rng):
    """The line as row cleaning hands it over, or the line itself where the cleaning took too much of it."""
    if ink.shape[0] < 36 or ink.shape[1] < 60:
        return ink
    grey, own = photograph(ink, above, below, rng)
    try:
        clean = clean_row(grey)
    except (cv2.error, ValueError):
        return ink
    w = tight(own).shape[1]
    if not 0.93 * w < clean.shape[1] < WIDER * w + 60:
        return ink
    if _kept(own, clean) < KEPT:
        return ink
    small = 66 / clean.shape[0]
    return cv2.resize(clean, None, fx=small, fy=small, interpolation=cv2.INTER_AREA) if small < 1 else clean


def _kept(own, clean):
    """Share of the line's ink that the cleaned image holds, found by laying one over the other at a third of the size."""
    a, b = (cv2.resize(i, None, fx=1 / 3, fy=1 / 3, interpolation=cv2.INTER_AREA) for i in (own, clean))
    room_y, room_x = b.shape[0] // 2, max(8, b.shape[1] - a.shape[1] + 8, b.shape[1] // 8)
    field = np.pad(a, ((room_y, room_y), (room_x, room_x)))
    if not b.any() or b.shape[0] > field.shape[0] or b.shape[1] > field.shape[1]:
        return 0.0
    found = cv2.matchTemplate(field, b, cv2.TM_CCOEFF_NORMED)
    y, x = np.unravel_index(int(found.argmax()), found.shape)
    seen = np.zeros_like(field)
    _lay(seen, b, int(x), int(y))
    return float((cv2.dilate(seen, np.ones((3, 3), np.uint8))[field > 90] > 40).mean())


def inscribe(prefix, seed):
    """Rewrites a shard in place: its handwritten lines as pens and photographs leave them. Returns how many of each."""
    rng = np.random.default_rng(seed)
    with open(prefix + ".json", encoding="utf-8") as f:
        index = json.load(f)
    blob = np.fromfile(prefix + ".bin", np.uint8)
    image = lambda i: blob[index[i][0]:index[i][0] + index[i][1] * index[i][2]].reshape(index[i][1:3])
    rows, offset, counts = [], 0, [0, 0]
    with open(prefix + ".bin.part", "wb") as out:
        for i, (_, _, _, text, family, klass) in enumerate(index):
            ink = image(i)
            if klass in ("neat", "cursive"):
                if rng.random() < ONE_WIDTH:
                    ink = one_width(ink, rng)
                    counts[0] += 1
                if rng.random() < ON_SHEET:
                    others = [image(int(j)) for j in rng.integers(0, len(index), 2)]
                    sheet = on_sheet(ink, *others, rng)
                    counts[1] += sheet is not ink
                    ink = sheet
            h, w = ink.shape
            out.write(np.ascontiguousarray(ink).tobytes())
            rows.append([offset, h, w, text, family, klass])
            offset += h * w
    with open(prefix + ".json.part", "w", encoding="utf-8") as f:
        json.dump(rows, f, ensure_ascii=False)
    os.replace(prefix + ".bin.part", prefix + ".bin")
    os.replace(prefix + ".json.part", prefix + ".json")
    return counts
