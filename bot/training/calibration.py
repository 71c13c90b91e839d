"""Calibration: what sums mean, by how rarely everyday talk of sources left out reaches them."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from bot.training.measures import TOLERATED

_MEDIAN_CHANCE = 0.01
_LEAST_STEP = 0.05
_MOST_ODDS = 10.0


def calibration(
    label: str, quiet: Mapping[str, NDArray[np.float64]]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return knots (sums, log-odds) from the sums of everyday talk by source; each source counts the same."""
    found = [sums for sums in quiet.values() if sums.size]
    points = np.concatenate(found)
    weight = np.concatenate([np.full(sums.size, 1.0 / sums.size / len(found)) for sums in found])
    order = np.argsort(-points)
    above = np.cumsum(weight[order])
    places = [min(int(np.searchsorted(above, share)), points.size - 1) for share in TOLERATED[label].values()]
    sums = [float(np.median(points)), *(float(points[order[place]]) for place in places)]
    for at in range(1, len(sums)):
        sums[at] = max(sums[at], sums[at - 1] + _LEAST_STEP)
    chances = np.array([_MEDIAN_CHANCE, *TOLERATED[label]])
    return _prolonged(np.array(sums), np.log(chances / (1 - chances)))


def _prolonged(sums: NDArray[np.float64], odds: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Go on at both ends with the slope of the outer piece, to odds of e**±_MOST_ODDS."""
    slopes = np.diff(odds) / np.diff(sums)
    first, last = sums[0] - (odds[0] + _MOST_ODDS) / slopes[0], sums[-1] + (_MOST_ODDS - odds[-1]) / slopes[-1]
    return np.array([first, *sums, last]), np.array([-_MOST_ODDS, *odds, _MOST_ODDS])
