"""What the text model looks at: hashed runs of characters, and a few counts of what a text is made of.

Everything is vectorised over the code points of a whole batch, and the same function serves training and use.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ORDERS = 5
"""Runs of 1 to ORDERS characters are hashed."""

SLOT_BITS = 18
"""The table has 2**SLOT_BITS slots; slot 0 is empty and stands for "no run here"."""

DAMPING = 0.35
"""A text of N runs is scaled by N**-DAMPING: a long text may weigh more than a short one, but not N times."""

COUNTS = ("length", "digits", "links", "mentions", "exclamations", "questions", "lines", "pictures", "money")
"""The counts, each as COUNT_SCALE * log(1 + n), in the order of the columns of `Features.counts`."""

COUNT_SCALE = 0.3

_LINK = re.compile(r"(?:https?://|www\.)([^\s/?#]{1,80})[^\s\u3000-\uffef]*")
_MENTION = re.compile(r"@\w+")
_MULTIPLIER = np.uint32(0x9E3779B1)
_MIX = np.uint32(0x85EBCA6B)
_SHIFT = np.uint32(15)
_TOP = np.uint32(32 - SLOT_BITS)
_ZERO, _NINE = ord("0"), ord("9")
_PICTURE = 0x1F300
_MONEY = tuple(map(ord, "$€£¥₽%元"))


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
    starts = ends - lengths
    points = np.frombuffer("".join(views).encode("utf-32-le"), np.uint32)
    digits = (points >= _ZERO) & (points <= _NINE)
    room = np.repeat(ends, lengths) - np.arange(points.size)
    return Features(
        slots=_slots(np.where(digits, np.uint32(_ZERO), points), room),
        starts=starts,
        scale=_scale(lengths),
        counts=_counts(folded, points, digits, starts, lengths),
    )


def _slots(points: NDArray[np.uint32], room: NDArray[np.intp]) -> NDArray[np.intp]:
    """Hash the runs that start at each point and still fit into the room to the end of their text."""
    hashes = np.empty((ORDERS, points.size), np.uint32)
    hashes[0] = (points + np.uint32(1)) * _MULTIPLIER
    for order in range(1, ORDERS):
        fits = max(points.size - order, 0)
        hashes[order, :fits] = (hashes[order - 1, :fits] ^ points[order:]) * _MULTIPLIER + np.uint32(order)
        hashes[order, fits:] = 0
    hashes ^= hashes >> _SHIFT
    hashes *= _MIX
    hashes >>= _TOP
    hashes *= room[None, :] > np.arange(ORDERS)[:, None]
    return hashes.astype(np.intp)


def _scale(lengths: NDArray[np.intp]) -> NDArray[np.float32]:
    runs = np.zeros(lengths.size, np.float32)
    for order in range(ORDERS):
        runs += np.maximum(lengths - order, 0)
    return np.asarray(runs**-DAMPING, np.float32)


def _counts(
    folded: Sequence[str],
    points: NDArray[np.uint32],
    digits: NDArray[np.bool_],
    starts: NDArray[np.intp],
    lengths: NDArray[np.intp],
) -> NDArray[np.float32]:
    """Count what each text is made of; links are counted in the folded text, where they are still whole."""
    seen = np.empty((6, points.size), np.float32)
    seen[0] = digits
    seen[1] = points == ord("@")
    seen[2] = points == ord("!")
    seen[3] = points == ord("?")
    seen[4] = points == ord("\n")
    seen[5] = points >= _PICTURE
    money = points == _MONEY[0]
    for sign in _MONEY[1:]:
        money |= points == sign
    sums = np.add.reduceat(seen, starts, axis=1)
    links = [text.count("://") + text.count("www.") for text in folded]
    prices = np.add.reduceat(money, starts, dtype=np.int64)
    rows = [lengths, sums[0], links, *sums[1:], prices]
    return np.asarray(COUNT_SCALE * np.log1p(np.array(rows, np.float32)).T, np.float32)
