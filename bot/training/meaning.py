"""Fitting the meaning: for each label a straight line on sentence vectors, and a small bent one beside it."""

import warnings
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier

from moderation.text_model import BENDS

_STRENGTH = 1.0
_BLUR = 1e-2
_ROUNDS = 3
_SCALE = 10.0
"""The numbers of a vector of length 1 are small; the bent line learns better from larger ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A label's sums are `vectors @ straight + max(0, vectors @ hidden + bends) @ outs`.

    The numbers are those of a sentence and of its rudeness. straight: (numbers,); hidden: (numbers, BENDS);
    bends and outs: (BENDS,).
    """

    straight: NDArray[np.float32]
    hidden: NDArray[np.float32]
    bends: NDArray[np.float32]
    outs: NDArray[np.float32]

    def sums(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the sums (texts,) of vectors (texts, numbers)."""
        bent = np.maximum(vectors @ self.hidden + self.bends, 0.0) @ self.outs
        return np.asarray(vectors @ self.straight + bent, np.float32)


def meaning(vectors: NDArray[np.float32], truth: NDArray[np.bool_], weights: NDArray[np.float64], seed: int) -> Meaning:
    """Fit both lines on vectors (texts, numbers), each on its own: together they err less than either."""
    straight = LogisticRegression(C=_STRENGTH, max_iter=100, tol=1e-3)
    straight.fit(vectors, truth, sample_weight=weights)
    bent = MLPClassifier((BENDS,), alpha=_BLUR, max_iter=_ROUNDS, batch_size=256, random_state=seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # it is stopped early on purpose
        bent.fit(vectors * _SCALE, truth, sample_weight=weights)
    return Meaning(
        straight=straight.coef_[0].astype(np.float32),
        hidden=(bent.coefs_[0] * _SCALE).astype(np.float32),
        bends=bent.intercepts_[0].astype(np.float32),
        outs=bent.coefs_[1][:, 0].astype(np.float32),
    )
