"""Figures with how sure they are: shares by Wilson's interval, rankings by drawing the texts again and again."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Scores: TypeAlias = NDArray[np.float64]

SEED: Final = 7
DRAWS: Final = 200
_WIDTH: Final = 1.959964
"""Standard deviations on either side that hold 95 %."""

_BINS: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure and the ends of its 95 % interval, all from 0 to 1 (a loss: from -1)."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Texts whose chance lay in one tenth: how many, their mean chance, and the share that had the label."""

    texts: int
    chance: float
    share: Figure


def share(hits: int, of: int) -> Figure | None:
    """Give a share with Wilson's interval; None of nothing."""
    return wilson(hits, of) if of else None


def wilson(hits: int, of: int) -> Figure:
    """Give a share of at least one with Wilson's interval."""
    part, square = hits / of, _WIDTH**2
    middle = (part + square / 2 / of) / (1 + square / of)
    reach = _WIDTH * math.sqrt(part * (1 - part) / of + square / 4 / of**2) / (1 + square / of)
    return Figure(value=part, low=max(0.0, min(part, middle - reach)), high=min(1.0, max(part, middle + reach)))


def ranking(yes: Scores, no: Scores) -> Figure | None:
    """Give how often a text of the label scores above one without it (ROC-AUC); None where a class is missing."""
    if not yes.size or not no.size:
        return None
    chance = np.random.default_rng(SEED)
    drawn = [_auc(chance.choice(yes, yes.size), chance.choice(no, no.size)) for _ in range(DRAWS)]
    return _between(_auc(yes, no), drawn)


def ranking_lost(before: Scores, after: Scores, no: Scores) -> Figure:
    """Give how much ranking is lost between the scores of the same texts, one or more, before and after a change."""
    lost = _places(before, no) - _places(after, no)
    return _between(float(lost.mean()), _means(lost))


def caught_lost(before: NDArray[np.bool_], after: NDArray[np.bool_]) -> Figure:
    """Give which share of the same texts, one or more, is no longer caught after a change."""
    lost = before.astype(np.float64) - after
    return _between(float(lost.mean()), _means(lost))


def threshold(quiet: Mapping[str, Scores], wrong: float) -> float | None:
    """Give the least score above which `wrong` of everyday talk lies, each source counting the same."""
    found = [scores for scores in quiet.values() if scores.size]
    if not found:
        return None
    points = np.concatenate(found)
    weights = np.concatenate([np.full(scores.size, 1.0 / scores.size / len(found)) for scores in found])
    order = np.argsort(-points, kind="stable")
    above = np.cumsum(weights[order])
    place = int(np.searchsorted(above, wrong + 1e-12, "right"))
    return float(points[order[min(place, points.size - 1)]])


def calibration(truth: NDArray[np.bool_], chances: Scores) -> tuple[list[Bin], Figure]:
    """Give the tenths that hold texts, and how far chances lie from shares, weighed by texts (ECE)."""
    place = np.minimum((chances * _BINS).astype(int), _BINS - 1)
    bins = []
    for tenth in range(_BINS):
        inside = place == tenth
        found = share(int(truth[inside].sum()), int(inside.sum()))
        if found:
            bins.append(Bin(texts=int(inside.sum()), chance=float(chances[inside].mean()), share=found))
    chance = np.random.default_rng(SEED)
    rows = [chance.integers(0, truth.size, truth.size) for _ in range(DRAWS)]
    return bins, _between(_away(truth, chances, place), [_away(truth[at], chances[at], place[at]) for at in rows])


def precision(caught: int, wrong: int) -> Figure | None:
    """Give which share of what was flagged had the label."""
    return share(caught, caught + wrong)


def _auc(yes: Scores, no: Scores) -> float:
    return float(_places(yes, no).mean())


def _places(yes: Scores, no: Scores) -> Scores:
    """Give for each text of the label the share of the others below it, ties counting half."""
    others = np.sort(no)
    below = np.searchsorted(others, yes, "left") + np.searchsorted(others, yes, "right")
    return np.asarray(below / 2 / others.size, np.float64)


def _means(values: Scores) -> list[float]:
    chance = np.random.default_rng(SEED)
    return [float(chance.choice(values, values.size).mean()) for _ in range(DRAWS)]


def _between(value: float, drawn: Sequence[float]) -> Figure:
    low, high = np.quantile(drawn, (0.025, 0.975))
    return Figure(value=value, low=min(value, float(low)), high=max(value, float(high)))


def _away(truth: NDArray[np.bool_], chances: Scores, place: NDArray[np.int_]) -> float:
    counts = np.bincount(place, minlength=_BINS)
    off = np.bincount(place, chances - truth, minlength=_BINS)
    return float(np.abs(off).sum() / counts.sum())
