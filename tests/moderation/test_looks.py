"""Looks: one picture is told from another, however it was sent on."""

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from moderation.decoding import glance
from moderation.looks import ALIKE, distance, keys
from tests.moderation.drawn import code, saved, scenery, with_code


def look(image: Image.Image, form: str = "PNG", **how: object) -> str:
    return glance(saved(image, form, **how)).picture.look


def changed(image: Image.Image) -> list[str]:
    """Give the looks of a picture that was compressed, scaled and written on."""
    small = image.resize((320, 240))
    marked = image.copy()
    ImageDraw.Draw(marked).text((20, 440), "by @somebody", fill="white")
    again = Image.open(BytesIO(saved(image, "JPEG", quality=30)))
    return [look(image, "JPEG", quality=40), look(small), look(marked), look(again.resize((500, 375)), "WEBP")]


def test_a_picture_looks_like_itself_after_compression_scaling_and_a_small_mark() -> None:
    for seed in range(12):
        first = look(scenery(seed))
        assert all(distance(first, other) <= ALIKE for other in changed(scenery(seed)))


def test_a_picture_that_is_a_code_and_little_else_has_no_look() -> None:
    """Codes look like one another: of forty, some would be taken for the same picture."""
    assert {look(code(f"https://t.me/+{seed * 7919}AbCdE")) for seed in range(40)} == {""}
    assert look(with_code(3))


def test_different_pictures_look_different() -> None:
    found = [look(scenery(seed)) for seed in range(100)]
    pairs = [(one, two) for place, one in enumerate(found) for two in found[:place]]
    assert all(distance(one, two) > ALIKE for one, two in pairs)


@given(st.integers(0, 2**64 - 1), st.sets(st.integers(0, 63), max_size=ALIKE))
def test_looks_that_differ_little_always_share_a_key(bits: int, flipped: set[int]) -> None:
    other = bits
    for bit in flipped:
        other ^= 1 << bit
    one, two = f"{bits:016x}", f"{other:016x}"
    assert distance(one, two) == len(flipped)
    assert set(keys([one])) & set(keys([two]))
