"""Opens a training set that an office exported (.ttcrops) and writes its lines as a shard that `train` reads.

The format is that of src/lib/platform/sealed-file: a head in the clear (8 letters, 4 bytes of length, JSON), then
pieces of AES-256-GCM of at most 1 MiB of content, each bound to the head's hash and its own number; inside, rows of
4 bytes of length, JSON and the bytes the JSON stands aside. The key is Argon2id of the passphrase.
Needs Debian's python3-argon2 and python3-cryptography.
"""
import getpass
import hashlib
import json
import os
import struct
import unicodedata

import cv2
import numpy as np

from .charset import CHARS
from .prepare import clean_row

MAGIC = b"TTMAUCHU"
PIECE = 1024 * 1024
OVERHEAD = 1 + 12 + 16
KLASS = "neat"


class Unreadable(Exception):
    """The file is no training set, is damaged, or the passphrase is wrong."""


def read_head(data):
    """(head, its digest, where the pieces begin)."""
    if data[:8] != MAGIC or len(data) < 12:
        raise Unreadable("not a training set of Tàng Thư")
    body = 12 + struct.unpack(">I", data[8:12])[0]
    if body > len(data):
        raise Unreadable("the file is cut")
    try:
        head = json.loads(data[12:body])
        version = head["version"]
        head["cost"]["memoryKiB"], head["cost"]["passes"], head["cost"]["lanes"], bytes.fromhex(head["salt"])
    except (ValueError, KeyError, TypeError):
        raise Unreadable("the head of the file is damaged") from None
    if version != 1:
        raise Unreadable("made by another version of the program")
    return head, hashlib.sha256(data[:body]).hexdigest(), body


def key_of(passphrase, head):
    """32 bytes; the text is NFKC as in src/lib/platform/crypto/locks.ts."""
    from argon2.low_level import Type, hash_secret_raw
    cost = head["cost"]
    if cost["memoryKiB"] > 262144 or cost["passes"] > 10 or cost["lanes"] > 4:
        raise Unreadable("asks for more memory or time than the program ever does")
    secret = unicodedata.normalize("NFKC", passphrase).encode()
    return hash_secret_raw(secret, bytes.fromhex(head["salt"]), cost["passes"], cost["memoryKiB"], cost["lanes"], 32, Type.ID)


def unseal(data, digest, body, key):
    """All content, every piece proved to be in its place and the last one to be the last."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    cipher, out, number, at = AESGCM(key), [], 0, body
    while True:
        piece = data[at:at + PIECE + OVERHEAD]
        at += len(piece)
        place = f"file|{digest}|{number}" + ("|last" if at >= len(data) else "")
        if len(piece) < OVERHEAD or piece[0] != 1:
            raise Unreadable("the file is cut or damaged")
        try:
            out.append(cipher.decrypt(piece[1:13], piece[13:], place.encode()))
        except InvalidTag:
            raise Unreadable("wrong passphrase, or the file is damaged") from None
        number += 1
        if at >= len(data):
            return b"".join(out)


def rows(content):
    """Yields every crop: text, kind, read, image (bytes of a JPEG)."""
    at = 0
    while at < len(content):
        size = struct.unpack(">I", content[at:at + 4])[0]
        row = json.loads(content[at + 4:at + 4 + size])
        at += 4 + size
        crop = row["v"]
        length = crop["image"]["size"]
        crop["image"] = content[at:at + length]
        at += length
        if row["s"] == "crop":
            yield crop


def open_crops(path, passphrase):
    """The crops of a file, in the order they were written (shuffled by the program)."""
    with open(path, "rb") as f:
        data = f.read()
    head, digest, body = read_head(data)
    return list(rows(unseal(data, digest, body, key_of(passphrase, head))))


def office(path, out, passphrase=None):
    """Writes train-office.bin and .json (what `train --shards` reads) and labels.tsv with the pictures."""
    passphrase = passphrase or os.environ.get("TANG_THU_PASSPHRASE") or getpass.getpass("Passphrase: ")
    crops = open_crops(path, passphrase)
    os.makedirs(os.path.join(out, "crops"), exist_ok=True)
    index, labels, offset = [], [], 0
    with open(os.path.join(out, "train-office.bin"), "wb") as blob:
        for i, crop in enumerate(crops):
            text = unicodedata.normalize("NFC", crop["text"])
            grey = cv2.imdecode(np.frombuffer(crop["image"], np.uint8), cv2.IMREAD_GRAYSCALE)
            if grey is None or any(c not in CHARS for c in text):
                continue
            name = f"crops/{i:06d}.jpg"
            with open(os.path.join(out, name), "wb") as f:
                f.write(crop["image"])
            labels.append(f"{name}\t{crop['kind']}\t{text}\n")
            ink = clean_row(grey) if min(grey.shape) >= 24 else 255 - grey
            h, w = ink.shape
            blob.write(ink.astype(np.uint8).tobytes())
            index.append([offset, h, w, text, "office", KLASS])
            offset += h * w
    with open(os.path.join(out, "train-office.json"), "w", encoding="utf-8") as f:
        json.dump(index, f, ensure_ascii=False)
    with open(os.path.join(out, "labels.tsv"), "w", encoding="utf-8") as f:
        f.writelines(labels)
    return len(index), len(crops)
