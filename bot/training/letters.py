"""Fitting the letters: one logistic regression a label on hashed runs of characters."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression

from bot.training.line import Line
from moderation.text_features import features
from moderation.text_model import SLOTS

_STRENGTH = 0.3
_BATCH = 2000
_RARITY_UNIT = 5.0


def matrix(texts: Sequence[str]) -> sparse.csr_matrix:
    """Return the features of folded texts as one sparse row each: SLOTS runs, then the counts."""
    parts = []
    for start in range(0, len(texts), _BATCH):
        seen = features(texts[start : start + _BATCH])
        many, width = seen.scale.size, seen.slots.shape[1]
        owners = np.repeat(np.arange(many), np.diff(np.append(seen.starts, width)))
        there = seen.slots > 0
        rows = np.broadcast_to(owners, seen.slots.shape)[there]
        runs = sparse.csr_matrix((seen.scale[rows], (rows, seen.slots[there])), shape=(many, SLOTS), dtype=np.float32)
        runs.sum_duplicates()
        parts.append(sparse.hstack([runs, sparse.csr_matrix(seen.counts)], format="csr", dtype=np.float32))
    return sparse.vstack(parts, format="csr")


def letters(columns: sparse.csr_matrix, truth: NDArray[np.bool_], weights: NDArray[np.float64]) -> Line:
    """Fit on columns scaled by how rare they are, and give slopes that need no scaling."""
    held = np.unique(columns.indices)
    rarity = _rarity(columns)[held]
    regression = LogisticRegression(C=_STRENGTH, max_iter=100, tol=1e-3)
    regression.fit((columns[:, held] @ sparse.diags(rarity)).tocsr(), truth, sample_weight=weights)
    slopes = np.zeros(columns.shape[1], np.float32)
    slopes[held] = regression.coef_[0] * rarity
    return Line(slopes=slopes, bias=float(regression.intercept_[0]))


def _rarity(columns: sparse.csr_matrix) -> NDArray[np.float32]:
    """Return for each run of characters the log of how rarely a text has it; the counts keep their size."""
    texts = columns.shape[0]
    holding = np.bincount(columns.indices, minlength=columns.shape[1])
    rarity = np.asarray(np.log((texts + 1) / (holding + 1)) / _RARITY_UNIT, np.float32)
    rarity[SLOTS:] = 1.0
    return rarity
