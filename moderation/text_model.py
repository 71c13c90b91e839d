"""What was learnt of texts: how likely each is an advert or an attack, by its letters, its meaning and its clues."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from moderation.rudeness import RUDENESS
from moderation.sentences import Sentences
from moderation.text_features import SLOT_BITS, features

SLOTS: Final = 2**SLOT_BITS

BENDS: Final = 64
"""How many times the line through the meaning may bend."""

_BATCH = 512


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TextModel:
    """Weights for each label and what its sums mean; `name` tells versions apart in receipts. Each is its own equal.

    Letters, weights: (SLOTS, labels), slot 0 all zero; counts: (counts, labels); bias: (labels,).
    Meaning, a straight line and a bent one on the numbers of a sentence and on its rudeness — heads: (numbers, labels);
    hidden: (labels, numbers, BENDS); bends and outs: (labels, BENDS). Both and the clues, of which rudeness is the
    last, are weighed by blends: (2, labels, 2 + clues), none below zero; row 0 does without the meaning.
    sums and chances: (2, labels, knots), rising: at a sum of sums[r, l, k] label l has the chance chances[r, l, k], in
    log-odds; between the knots it is interpolated, beyond them it stays.
    `sentences` is the encoder; without one the letters and the clues decide.
    """

    labels: tuple[str, ...]
    weights: NDArray[np.float32]
    counts: NDArray[np.float32]
    bias: NDArray[np.float32]
    heads: NDArray[np.float32]
    hidden: NDArray[np.float32]
    bends: NDArray[np.float32]
    outs: NDArray[np.float32]
    blends: NDArray[np.float32]
    sums: NDArray[np.float32]
    chances: NDArray[np.float32]
    name: str = ""
    sentences: Sentences | None = None

    def score(self, folded_texts: Sequence[str]) -> list[dict[str, float]]:
        """Return for each folded text the chance (0..1) of each label, in order, by all but the clues."""
        scores: list[dict[str, float]] = []
        for start in range(0, len(folded_texts), _BATCH):
            batch = folded_texts[start : start + _BATCH]
            vectors = self.sentences.embed(batch) if self.sentences else None
            clues = np.zeros((len(batch), self.blends.shape[2] - 2), np.float32)
            chances = self.weighed(self.margins(batch), clues, vectors)
            scores += [self.named(row) for row in chances.tolist()]
        return scores

    def margins(self, folded_texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the sums (texts, labels) of the letters, for at least one text."""
        seen = features(folded_texts)
        runs = self.weights[seen.slots].sum(axis=0)
        sums = np.add.reduceat(runs, seen.starts, axis=0) * seen.scale[:, None]
        return np.asarray(sums + seen.counts @ self.counts + self.bias, np.float32)

    def meant(self, vectors: NDArray[np.float32], clues: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the sums (texts, labels) of the meaning, from vectors (texts, SIZE) and clues (texts, clues)."""
        meaning = with_rudeness(vectors, clues)
        bent = np.maximum(meaning @ self.hidden + self.bends[:, None], 0.0) @ self.outs[:, :, None]
        return np.asarray(meaning @ self.heads + bent[:, :, 0].T, np.float32)

    def weighed(
        self, margins: NDArray[np.float32], clues: NDArray[np.float32], vectors: NDArray[np.float32] | None
    ) -> NDArray[np.float64]:
        """Return the chances (texts, labels) by the letters' sums, the clues (texts, clues), the meaning if known."""
        row = 0 if vectors is None else 1
        meant = np.zeros_like(margins) if vectors is None else self.meant(vectors, clues)
        odds = []
        for label, blend in enumerate(self.blends[row]):
            sums = margins[:, label] * blend[0] + meant[:, label] * blend[1] + clues @ blend[2:]
            odds.append(log_odds(sums, self.sums[row, label], self.chances[row, label]))
        return np.asarray(1.0 / (1.0 + np.exp(-np.stack(odds, axis=1))))

    def named(self, chances: Sequence[float]) -> dict[str, float]:
        """Return the chances of one text by label."""
        return dict(zip(self.labels, chances, strict=True))


def with_rudeness(vectors: NDArray[np.float32], clues: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return vectors with what the clues tell of rudeness beside them, (texts, SIZE + RUDENESS)."""
    return np.concatenate([vectors, clues[:, -len(RUDENESS) :]], axis=1)


def log_odds(sums: NDArray[Any], knots: NDArray[Any], odds: NDArray[Any]) -> NDArray[np.float64]:
    """Read sums as log-odds along the knots; beyond them the outer knot's holds."""
    return np.asarray(np.interp(sums, knots, odds))
