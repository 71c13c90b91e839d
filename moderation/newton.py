"""Newton's method for a group's own head, in the space of its lessons: as many unknowns as were taught."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

RIDGE: Final = 0.03
"""How much a pull costs; the smaller, the more a lesson is believed."""

MOST_ODDS: Final = 15.0
"""Log-odds beyond which a chance is not told from certainty."""

_ROUNDS: Final = 15
_OUTRIGHT: Final = 100
"""Lessons up to which a step is solved for outright."""

_NEAR: Final = 1e-2
"""Share of what is wanted, squared, that may be left."""

_FAINT: Final = 1e-4
_CLOSE: Final = 1e-3
_PARTS: Final = tuple(0.5**halvings for halvings in range(12))
"""How much of a step is taken: one that overshoots is halved until it is for the better."""


def newton(
    likeness: NDArray[np.float64],
    base: NDArray[np.float64],
    truth: NDArray[np.bool_],
    shares: NDArray[np.float64],
    duals: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Give each lesson's pull (n,), from their likeness (n, n), the odds they begin from, the truth and weights.

    `duals` is where it begins.
    """
    pulls = likeness @ duals
    loss = loss_of(base + pulls, truth, shares) + RIDGE / 2 * float(duals @ pulls)
    for _ in range(_ROUNDS):
        chances, bend = curve(base + pulls, shares)
        curved = likeness.copy()
        curved.flat[:: len(duals) + 1] += RIDGE / bend
        step = _solved(curved, -(shares * (chances - truth) + RIDGE * duals) / bend)
        moved = likeness @ step
        for part in _PARTS:
            tried, there = duals + part * step, pulls + part * moved
            better = loss_of(base + there, truth, shares) + RIDGE / 2 * float(tried @ there)
            if better < loss:
                break
        else:
            break
        gained, duals, pulls, loss = loss - better, tried, there, better
        if gained < _CLOSE * (1 + loss):
            break
    return duals


def _solved(matrix: NDArray[np.float64], wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    """Solve a positive definite system: few lessons outright, many by conjugate gradients, as well as a step needs."""
    if len(wanted) <= _OUTRIGHT:
        return np.asarray(np.linalg.solve(matrix, wanted))
    scale = 1 / np.diag(matrix)
    found, left = np.zeros_like(wanted), wanted
    eased = along = scale * left
    first = size = float(left @ eased)
    for _ in range(_OUTRIGHT):
        if size <= _NEAR * first:
            break
        turned = matrix @ along
        part = size / float(along @ turned)
        found, left = found + part * along, left - part * turned
        eased = scale * left
        before, size = size, float(left @ eased)
        along = eased + size / before * along
    return found


def curve(odds: NDArray[np.float64], shares: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give the chances at some odds, and how strongly the loss bends there."""
    chances = 1 / (1 + np.exp(-np.clip(odds, -MOST_ODDS, MOST_ODDS)))
    return chances, np.maximum(shares * chances * (1 - chances), _FAINT)


def loss_of(odds: NDArray[np.float64], truth: NDArray[np.bool_], shares: NDArray[np.float64]) -> float:
    """Give how badly odds (n,) fit the truth, by weight."""
    return float(shares @ np.logaddexp(0.0, np.where(truth, -odds, odds)))
