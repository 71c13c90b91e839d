"""Read a text as a person would, whatever it was written with."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from types import MappingProxyType
from typing import Final, TypeAlias

from moderation.folding.bounds import LONGEST, bounded, is_plain, strange
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
_PIECE_LENGTH = 40
_PIECES_TRIED = 16
_DISGUISED, _OF_WHICH_STRANGE = 64, 10
"""A text is disguised all over by so many traces, or when one of so many characters is strange."""

_MOST_DISGUISED = 1200
"""Characters that are read of such a one."""
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
    text, reader = bounded(text), _Reader()
    folded = reader.read(text)
    if not reader.traces:
        return Folded(text=folded)
    return Folded(
        text=folded, traces=MappingProxyType(dict(reader.traces)), changes=_changes(text, folded, reader.pieces)
    )


def unmasked(text: str) -> str:
    """Give a text without its disguise but in its own case and script."""
    text, reader = bounded(text), _Reader()
    for _ in range(_ROUNDS):
        before = text
        text = reader.taken(_UNDRESSED, text)[:LONGEST]
        if text == before:
            break
    return text


Step: TypeAlias = Callable[[str, Counter[str], list[tuple[str, str]]], str]

_UNDRESS: Final[tuple[Step, ...]] = (
    lambda text, traces, _: without_invisible(text, traces),
    lambda text, traces, _: plain_shapes(text, traces),
)
_LETTERS: Final[tuple[Step, ...]] = (
    # look-alikes are read before lower case, where capitals give them away, and after it
    lambda text, traces, _: without_lookalikes(text, traces),
    lambda text, _, __: simplified(text).lower(),
    lambda text, traces, _: without_lookalikes(text, traces),
)
_TIDY: Final[tuple[Step, ...]] = (
    without_pictures,
    joined,
    without_digits,
    rejoined,
    respelt,
    lambda text, traces, _: without_repeats(text, traces),
    lambda text, _, __: tidy_blanks(text),
)
_UNDRESSED: Final = (*_UNDRESS, _LETTERS[0], *_TIDY)


class _Reader:
    """Takes a text through steps, again and again; a step that left the very text as it was is not taken again."""

    def __init__(self) -> None:
        self.traces: Counter[str] = Counter()
        self.pieces: list[tuple[str, str]] = []
        self._left: dict[Step, str] = {}
        self._longest = LONGEST

    def taken(self, steps: tuple[Step, ...], text: str) -> str:
        """Give the text after all steps."""
        for step in steps:
            if self._left.get(step) == text:
                continue
            read = step(text, self.traces, self.pieces)
            if read == text:
                self._left[step] = text
            text = read
            if len(text) > _MOST_DISGUISED and self.traces.total() > _DISGUISED:
                text = self._shortened(text)
        return text

    def read(self, text: str) -> str:
        """Read until reading changes nothing more."""
        if len(text) > _MOST_DISGUISED and strange(text) * _OF_WHICH_STRANGE > len(text):
            text = self._shortened(text)
        for _ in range(_ROUNDS):
            before, plain = text, is_plain(text)
            letters = self.taken(_LETTERS if plain else (*_UNDRESS, *_LETTERS), text)
            text = self.taken(_TIDY, letters[: self._longest])[: self._longest]
            if text == before or (plain and text == letters):
                break
        return text

    def _shortened(self, text: str) -> str:
        """Give the beginning and the end of a long text that is disguised all over."""
        self._longest = most = _MOST_DISGUISED
        return f"{text[: most * 2 // 3]} {text[-most // 3 + 1 :]}"


def _changes(text: str, folded: str, pieces: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Pair words as they were written with how they were read, runs of single letters first."""
    found = dict.fromkeys((written[:_PIECE_LENGTH], read[:_PIECE_LENGTH]) for written, read in pieces)
    words = (word for word in dict.fromkeys(text.split()) if simplified(word).lower() not in folded)
    for written in islice(words, _PIECES_TRIED):
        reader = _Reader()
        read = reader.read(written[:_PIECE_LENGTH])
        if reader.traces:
            found[show_invisible(written[:_PIECE_LENGTH]), read] = None
    return tuple(found)[:MOST_CHANGES]
