"""What happens to a line between the pen and the network, on small grey arrays (255 = ink).

Works on uint8 ink images about 60 rows high and ends with 40 rows. Every function takes a numpy
Generator. Costs about a millisecond a line, so that training stays the main load.
"""
import cv2
import numpy as np

from .model import HEIGHT

cv2.setNumThreads(0)


def at_least(ink, rng):
    """A dash or a ditto mark keeps about the room of its row, or it would be blown up to 40 rows."""
    h = ink.shape[0]
    if h >= 36:
        return ink
    room = int(rng.integers(36, 62)) - h
    top = int(rng.integers(0, room + 1))
    return np.pad(ink, ((top, room - top), (2, 2)))


def loosen_marks(ink, rng):
    """Shifts and scales small separate strokes (tones, dots) as hurried writers do."""
    n, labels, stats, _ = cv2.connectedComponentsWithStats((ink > 90).astype(np.uint8), connectivity=8)
    if n < 4 or n > 160:
        return ink
    h, w = ink.shape
    limit = 0.36 * h
    out = ink.copy()
    reach = rng.uniform(0.02, 0.1) * h
    lean = rng.normal(0, 0.5) * reach
    for i in range(1, n):
        x, y, cw, ch, area = stats[i]
        if cw > limit or ch > limit or area < 4 or rng.random() < 0.3:
            continue
        x0, y0, x1, y1 = max(x - 1, 0), max(y - 1, 0), min(x + cw + 1, w), min(y + ch + 1, h)
        patch = np.where(labels[y0:y1, x0:x1] == i, ink[y0:y1, x0:x1], 0).astype(np.uint8)
        region = out[y0:y1, x0:x1]
        np.copyto(region, 0, where=patch > 0)
        s = rng.uniform(0.75, 1.35)
        patch = cv2.resize(patch, None, fx=s, fy=s * rng.uniform(0.8, 1.25), interpolation=cv2.INTER_LINEAR)
        px = int(round(x0 + lean + rng.normal(0, reach)))
        py = int(round(y0 + rng.normal(0, reach * 0.45)))
        px, py = max(0, min(px, w - patch.shape[1])), max(0, min(py, h - patch.shape[0]))
        ph, pw = min(patch.shape[0], h), min(patch.shape[1], w)
        target = out[py:py + ph, px:px + pw]
        np.maximum(target, patch[:ph, :pw], out=target)
    return out


def stroke_width(ink, rng):
    """Thinner or thicker strokes, by a mix of the image with its erosion or dilation."""
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (3, 3)) if rng.random() < 0.6 else np.ones((2, 2), np.uint8)
    thick = ink.mean() > 34
    if rng.random() < (0.65 if thick else 0.25):
        other = cv2.erode(ink, kernel)
    else:
        other = cv2.dilate(ink, kernel)
    a = rng.uniform(0.2, 0.95)
    return cv2.addWeighted(other, a, ink, 1 - a, 0)


def neighbours(ink, other, rng):
    """Feet of the line above and tone marks of the line below reach into the crop."""
    h, w = ink.shape
    top, bottom = rng.random() < 0.6, rng.random() < 0.5
    if other.shape[1] < w:
        start = rng.integers(0, w - other.shape[1] + 1)
        other = np.pad(other, ((0, 0), (start, w - other.shape[1] - start)))
    else:
        other = other[:, :w]
    oh = other.shape[0]
    add_top, add_bottom = 0, 0
    if top:
        reach = int(rng.uniform(0.06, 0.3) * oh)
        overlap = int(rng.uniform(0, 0.7) * reach)
        add_top = reach - overlap
        ink = np.pad(ink, ((add_top, 0), (0, 0)))
        reach = min(reach, ink.shape[0])
        np.maximum(ink[:reach], other[oh - reach:], out=ink[:reach])
    if bottom:
        reach = int(rng.uniform(0.06, 0.3) * oh)
        add_bottom = reach - int(rng.uniform(0, 0.7) * reach)
        ink = np.pad(ink, ((0, add_bottom), (0, 0)))
        reach = min(reach, ink.shape[0])
        start = ink.shape[0] - reach
        np.maximum(ink[start:], other[:reach], out=ink[start:])
    return ink


