"""Looks: perceptual hashes of pictures, and when two of them are of the same picture."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from chat.message import MediaKind, Message

ALIKE: Final = 6
"""Bits, of 64, in which the looks of one picture may differ: it was scaled, compressed or written on."""

_BANDS: Final = ALIKE + 1
_EDGES: Final = tuple(64 * band // _BANDS for band in range(_BANDS + 1))


def distance(look: str, other: str) -> int:
    """Give the number of bits, 0 to 64, in which two looks differ."""
    return (int(look, 16) ^ int(other, 16)).bit_count()


def looks(message: Message) -> tuple[str, ...]:
    """Give the looks of a message's pictures; stickers are everybody's and do not count."""
    if not message.media:
        return ()
    return tuple(
        each.picture.look
        for each in message.media
        if each.picture is not None and each.picture.look and each.kind is not MediaKind.STICKER
    )


def keys(found: Iterable[str]) -> tuple[int, ...]:
    """Give keys of looks, seven each: two that differ in no more than six bits always share one, others seldom."""
    return tuple(
        hash((_BANDS + band, int(look, 16) >> start & (1 << end - start) - 1))
        for look in found
        for band, (start, end) in enumerate(pairwise(_EDGES))
    )


def same_picture(message: Message, other: Message) -> bool:
    """Tell whether two messages show the same picture."""
    shown = looks(other)
    return bool(shown) and any(distance(one, two) <= ALIKE for one in looks(message) for two in shown)
