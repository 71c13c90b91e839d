"""Pictures: bytes that strangers sent, and what stands on them. Everything is limited before anything is decoded."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from chat.message import Picture
from chat.plain import plain

if TYPE_CHECKING:
    from PIL.Image import Image
    from zxingcpp import Position

MOST_BYTES: Final = 10_000_000
MOST_PIXELS: Final = 40_000_000
LONGEST_SIDE: Final = 1600
"""Pixels that the longer side is brought down to before anything is looked for."""

MOST_SCANS: Final = 100
"""Passes of a progressive JPEG; each costs as much as the whole picture, however few bytes it has."""

MOST_CODES: Final = 10
LONGEST_CODE: Final = 1000
MOST_SHOWN: Final = 0.2
"""Share of a picture that codes may take up before it counts as a code and nothing else."""

LEAST_DETAIL: Final = 16
"""Bits of a look that must be set: two pictures of nothing look the same and say nothing."""

_FORMATS: Final = "QRCode,MicroQRCode,RMQRCode,Aztec,DataMatrix,PDF417,Code128"
_MAGIC: Final = ((b"\xff\xd8\xff", "JPEG"), (b"\x89PNG\r\n\x1a\n", "PNG"), (b"GIF8", "GIF"), (b"BM", "BMP"))
_SCAN: Final = b"\xff\xda"


class PictureError(ValueError):
    """A picture is not looked at; the text says why, in a word or two, and nothing of what it holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What was seen at first sight, and the picture as a JPEG of at most 1600 pixels a side, to be read later."""

    picture: Picture
    reduced: bytes


def glance(data: bytes) -> Glance:
    """Find codes and take the look of a picture; raises `PictureError` for whatever is none or goes over a limit."""
    image = open_picture(data)
    out = BytesIO()
    image.save(out, "JPEG", quality=90)
    return Glance(picture=_seen(image), reduced=out.getvalue())


def format_of(data: bytes) -> str:
    """Give the format that a file begins as, whatever it is called; raises `PictureError` for any but the five."""
    if len(data) > MOST_BYTES:
        raise PictureError("too many bytes")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    found = next((name for magic, name in _MAGIC if data.startswith(magic)), "")
    if not found:
        raise PictureError("no picture of a known format")
    return found


def open_picture(data: bytes) -> Image:
    """Decode the first frame, brought down in size, in plain colours; raises `PictureError`."""
    from PIL import Image

    name = format_of(data)
    if name == "JPEG" and data.count(_SCAN) > MOST_SCANS:
        raise PictureError("too many passes")
    if name == "WEBP":
        _limit(*_webp_size(data))
    try:
        with Image.open(BytesIO(data), formats=(name,)) as image:
            _limit(*image.size)
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            return _plain_colours(image)
    except PictureError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureError("too many pixels") from None
    except Exception as error:  # decoders raise whatever they like about a broken file
        raise PictureError(f"damaged ({type(error).__name__})") from error


def _limit(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise PictureError("too many pixels")
    if width < 1 or height < 1:
        raise PictureError("no pixels")


def _webp_size(data: bytes) -> tuple[int, int]:
    """Give the size a WebP says it has: its decoder makes room for all of it as it is opened."""
    kind, head = data[12:16], data[20:30]
    if len(head) < 10:
        raise PictureError("damaged (too short)")
    if kind == b"VP8X":
        return int.from_bytes(head[4:7], "little") + 1, int.from_bytes(head[7:10], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(head[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", head[6:10])
    return width & 0x3FFF, height & 0x3FFF


def _plain_colours(image: Image) -> Image:
    """Give a picture as people see it: turned as its camera says, on white where it is transparent."""
    from PIL import Image, ImageOps

    turned = ImageOps.exif_transpose(image)
    if "A" not in turned.getbands() and "transparency" not in turned.info:
        return turned.convert("RGB")
    clear = turned.convert("RGBA")
    ground = Image.new("RGBA", clear.size, "white")
    ground.alpha_composite(clear)
    return ground.convert("RGB")


def _seen(image: Image) -> Picture:
    """Give the texts of the QR codes and their like, and the look of a picture that is more than a code.

    The stripes on goods say nothing that matters here. Codes all look the same: what tells them apart is their text.
    """
    import zxingcpp

    formats = zxingcpp.barcode_formats_from_str(_FORMATS)
    found = zxingcpp.read_barcodes(image.convert("L"), formats)
    texts = (plain(each.text, LONGEST_CODE).strip() for each in found)
    shown = sum(_area(each.position) for each in found) / (image.width * image.height)
    codes = tuple(dict.fromkeys(text for text in texts if text))[:MOST_CODES]
    return Picture(codes=codes, look=_look(image) if shown < MOST_SHOWN else "")


def _area(place: Position) -> float:
    """Give the pixels between the four corners of a code."""
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    beside = (*corners[1:], corners[0])
    return abs(sum(one.x * two.y - two.x * one.y for one, two in zip(corners, beside, strict=True))) / 2


def _look(image: Image) -> str:
    import imagehash

    look = str(imagehash.phash(image))
    return look if LEAST_DETAIL <= int(look, 16).bit_count() <= 64 - LEAST_DETAIL else ""
