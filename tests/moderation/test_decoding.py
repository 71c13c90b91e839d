"""Pictures: what stands on them is found, and no file, however made, costs more than a picture does."""

import resource
import struct
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from moderation.decoding import LONGEST_SIDE, MOST_BYTES, PictureError, glance, open_picture
from tests.moderation.drawn import INVITE, bomb, chunk, code, film, png, poster, saved, scans, scenery, with_code

FORMS = ["PNG", "JPEG", "WEBP", "GIF", "BMP"]
BMP = saved(with_code(3), "BMP")


@pytest.mark.parametrize("form", FORMS)
def test_a_code_is_read_in_every_format(form: str) -> None:
    seen = glance(saved(with_code(3), form)).picture
    assert seen.codes == (INVITE,)
    assert len(seen.look) == 16


@pytest.mark.parametrize("turned", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180])
def test_a_code_is_read_when_it_is_turned(turned: Image.Transpose) -> None:
    assert glance(saved(with_code(3).transpose(turned))).picture.codes == (INVITE,)


def test_a_code_on_nothing_is_read_through_transparency() -> None:
    clear = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    dark = code().convert("L").point(lambda value: 255 - value)
    clear.paste((0, 0, 0, 255), (50, 50), dark)
    assert glance(saved(clear)).picture.codes == (INVITE,)


def test_several_codes_are_each_read_once() -> None:
    image = Image.new("RGB", (900, 400), "white")
    for place, text in ((20, "https://a.example"), (320, "https://b.example"), (620, "https://a.example")):
        image.paste(code(text), (place, 50))
    assert sorted(glance(saved(image)).picture.codes) == ["https://a.example", "https://b.example"]


def test_a_large_photo_is_brought_down_and_still_read() -> None:
    large = with_code(3).resize((6000, 4500))
    seen = glance(saved(large, "JPEG"))
    assert seen.picture.codes == (INVITE,)
    assert max(open_picture(seen.reduced).size) == LONGEST_SIDE


def test_a_picture_of_nothing_has_no_look() -> None:
    assert glance(saved(Image.new("RGB", (400, 300), "white"))).picture.look == ""


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1/"/></svg>'


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "known format"),
        (SVG, "known format"),
        (b"%PDF-1.7\n" + saved(code()), "known format"),
        (b"PK\x03\x04" + saved(code()), "known format"),
        (saved(scenery(1), "TIFF"), "known format"),
        (b"\x89PNG\r\n\x1a\n" + saved(scenery(1), "JPEG"), "damaged"),
        (b"GIF89a" + SVG, "damaged|too many pixels"),
        (b"BM" + b"\xff" * 60, "damaged|too many pixels"),
        (b"RIFF\x00\x00\x00\x00WEBP", "damaged"),
        (
            b"RIFF\x40\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00" + b"\xff" * 6 + b"\x00" * 20,
            "too many pixels",
        ),
        (b"\xff\xd8\xff" + b"\x00" * 50, "damaged"),
        (bytes(MOST_BYTES + 1), "too many bytes"),
        (saved(scenery(1))[:3000], "damaged"),
        (saved(scenery(1), "JPEG")[:3000], "damaged"),
        (saved(scenery(1), "WEBP")[:3000], "damaged"),
        (BMP[:18] + struct.pack("<ii", 60_000, 60_000) + BMP[26:], "too many pixels"),
        (b"GIF89a" + struct.pack("<HH", 65_535, 65_535) + bytes(3), "damaged|too many pixels"),
        (scans(200), "too many passes"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_good_picture_is_refused_with_a_reason(data: bytes, why: str) -> None:
    with pytest.raises(PictureError, match=why):
        glance(data)


def test_a_picture_with_an_archive_behind_it_is_only_a_picture() -> None:
    hidden = saved(scenery(5)) + b"PK\x03\x04" + saved(code())
    assert glance(hidden).picture.codes == ()


def test_a_header_of_sixty_thousand_pixels_a_side_is_refused_unread() -> None:
    before, began = peak(), time.process_time()
    with pytest.raises(PictureError, match="too many pixels"):
        glance(png(60_000, 60_000, chunk(b"IDAT", zlib.compress(b"\x00" * 1000))))
    assert time.process_time() - began < 0.5
    assert peak() - before < 20


def test_bombs_cost_no_more_than_a_picture() -> None:
    """The first is over the limit, the second just under it; the third hides its load where a comment stands."""
    over, under = bomb(20_000, 20_000), bomb(6_300, 6_300)
    text = chunk(b"zTXt", b"k\x00\x00" + zlib.compress(bytes(300_000_000), 9))
    profile = chunk(b"iCCP", b"k\x00\x00" + zlib.compress(bytes(300_000_000), 9))
    glance(saved(scenery(1)))  # what is imported counts for nobody
    before, began = peak(), time.process_time()
    with pytest.raises(PictureError, match="too many pixels"):
        glance(over)
    assert glance(under).picture.codes == ()
    for hidden in (text, profile):
        try:
            glance(png(8, 8, hidden, chunk(b"IDAT", zlib.compress(bytes(16)))))
        except PictureError as error:
            assert "damaged" in str(error)  # noqa: PT017 - to be refused and to be passed over are both right
    assert time.process_time() - began < 5
    assert peak() - before < 250


@pytest.mark.parametrize("form", ["GIF", "PNG"])
def test_of_ten_thousand_frames_only_the_first_is_looked_at(form: str) -> None:
    data = film(10_000, form)
    began = time.process_time()
    assert glance(data).picture.codes == (INVITE,)
    assert time.process_time() - began < 1


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["PNG", "JPEG", "WEBP", "GIF", "BMP"]), st.integers(0, 2**32), st.binary(min_size=1, max_size=40)
)
def test_whatever_was_changed_in_a_file_it_is_looked_at_or_refused(form: str, where: int, what: bytes) -> None:
    data = bytearray(saved(poster("hello", seed=2).resize((200, 60)), form))
    place = where % len(data)
    data[place : place + len(what)] = what
    try:
        glance(bytes(data))
    except PictureError as error:
        assert str(error)  # noqa: PT017 - both outcomes are right


def peak() -> float:
    """Give the most memory this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
