"""Blending: how much the letters, the meaning and each clue count, learnt on texts that their models had not seen."""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.special import expit  # type: ignore[import-untyped]

_SHRINKING = 1e-3


def blend(evidence: NDArray[np.float64], truth: NDArray[np.bool_], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weight of each column of the evidence (texts, columns) in a logistic sum, none below zero."""
    share = weights / weights.sum()

    def cost(line: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        sums = evidence @ line[:-1] + line[-1]
        loss = share @ np.logaddexp(0.0, np.where(truth, -sums, sums)) + _SHRINKING * line[:-1] @ line[:-1]
        slack = share * (expit(sums) - truth)
        return float(loss), np.append(evidence.T @ slack + 2 * _SHRINKING * line[:-1], slack.sum())

    columns = evidence.shape[1]
    found = minimize(
        cost, np.zeros(columns + 1), jac=True, method="L-BFGS-B", bounds=[(0.0, None)] * columns + [(None, None)]
    )
    return np.asarray(found.x[:-1], np.float64)
