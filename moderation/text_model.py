"""A linear model of texts: what it finds, how sure it is, and which words made it so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from moderation.text_features import ORDERS, SLOT_BITS, features, view

SLOTS = 2**SLOT_BITS

_BATCH = 512
_WORDS_SHOWN = 6
_FAINT = 0.2
_HANZI = re.compile(r"[㐀-鿿]")
_WORD = re.compile(r"[㐀-鿿]+|[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextModel:
    """Weights for each label and what its sums mean; `name` tells versions apart in receipts.

    weights: (SLOTS, labels), slot 0 all zero; counts: (counts, labels); bias: (labels,);
    sums and chances: (labels, knots), rising: at a sum of sums[l, k] label l has the chance chances[l, k], in log-odds;
    between the knots it is interpolated, beyond them it stays.
    """

    labels: tuple[str, ...]
    weights: NDArray[np.float32]
    counts: NDArray[np.float32]
    bias: NDArray[np.float32]
    sums: NDArray[np.float32]
    chances: NDArray[np.float32]
    name: str = ""

    def score(self, folded_texts: Sequence[str]) -> list[dict[str, float]]:
        """Return for each folded text the chance (0..1) of each label, in order."""
        scores: list[dict[str, float]] = []
        for start in range(0, len(folded_texts), _BATCH):
            chances = self._chances(self.margins(folded_texts[start : start + _BATCH]))
            scores += [dict(zip(self.labels, row, strict=True)) for row in chances.tolist()]
        return scores

    def margins(self, folded_texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the sums (texts, labels) before they are read as chances, for at least one text."""
        seen = features(folded_texts)
        runs = self.weights[seen.slots].sum(axis=0)
        sums = np.add.reduceat(runs, seen.starts, axis=0) * seen.scale[:, None]
        return np.asarray(sums + seen.counts @ self.counts + self.bias, np.float32)

    def explain(self, folded_text: str, label: str) -> tuple[tuple[str, float], ...]:
        """Return the words that pushed the label up, strongest first, each with its share of the sum."""
        seen = features([folded_text])
        column = self.weights[:, self.labels.index(label)]
        points = np.zeros(seen.slots.shape[1] + ORDERS, np.float32)
        for order in range(ORDERS):
            share = column[seen.slots[order]] * seen.scale[0] / (order + 1)
            for place in range(order + 1):
                points[place : place + share.size] += share
        words: dict[str, float] = {}
        for word, push in _pieces(view(folded_text), points):
            words[word] = words.get(word, 0.0) + push
        ranked = sorted(((word, push) for word, push in words.items() if push > 0), key=lambda pair: -pair[1])
        return tuple(ranked[:_WORDS_SHOWN])

    def _chances(self, margins: NDArray[np.float32]) -> NDArray[np.float64]:
        odds = [log_odds(margins[:, at], self.sums[at], self.chances[at]) for at in range(len(self.labels))]
        return np.asarray(1.0 / (1.0 + np.exp(-np.stack(odds, axis=1))))


def log_odds(sums: NDArray[Any], knots: NDArray[Any], odds: NDArray[Any]) -> NDArray[np.float64]:
    """Read sums as log-odds along the knots; beyond them the outer knot's holds."""
    return np.asarray(np.interp(sums, knots, odds))


def _pieces(text: str, points: NDArray[np.float32]) -> Iterator[tuple[str, float]]:
    """Cut a text into words, and Chinese, which has no blanks, into the stretches that push; give each its push."""
    for found in _WORD.finditer(text):
        pushes = points[found.start() : found.end()]
        if not _HANZI.match(found[0]):
            yield found[0], float(pushes.sum())
            continue
        limit = float(points.max()) * _FAINT
        for strong, group in groupby(zip(found[0], pushes.tolist(), strict=True), key=lambda pair: pair[1] > limit):
            if strong:
                letters = list(group)
                yield "".join(letter for letter, _ in letters), sum(push for _, push in letters)
