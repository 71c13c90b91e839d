"""What the text model looks at: hashed runs of characters, and a few counts of what a text is made of.

Everything is vectorised over the code points of a whole batch, and the same function serves training and use.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

ORDERS = 5
"""Runs of 1 to ORDERS characters are hashed."""

SLOT_BITS = 18
"""The table has 2**SLOT_BITS slots; slot 0 is empty and stands for "no run here"."""

DAMPING = 0.25
"""A text of N runs is scaled by N**-DAMPING: a long text may weigh more than a short one, but not N times."""

COUNTS = ("length", "digits", "mentions", "exclamations", "questions", "lines", "pictures", "money", "links")
"""The counts, each as COUNT_SCALE * log(1 + n), in the order of the columns of `Features.counts`."""

COUNT_SCALE = 0.3

_LINK = re.compile(r"(?:https?://|www\.)([^\s/?#]{1,80})[^\s\u3000-\uffef]*")
_MENTION = re.compile(r"@\w+")
_ZERO, _NINE = ord("0"), ord("9")
_KINDS = ("0123456789", "@", "!", "?", "\n", "", "$€£¥₽%元")
"""Signs that are counted, in the order of COUNTS after length; pictures begin at _PICTURE."""

_PICTURES, _PICTURE = 6, 0x1F300
_BASE = 0x9E3779B1
_MIX = np.uint32(0x85EBCA6B)
_SHIFT = np.uint32(15)
_TOP = np.uint32(32 - SLOT_BITS)
_ORDERS = np.arange(ORDERS)[:, None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What was seen in a batch of n texts of together m code points.

    slots: (ORDERS, m) the slot of the run of each order that starts at a code point, 0 where none fits;
    starts: (n,) where each text begins; scale: (n,) the damping of its length; counts: (n, len(COUNTS)).
    """

    slots: NDArray[np.intp]
    starts: NDArray[np.intp]
    scale: NDArray[np.float32]
    counts: NDArray[np.float32]


def view(folded: str) -> str:
    """Return what is hashed of a folded text: links as their hosts, mentions without the name, blanks at both ends."""
    if "://" in folded or "www." in folded:
        folded = _LINK.sub(r"\1/", folded)
    if "@" in folded:
        folded = _MENTION.sub("@", folded)
    return f" {folded} "


def features(folded: Sequence[str]) -> Features:
    """Look at a batch of at least one folded text."""
    views = [view(text) for text in folded]
    lengths = np.fromiter(map(len, views), np.intp, len(views))
    ends = np.cumsum(lengths)
    points = np.frombuffer("".join(views).encode("utf-32-le"), np.uint32)
    room = np.repeat(ends, lengths) - np.arange(points.size)
    links = [text.count("://") + text.count("www.") for text in folded]
    return Features(
        slots=_slots(points, room),
        starts=ends - lengths,
        scale=_scale(lengths),
        counts=_counts(points, lengths, links),
    )


def _slots(points: NDArray[np.uint32], room: NDArray[np.intp]) -> NDArray[np.intp]:
    """Hash the runs that start at each point and still fit into the room to the end of their text.

    A run's hash is the polynomial of its points, had as a difference of running sums; digits are all one.
    """
    size = points.size
    forward, backward = _powers(1 << max(size - 1, 1).bit_length())
    plain = np.where((points >= _ZERO) & (points <= _NINE), np.uint32(_ZERO), points)
    sums = np.zeros(size + ORDERS, np.uint32)
    np.cumsum(plain * backward[:size], out=sums[1 : size + 1])
    hashes = np.empty((ORDERS, size), np.uint32)
    for order in range(ORDERS):
        np.subtract(sums[order + 1 : order + 1 + size], sums[:size], out=hashes[order, : sums.size - order - 1])
    hashes *= forward[:size]
    hashes ^= hashes >> _SHIFT
    hashes *= _MIX
    hashes >>= _TOP
    hashes *= room > _ORDERS
    return hashes.astype(np.intp)


@lru_cache(maxsize=32)
def _powers(size: int) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Return the powers of the base, and of its inverse, modulo 2**32."""
    both = []
    for base in (_BASE, pow(_BASE, -1, 2**32)):
        powers = np.full(size, base, np.uint32)
        powers[0] = 1
        both.append(np.cumprod(powers, dtype=np.uint32))
    return both[0], both[1]


def _scale(lengths: NDArray[np.intp]) -> NDArray[np.float32]:
    runs = np.maximum(lengths - _ORDERS, 0).sum(axis=0)
    return np.asarray(runs**-DAMPING, np.float32)


def _counts(points: NDArray[np.uint32], lengths: NDArray[np.intp], links: Sequence[int]) -> NDArray[np.float32]:
    """Count what each text is made of; links were counted in the folded text, where they are still whole."""
    table = _kinds()
    many, kinds = lengths.size, len(COUNTS)
    owners = np.repeat(np.arange(0, many * kinds, kinds), lengths)
    seen = np.bincount(owners + table[np.minimum(points, table.size - 1)], minlength=many * kinds).reshape(many, kinds)
    seen[:, 0] = lengths
    seen[:, -1] = links
    return np.asarray(COUNT_SCALE * np.log1p(seen), np.float32)


@cache
def _kinds() -> NDArray[np.uint8]:
    """Return for each code point which kind of sign it is, 0 for none; the last stands for all beyond."""
    table = np.zeros(_PICTURE + 1, np.uint8)
    for kind, signs in enumerate(_KINDS, 1):
        for sign in signs:
            table[ord(sign)] = kind
    table[_PICTURE] = _PICTURES
    return table