def rules(ink, rng):
    """Remains of ruled lines, dotted leaders and cell borders."""
    h, w = ink.shape
    ink = np.pad(ink, ((2, 4), (0, 0)))
    h += 6
    level = int(rng.uniform(60, 230))
    kind = rng.random()
    y = int(rng.choice([rng.uniform(0.55, 0.99), rng.uniform(0, 0.12)], p=[0.8, 0.2]) * h)
    tilt = rng.normal(0, 0.006) * w
    if kind < 0.45:
        x0, x1 = (0, w) if rng.random() < 0.6 else sorted(rng.integers(0, w + 1, 2))
        cv2.line(ink, (int(x0), y), (int(x1), int(y + tilt)), level, int(rng.integers(1, 3)), cv2.LINE_AA)
    elif kind < 0.8:
        step, radius = rng.uniform(6, 13), rng.uniform(0.6, 1.6)
        for x in np.arange(rng.uniform(0, step), w, step):
            if rng.random() < 0.9:
                cv2.circle(ink, (int(x), int(y + tilt * x / w)), int(round(radius)), level, -1, cv2.LINE_AA)
    else:
        for _ in range(rng.integers(1, 4)):
            x = int(rng.integers(0, w))
            cv2.line(ink, (x, y), (min(w - 1, x + int(rng.integers(5, 60))), y), level, 1, cv2.LINE_AA)
    return ink


def ends(ink, rng):
    """Blank room, a cell border or a stray stroke before or after the text."""
    h = ink.shape[0]
    left, right = (int(h * rng.exponential(0.5)) if rng.random() < 0.3 else 0 for _ in range(2))
    if left + right == 0:
        return ink
    ink = np.pad(ink, ((0, 0), (left, right)))
    if rng.random() < 0.35 and right > 6:
        x = ink.shape[1] - int(rng.integers(1, right))
        cv2.line(ink, (x, 0), (x + int(rng.normal(0, 2)), h), int(rng.uniform(80, 255)), int(rng.integers(1, 4)), cv2.LINE_AA)
    if rng.random() < 0.2 and left > 6:
        x = int(rng.integers(0, left - 3))
        cv2.line(ink, (x, 0), (x + int(rng.normal(0, 2)), h), int(rng.uniform(80, 255)), int(rng.integers(1, 4)), cv2.LINE_AA)
    return ink


def stamp(ink, rng):
    """Pale arcs of a round stamp over the line."""
    h, w = ink.shape
    layer = np.zeros_like(ink)
    centre = (int(rng.uniform(0, w)), int(rng.uniform(-1.5, 2.5) * h))
    r = rng.uniform(1.2, 3) * h
    for k in (1.0, 0.93, 0.6):
        cv2.circle(layer, centre, int(r * k), int(rng.uniform(30, 110)), int(rng.integers(1, 4)), cv2.LINE_AA)
    return np.maximum(ink, layer)


def crop_rows(ink, rng):
    """Room above and below the ink, or rows cut off where the crop was too tight."""
    h = ink.shape[0]
    r = rng.random()
    if r < 0.06:
        return ink[: h - int(h * rng.uniform(0.04, 0.2))]
    if r < 0.1:
        return ink[int(h * rng.uniform(0.03, 0.12)):]
    top = int(h * min(0.3, rng.exponential(0.06)))
    bottom = int(h * min(0.35, rng.exponential(0.07)))
    return np.pad(ink, ((top, bottom), (0, 0)))


