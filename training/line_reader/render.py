"""Writes job files (which text in which font) and has Chromium draw them into shards."""
import json
import os
import subprocess

from .gazetteer import Data, seeded
from .pens import inscribe
from .text import line

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# Groups of families: class, and whether the font has Vietnamese marks or the renderer draws them.
# Real pens look like the neat class and make their marks carelessly; calligraphic scripts teach
# joining and slant.
GROUP_SHARES = {("neat", "own"): 0.27, ("cursive", "own"): 0.17, ("neat", "drawn"): 0.2, ("cursive", "drawn"): 0.11,
                ("print", "own"): 0.15, ("type", "own"): 0.1}
# Share of lines whose marks are drawn by hand although the font has them.
REDRAWN_MARKS = 0.3
LINES_PER_JOB = 24


def load_fonts(held_out):
    """Families by group, either the ones to train on or the ones held out to judge by."""
    with open(os.path.join(HERE, "fonts.json"), encoding="utf-8") as f:
        fonts = json.load(f)
    groups = {k: [] for k in GROUP_SHARES}
    for font in fonts:
        if font["heldOut"] == held_out:
            groups[(font["class"], font["marks"])].append(font)
    return groups


def _weight(font):
    """The Playwrite families are one design for many countries: a third of a family's share each."""
    return 0.33 if font["id"].startswith("playwrite-") else 1.0


def _face(rnd, font):
    """Mostly the regular face; print and typewriter now and then bold or italic."""
    upright = [f for f in font["faces"] if "italic" not in f]
    regular = "400" if "400" in upright else upright[0]
    r = rnd.random()
    if r < 0.65:
        return regular
    if r < 0.93 or font["class"] in ("neat", "cursive"):
        return rnd.choice([f for f in upright if "200" <= f <= "800"] or [regular])
    return rnd.choice([f for f in font["faces"] if f in ("400-italic", "700-italic")] or [regular])


def training_jobs(data, seed, lines):
    """Jobs of one shard: fonts by class share, texts by kind share."""
    rnd = seeded(seed)
    fonts = load_fonts(held_out=False)
    for _ in range(lines // LINES_PER_JOB):
        group = rnd.choices(list(GROUP_SHARES), list(GROUP_SHARES.values()))[0]
        klass, marks = group
        font = rnd.choices(fonts[group], [_weight(f) for f in fonts[group]])[0]
        texts = []
        while len(texts) < LINES_PER_JOB:
            text = line(rnd, data)
            # Rows of swash capitals are legible to nobody; clerks do not write them.
            if klass == "cursive" and len(text) > 6 and text.isupper() and rnd.random() < 0.8:
                continue
            drawn = marks == "drawn" or klass in ("neat", "cursive") and rnd.random() < REDRAWN_MARKS
            texts.append({"text": text, "seed": rnd.getrandbits(32), "marks": drawn, "pen": klass in ("neat", "cursive")})
        yield {"id": font["id"], "face": _face(rnd, font), "klass": klass, "dotlessI": font["dotlessI"], "lines": texts}


def judging_jobs(data, seed, per_font):
    """The held-out families, regular face, every kind of line that the product reads."""
    kinds = ["address", "person", "date", "id", "form", "address", "person", "words"]
    for fonts in load_fonts(held_out=True).values():
        for font in fonts:
            rnd = seeded(f"{seed}/{font['id']}")
            lines = [{"text": line(rnd, data, kinds[i % len(kinds)]), "seed": rnd.getrandbits(32), "marks": False}
                     for i in range(per_font)]
            upright = [f for f in font["faces"] if "italic" not in f]
            yield {"id": font["id"], "face": "400" if "400" in upright else upright[0], "klass": font["class"], "dotlessI": font["dotlessI"], "lines": lines}


def render(data_folder, out, shards, lines, seed, judge=False, first=0):
    """Draws shards `first` … `first + shards - 1` (training) or the one judging shard into `out`."""
    data = Data(data_folder)
    os.makedirs(out, exist_ok=True)
    for i in range(first, first + shards):
        prefix = os.path.join(out, "judge" if judge else f"train-{i:03d}")
        if os.path.exists(prefix + ".json"):
            continue
        # Training watches for new indexes, so a shard gets its name when it is whole.
        drawn = prefix if judge else os.path.join(out, f"drawing-{i:03d}")
        jobs = judging_jobs(data, seed, lines) if judge else training_jobs(data, seed + i, lines)
        with open(prefix + ".jobs", "w", encoding="utf-8") as f:
            for job in jobs:
                f.write(json.dumps(job, ensure_ascii=False) + "\n")
        subprocess.run(["node", os.path.join(HERE, "render", "render.mjs"), prefix + ".jobs", drawn], check=True)
        os.remove(prefix + ".jobs")
        if not judge:
            redrawn, photographed = inscribe(drawn, seed + i)
            for end in (".bin", ".json"):
                os.replace(drawn + end, prefix + end)
            print(f"{prefix}: {redrawn} lines in one pen width, {photographed} from a sheet", flush=True)


