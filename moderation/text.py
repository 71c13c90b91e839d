"""Read a text as a person would, whatever it was written with."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from moderation.folding.bounds import LONGEST, bounded, is_plain
from moderation.folding.digits import without_digits
from moderation.folding.hanzi import simplified
from moderation.folding.homophones import respelt
from moderation.folding.invisible import show_invisible, without_invisible
from moderation.folding.lookalikes import without_lookalikes
from moderation.folding.pictured import without_pictures
from moderation.folding.runs import joined, tidy_blanks, without_repeats
from moderation.folding.shapes import plain_shapes
from moderation.folding.split import rejoined

MOST_CHANGES = 12
"""Pieces shown in a receipt."""

_ROUNDS = 8
_BEGINNING, _END = 1200, 600
_PIECES_READ = 64
_PIECE_LENGTH = 40
_NO_TRACES: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A text as it was read.

    `text` is the folded copy, for matching only. `traces` counts the obfuscation that was thrown away: hidden,
    lookalike, enclosed, bidi, marks, spaced, repeated, stylised, pictured, leet, split, homophone.
    `changes` are up to MOST_CHANGES pieces (as written, as read).
    """

    text: str
    traces: Mapping[str, int] = field(default_factory=lambda: _NO_TRACES)
    changes: tuple[tuple[str, str], ...] = ()


def fold(text: str) -> Folded:
    """Fold any text, well-formed or not; folding the folded copy again changes nothing."""
    traces: Counter[str] = Counter()
    pieces: list[tuple[str, str]] = []
    folded = _read(bounded(text), traces, pieces)
    if not traces:
        return Folded(text=folded)
    return Folded(text=folded, traces=MappingProxyType(dict(traces)), changes=_changes(text, pieces))


def unmasked(text: str) -> str:
    """Give a text without its disguise but in its own case and script; of a long one its beginning and end."""
    if len(text) > _BEGINNING + _END:
        text = f"{text[:_BEGINNING]} {text[-_END:]}"
    text, traces = bounded(text), Counter[str]()
    for _ in range(_ROUNDS):
        before = text
        letters = without_lookalikes(plain_shapes(without_invisible(text, traces), traces), traces)
        text = _tidied(letters, traces, [])
        if text == before:
            break
    return text


def _read(text: str, traces: Counter[str], pieces: list[tuple[str, str]]) -> str:
    """Read until reading changes nothing more."""
    for _ in range(_ROUNDS):
        before, plain = text, is_plain(text)
        letters = _letters(text, traces) if not plain else _plain_letters(text, traces)
        text = _tidied(letters, traces, pieces)
        if text == before or (plain and text == letters):
            break
    return text


def _letters(text: str, traces: Counter[str]) -> str:
    return _plain_letters(plain_shapes(without_invisible(text, traces), traces), traces)


def _plain_letters(text: str, traces: Counter[str]) -> str:
    """Read look-alikes before lower case, where capitals give them away, and after it."""
    return without_lookalikes(simplified(without_lookalikes(text, traces)).lower(), traces)


def _tidied(text: str, traces: Counter[str], pieces: list[tuple[str, str]]) -> str:
    together = joined(without_pictures(text, traces, pieces), traces, pieces)
    words = respelt(rejoined(without_digits(together, traces, pieces), traces, pieces), traces, pieces)
    return tidy_blanks(without_repeats(words, traces))[:LONGEST]


def _changes(text: str, pieces: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Pair words as they were written with how they were read, runs of single letters first."""
    found = dict.fromkeys((written[:_PIECE_LENGTH], read[:_PIECE_LENGTH]) for written, read in pieces)
    for written in bounded(text).split()[:_PIECES_READ]:
        traces: Counter[str] = Counter()
        read = _read(written[:_PIECE_LENGTH], traces, [])
        if traces and len(found) < MOST_CHANGES:
            found[show_invisible(written[:_PIECE_LENGTH]), read] = None
    return tuple(found)[:MOST_CHANGES]
