"""Fitting the meaning: one logistic regression a label on sentence vectors."""

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from bot.training.line import Line

_STRENGTH = 1.0


def meaning(vectors: NDArray[np.float32], truth: NDArray[np.bool_], weights: NDArray[np.float64]) -> Line:
    """Fit a head on vectors (texts, numbers)."""
    regression = LogisticRegression(C=_STRENGTH, max_iter=300, tol=1e-4)
    regression.fit(vectors, truth, sample_weight=weights)
    return Line(slopes=regression.coef_[0].astype(np.float32), bias=float(regression.intercept_[0]))
