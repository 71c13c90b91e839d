"""Pictures drawn for tests: posters, codes, and files made to do harm."""

import struct
import zlib
from io import BytesIO
from random import Random

import numpy as np
import zxingcpp
from PIL import Image, ImageDraw, ImageFont

INVITE = "https://t.me/+AbCdEfGh123"


def saved(image: Image.Image, form: str = "PNG", **how: object) -> bytes:
    out = BytesIO()
    image.save(out, form, **how)  # type: ignore[arg-type]
    return out.getvalue()


def code(text: str = INVITE, scale: int = 6) -> Image.Image:
    drawn = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode).to_image(scale=scale)
    return Image.fromarray(np.asarray(drawn)).convert("RGB")


def scenery(seed: int, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """Give a picture of coloured shapes, another for every seed."""
    chance = Random(seed)
    image = Image.new("RGB", size, tuple(chance.randrange(256) for _ in range(3)))
    draw = ImageDraw.Draw(image)
    for _ in range(30):
        x, y = chance.randrange(size[0]), chance.randrange(size[1])
        colour = tuple(chance.randrange(256) for _ in range(3))
        draw.ellipse((x, y, x + chance.randrange(20, 200), y + chance.randrange(20, 200)), fill=colour)
    return image


def poster(*lines: str, seed: int | None = None) -> Image.Image:
    """Give lines of large letters, on white or on the scenery of a seed."""
    image = Image.new("RGB", (900, 120 + 90 * len(lines)), "white")
    if seed is not None:
        image.paste(scenery(seed, (900, 100)), (0, 0))
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(38)
    for row, line in enumerate(lines):
        draw.text((40, 120 + 80 * row), line, fill="black", font=font)
    return image


def with_code(seed: int, text: str = INVITE) -> Image.Image:
    """Give a scenery with a code in it."""
    image = scenery(seed)
    image.paste(code(text, 5), (380, 200))
    return image


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, *chunks: bytes) -> bytes:
    """Give a PNG that says it has this size, in one bit a pixel, with these chunks."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IEND", b"")


def bomb(width: int, height: int) -> bytes:
    """Give a PNG of a few kilobytes that is black in every one of its pixels."""
    squeeze = zlib.compressobj(9)
    row = bytes(1 + (width + 7) // 8)
    body = b"".join(squeeze.compress(row) for _ in range(height)) + squeeze.flush()
    return png(width, height, chunk(b"IDAT", body))


def film(frames: int, form: str) -> bytes:
    """Give an animation, the first frame of which holds a code; the others are a dot each."""
    first = saved(with_code(1).convert("P"), form)
    if form == "GIF":
        dot = b"\x21\xf9\x04\x00\x02\x00\x00\x00\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00"
        return first[:-1] + dot * (frames - 1) + first[-1:]
    width, height = struct.unpack(">II", first[16:24])
    head, pixels, number = first.index(b"IDAT") - 4, zlib.compress(b"\x00\x00"), iter(range(2 * frames))
    parts = [first[:head], chunk(b"acTL", struct.pack(">II", frames, 0)), _frame(next(number), width, height)]
    parts.append(first[head:-12])
    for _ in range(frames - 1):
        parts += [_frame(next(number), 1, 1), chunk(b"fdAT", struct.pack(">I", next(number)) + pixels)]
    return b"".join((*parts, first[-12:]))


def _frame(number: int, width: int, height: int) -> bytes:
    return chunk(b"fcTL", struct.pack(">IIIIIHHBB", number, width, height, 0, 0, 1, 50, 0, 0))


def scans(count: int) -> bytes:
    """Give a progressive JPEG whose last pass is there many times over."""
    plain = saved(scenery(1, (64, 64)), "JPEG", progressive=True)
    last = plain.rindex(b"\xff\xda")
    return plain[:last] + plain[last:-2] * count + plain[-2:]