def warp(ink, rng, strength):
    """Slant, squeeze, baseline wander and elastic bends in one remap, straight to 40 rows."""
    h, w = ink.shape
    scale = HEIGHT / h
    stretch = float(np.exp(rng.normal(0, 0.14 * strength)))
    slant = rng.normal(0, 0.16) * strength + (rng.uniform(-0.3, 0.35) if strength > 0.9 and rng.random() < 0.5 else 0)
    slant = float(np.clip(slant, -0.5, 0.55))
    if scale < 0.75:
        ink = cv2.GaussianBlur(ink, (3, 3), 0.45 / scale * 0.6)
    out_w = int(round((w * stretch + abs(slant) * h) * scale)) + 4
    cols = max(3, out_w // int(rng.integers(9, 26)))
    long_cols = max(3, out_w // 110)
    sx, sy = strength * rng.uniform(0, 0.055) * h, strength * rng.uniform(0, 0.045) * h
    grid_x = rng.normal(0, 1, (4, cols)).astype(np.float32) * sx
    grid_y = rng.normal(0, 1, (4, cols)).astype(np.float32) * sy
    wander = rng.normal(0, 1, (1, long_cols)).astype(np.float32) * (strength * rng.uniform(0, 0.05) * h)
    mx = cv2.resize(grid_x, (out_w, HEIGHT), interpolation=cv2.INTER_CUBIC)
    my = cv2.resize(grid_y, (out_w, HEIGHT), interpolation=cv2.INTER_CUBIC)
    my += cv2.resize(wander, (out_w, 1), interpolation=cv2.INTER_CUBIC)
    rows = (np.arange(HEIGHT, dtype=np.float32) + 0.5) / scale - 0.5
    columns = (np.arange(out_w, dtype=np.float32) - 2) / (scale * stretch)
    shift = slant * (rows - h / 2) / stretch
    mx += columns[None, :] + shift[:, None] - abs(slant) * h / 2 / stretch
    my += rows[:, None]
    return cv2.remap(ink, mx, my, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=0)


def photo(ink, rng):
    """Fading, low resolution, blur, light, noise and JPEG on the final 40 rows; float in [0, 1]."""
    h, w = ink.shape
    if rng.random() < 0.2:
        f = rng.uniform(0.5, 0.85)
        small = cv2.resize(ink, (max(4, int(w * f)), max(8, int(h * f))), interpolation=cv2.INTER_AREA)
        ink = cv2.resize(small, (w, h), interpolation=cv2.INTER_LINEAR if rng.random() < 0.6 else cv2.INTER_CUBIC)
    if rng.random() < 0.4:
        ink = cv2.GaussianBlur(ink, (0, 0), rng.uniform(0.3, 1.1))
    if rng.random() < 0.2:
        q = int(rng.uniform(25, 75))
        ink = cv2.imdecode(cv2.imencode(".jpg", ink, [cv2.IMWRITE_JPEG_QUALITY, q])[1], cv2.IMREAD_GRAYSCALE)
    x = ink.astype(np.float32) * np.float32(1 / 255)
    if rng.random() < 0.25:
        fade = cv2.resize(rng.uniform(0.35, 1, (2, max(2, w // 40))).astype(np.float32), (w, h), interpolation=cv2.INTER_LINEAR)
        x *= fade
    if rng.random() < 0.3:
        x = np.power(x, np.float32(np.exp(rng.normal(0, 0.35))))
    x *= np.float32(1 - 0.65 * rng.random() ** 2)
    if rng.random() < 0.3:
        x += cv2.resize(rng.uniform(0, 0.14, (2, 3)).astype(np.float32), (w, h), interpolation=cv2.INTER_LINEAR)
    if rng.random() < 0.5:
        x += rng.standard_normal((h, w), dtype=np.float32) * np.float32(0.07 * rng.random())
    return np.clip(x, 0, 1, out=x)


def augment(ink, klass, other, rng):
    """The whole chain; `other` is another line's ink, used as an intruding neighbour."""
    hand = klass in ("neat", "cursive")
    ink = at_least(np.ascontiguousarray(ink), rng)
    if hand and rng.random() < 0.45:
        ink = loosen_marks(ink, rng)
    if rng.random() < 0.55:
        ink = stroke_width(ink, rng)
    if rng.random() < 0.3:
        ink = neighbours(ink, other, rng)
    if rng.random() < 0.16:
        ink = rules(ink, rng)
    ink = ends(ink, rng)
    if rng.random() < 0.03:
        ink = stamp(ink, rng)
    ink = crop_rows(ink, rng)
    return photo(warp(ink, rng, rng.uniform(0.4, 1.2) if hand else rng.uniform(0, 0.4)), rng)


def plain(ink):
    """No augmentation: a thirtieth of room above and below, scaled to 40 rows; float in [0, 1]."""
    h, w = ink.shape
    room = max(1, round(h / 30))
    ink = np.pad(ink, ((room, room), (0, 0)))
    small = cv2.resize(ink, (max(4, round(w * HEIGHT / (h + 2 * room))), HEIGHT), interpolation=cv2.INTER_AREA)
    return small.astype(np.float32) / 255
