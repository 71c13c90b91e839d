"""Retrieval: which of many known questions a new one means, and how surely."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, prod
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engagement.terms import terms

SECONDED: Final = (1.0, 0.5, 0.5)
"""What an entry's three nearest phrasings count for."""

DOUBT: Final = 0.4
"""How much a second entry that is as near takes from the first one's score."""

MOST: Final = 10
"""Candidates that are given."""

_NEAREST: Final = 50
_REMEMBERED: Final = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Entries by nearness, best first, as (number, nearness 0..1), and how surely the first one is meant, 0..1."""

    nearest: tuple[tuple[int, float], ...] = ()
    score: float = 0.0


Posting: TypeAlias = tuple[NDArray[np.intp], NDArray[np.float32]]
"""The phrasings that have a term, by position, and its share in each."""


class Index:
    """Known phrasings, each of an entry by its number, found by the cosine of their terms, rare terms weighing more.

    Measured with three phrasings an entry: CLINC150 finds 63 % of the entries, answerable from not at AUROC 0.85;
    LCQMC (Chinese, one phrasing) 98 % and 0.98.
    """

    def __init__(self, phrasings: Sequence[tuple[str, int]]) -> None:
        self._entries = [entry for _, entry in phrasings]
        counted = [terms(text) for text, _ in phrasings]
        self._rarity = _rarity(counted)
        self._unknown = _weight(len(counted), 1)
        self._postings = self._posted(counted)
        self.rank = lru_cache(maxsize=_REMEMBERED)(self._rank)

    def _rank(self, question: str) -> Ranking:
        """Rank all entries by a question; remembered, for one question is often asked again."""
        near = self._nearness(question)
        by_entry: dict[int, list[float]] = {}
        for phrasing in _largest(near):
            by_entry.setdefault(self._entries[phrasing], []).append(float(near[phrasing]))
        ranked = [(_together(found), entry) for entry, found in by_entry.items()]
        ranked.sort(key=lambda pair: (-pair[0], pair[1]))
        if not ranked:
            return Ranking()
        best, second = ranked[0][0], ranked[1][0] if len(ranked) > 1 else 0.0
        nearest = tuple((entry, score) for score, entry in ranked[:MOST])
        return Ranking(nearest=nearest, score=max(0.0, best - DOUBT * second))

    def _nearness(self, question: str) -> NDArray[np.float32]:
        near = np.zeros(len(self._entries), dtype=np.float32)
        square = 0.0
        for term, count in terms(question).items():
            weight = _dampened(count) * self._rarity.get(term, self._unknown)
            square += weight * weight
            if term in self._postings:
                phrasings, weights = self._postings[term]
                near[phrasings] += weights * np.float32(weight)
        return near / np.float32(square**0.5) if square else near

    def _posted(
        self, counted: Sequence[Mapping[str, float]]
    ) -> dict[str, tuple[NDArray[np.intp], NDArray[np.float32]]]:
        """Give the posting of every term."""
        numbers: dict[str, list[int]] = {}
        shares: dict[str, list[float]] = {}
        for number, each in enumerate(counted):
            weights = {term: _dampened(count) * self._rarity[term] for term, count in each.items()}
            length = sum(weight * weight for weight in weights.values()) ** 0.5
            for term, weight in weights.items():
                numbers.setdefault(term, []).append(number)
                shares.setdefault(term, []).append(weight / length)
        return {
            term: (np.array(numbers[term], dtype=np.intp), np.array(shares[term], dtype=np.float32)) for term in numbers
        }


def _together(found: Sequence[float]) -> float:
    """Give the nearness of an entry from that of its phrasings, the nearest first: each makes it more, none past 1."""
    return 1.0 - prod(1.0 - share * min(1.0, near) for share, near in zip(SECONDED, found, strict=False))


def _rarity(counted: Sequence[Mapping[str, float]]) -> dict[str, float]:
    holders: dict[str, int] = {}
    for each in counted:
        for term in each:
            holders[term] = holders.get(term, 0) + 1
    return {term: _weight(len(counted), count) for term, count in holders.items()}


def _weight(phrasings: int, holders: int) -> float:
    """Give the weight of a term that so many of all phrasings have."""
    return log((phrasings + 1) / (holders + 0.5)) + 0.3


def _dampened(count: float) -> float:
    return count if count <= 1 else 1 + log(count)


def _largest(near: NDArray[np.float32]) -> list[int]:
    """Give the positions of the largest values, the largest first."""
    few = np.argpartition(-near, _NEAREST)[:_NEAREST] if len(near) > _NEAREST else np.arange(len(near))
    return [int(position) for position in few[np.argsort(-near[few], kind="stable")]]
