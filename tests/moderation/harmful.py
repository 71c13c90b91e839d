"""Files made to do harm, each with why it is refused; nothing where looking at it is right, for it costs little."""

import gzip
import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from tests.moderation.drawn import bomb, chunk, film, png, saved, scans, scenery

HUGE = 300_000_000
SVG = (
    b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<svg xmlns="http://www.w3.org/2000/svg" width="60000" height="60000"><text>&b;</text></svg>'
)
VP8L = b"\x2f" + struct.pack("<I", 16_383 | 16_383 << 14)


def riff(kind: bytes, body: bytes) -> bytes:
    """Give a WebP of one part."""
    part = kind + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", len(part) + 4) + b"WEBP" + part


def zipped() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("a.png", bytes(50_000_000))
    return out.getvalue()


def packed() -> bytes:
    """Give a gzip of a few hundred kilobytes that holds 300 MB."""
    out = BytesIO()
    with gzip.open(out, "wb") as pack:
        for _ in range(HUGE // 1_000_000):
            pack.write(bytes(1_000_000))
    return out.getvalue()


def hidden(kind: bytes) -> bytes:
    """Give a small PNG with 300 MB packed into a part beside its pixels."""
    load = chunk(kind, b"k\x00\x00" + zlib.compress(bytes(HUGE), 9))
    return png(8, 8, load, chunk(b"IDAT", zlib.compress(bytes(16))))


def harmful() -> dict[str, tuple[bytes, str]]:
    """Give the files by name, each with the reason it is refused for, or `looked_at`."""
    none, many = "no picture of a known format", "too many pixels"
    return {
        "60000 by 60000": (png(60_000, 60_000, chunk(b"IDAT", zlib.compress(bytes(1000)))), many),
        "bomb": (bomb(20_000, 20_000), many),
        "bomb under the limit": (bomb(6_300, 6_300), "looked_at"),
        "text bomb": (hidden(b"zTXt"), "damaged (ValueError)"),
        "profile bomb": (hidden(b"iCCP"), "damaged (ValueError)"),
        "zip": (zipped(), none),
        "gzip": (packed(), none),
        "svg": (SVG, none),
        "html": (b"<!doctype html><script>alert(1)</script>", none),
        "webp, 16384 by 16384": (riff(b"VP8L", VP8L + bytes(20)), many),
        "webp, a canvas of 16777216": (riff(b"VP8X", bytes(4) + b"\xff" * 6 + bytes(20)), many),
        "gif, 10000 frames": (film(10_000, "GIF"), "looked_at"),
        "apng, 10000 frames": (film(10_000, "PNG"), "looked_at"),
        "jpeg, 200 passes": (scans(200), "too many passes"),
        "truncated png": (saved(scenery(1))[:3000], "damaged (OSError)"),
        "truncated jpeg": (saved(scenery(1), "JPEG")[:3000], "damaged (OSError)"),
        "jpeg called png": (saved(scenery(2), "JPEG"), "looked_at"),
        "nothing": (b"", none),
        "large": (bytes(12_000_000), "too many bytes"),
        "too large for the network": (b"\x89PNG\r\n\x1a\n" + bytes(21_000_000), "too many bytes"),
    }
