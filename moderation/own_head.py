"""A group's own head: what its moderators taught, as a correction of the shipped model's log-odds."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from chat.lessons import OwnHead
from moderation.newton import MOST_ODDS, RIDGE, curve, loss_of, newton
from moderation.sentences import SIZE, packed, unpacked

MOST_LESSONS: Final = 400
"""Lessons that are learnt from, the newest; fitting them takes ten milliseconds."""

BOTH_FROM: Final = 10
"""Lessons from which on a head may help to act; with fewer it may make the bot ask."""

_KEPT: Final = np.array((1.0, 0.7, 0.45, 0.3, 0.2))
"""Shares of the shipped model's log-odds that may stay, where it is not certain."""

_LIKELY: Final = np.array((0.02, 0.06, 0.15, 0.3, 0.47))
"""How likely each is before the lessons are asked: a group never seen is mostly known badly."""

_FEW: Final = 1.5
"""Lessons of the rarer kind with which half of that is believed."""

_LEFT_OUT: Final = 80
"""Lessons that are left out in turn, the newest."""

_CERTAIN: Final = 3.0
"""Log-odds beyond which the shipped model keeps its say in full: what it is certain of, no few lessons talk away."""

_FINE: Final = 0.2
"""Chance below which a text counts as the like of what was taught to be fine."""

_EXCUSED: Final = 0.6
"""How much less other signs count against it, at most."""

_LEAST: Final = 1e-6
_UNSEEN: Final = 0.002
"""The least chance that is told from none: beneath it lie adverts of a kind the shipped model has never seen, too."""

_BIAS: Final = 100.0
"""How far the bias is free, where both kinds were taught."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A text that a moderator judged, as numbers: its packed meaning, the shipped model's chance, and the verdict."""

    vector: bytes
    chance: float
    spam: bool
    weight: float = 1.0


def fit(lessons: Sequence[Lesson], version: int = 1) -> OwnHead | None:
    """Fit a head to the newest lessons, each kind weighing as much as the other; None where nothing can be learnt.

    Logistic regression with ridge on top of the shipped log-odds, by Newton's steps in the space of the lessons:
    few of them, however many numbers a vector has.
    """
    used, vectors = _newest(lessons)
    if not used:
        return None
    truth = np.array([each.spam for each in used])
    odds = np.array([_odds(each.chance) for each in used])
    shares = _weights(truth, np.array([each.weight for each in used]))
    free = _BIAS if truth.any() and not truth.all() else 0.0
    likeness = (vectors @ vectors.T).astype(np.float64) + free
    kept = _trusted(likeness, odds, truth, shares) if free else 1.0
    duals = newton(likeness, _kept_odds(odds, kept), truth, shares, np.zeros_like(odds))
    return OwnHead(
        weights=packed(duals.astype(np.float32) @ vectors),
        bias=float(free * duals.sum()),
        kept=kept,
        spam=int(truth.sum()),
        fine=int((~truth).sum()),
        version=version,
    )


def adjusted(chance: float, vector: bytes, head: OwnHead | None) -> float:
    """Give the shipped model's chance as the group's own head corrects it; as it was, without a head or a vector."""
    if head is None or len(vector) != 2 * SIZE or len(head.weights) != 2 * SIZE:
        return chance
    pull = float(
        np.frombuffer(vector, "<f2").astype(np.float32) @ np.frombuffer(head.weights, "<f2").astype(np.float32)
    )
    shipped = _odds(chance)
    near = min(_CERTAIN, shipped)
    odds = head.kept * near + shipped - near + pull + head.bias
    return chance if math.isnan(odds) else _chance(odds)


def all_adjusted(chances: Sequence[float], vectors: Sequence[bytes], head: OwnHead | None) -> list[float]:
    """Give many chances as the head corrects them."""
    return [adjusted(chance, vector, head) for chance, vector in zip(chances, vectors, strict=True)]


def _trusted(
    likeness: NDArray[np.float64], odds: NDArray[np.float64], truth: NDArray[np.bool_], shares: NDArray[np.float64]
) -> float:
    """Give the share of the shipped log-odds that stays: the more, the better they foretell lessons left out.

    Where the shipped model knows the group's adverts well it keeps its say; where it does not, the lessons decide.
    """
    last = slice(-_LEFT_OUT, None)
    likeness, odds, truth, shares = likeness[last, last], odds[last], truth[last], shares[last]
    duals, losses = np.zeros_like(odds), np.zeros_like(_KEPT)
    for place, kept in enumerate(_KEPT):
        base = _kept_odds(odds, kept)
        duals = newton(likeness, base, truth, shares, duals)
        losses[place] = _left_out(likeness, base, truth, shares, duals)
    chances = _LIKELY * np.exp(-2.0 * (losses - losses.min()))
    fewer = min(int(truth.sum()), int((~truth).sum()))
    known = fewer / (fewer + _FEW)
    return float(1 - known + known * (chances @ _KEPT) / chances.sum())


def _left_out(
    likeness: NDArray[np.float64],
    base: NDArray[np.float64],
    truth: NDArray[np.bool_],
    shares: NDArray[np.float64],
    duals: NDArray[np.float64],
) -> float:
    """Give how badly lessons are foretold by the others, each left out in turn (as for a Gaussian process)."""
    pulls = likeness @ duals
    chances, bend = curve(base + pulls, shares)
    wanted = pulls - shares * (chances - truth) / bend
    inverse = np.linalg.inv(likeness + np.diag(RIDGE / bend))
    return loss_of(base + wanted - (inverse @ wanted) / np.diag(inverse), truth, shares)


def _weights(truth: NDArray[np.bool_], given: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give weights that add up to the number of lessons, half of it for each kind that was taught."""
    weights = np.zeros_like(given)
    kinds = [kind for kind in (truth, ~truth) if kind.any()]
    for kind in kinds:
        weights[kind] = given[kind] / given[kind].sum() * truth.size / len(kinds)
    return weights


def _odds(chance: float) -> float:
    bounded = min(1 - _LEAST, max(_UNSEEN, chance))
    return math.log(bounded / (1 - bounded))


def _kept_odds(odds: NDArray[np.float64], kept: float) -> NDArray[np.float64]:
    """Give the shipped log-odds as far as they stay: a share of them, and in full what goes beyond certainty."""
    near = np.minimum(_CERTAIN, odds)
    return np.asarray(kept * near + odds - near)


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-min(MOST_ODDS, max(-MOST_ODDS, odds))))


def _newest(lessons: Sequence[Lesson]) -> tuple[list[Lesson], NDArray[np.float32]]:
    """Give the newest lessons that can be learnt from: a vector of the right size, all numbers, and a weight."""
    sound = [each for each in lessons if len(each.vector) == 2 * SIZE and each.weight > 0 and 0 <= each.chance <= 1]
    vectors = unpacked([each.vector for each in sound])
    whole = np.flatnonzero(np.isfinite(vectors.sum(axis=1)))[-MOST_LESSONS:]
    return [sound[place] for place in whole.tolist()], vectors[whole]


def vouched(chance: float, vector: bytes, head: OwnHead | None) -> float:
    """Give the share of other signs that counts against a text whose like the group's moderators know to be fine."""
    if head is None or head.lessons < BOTH_FROM or not head.fine or not vector:
        return 1.0
    own = adjusted(chance, vector, head)
    return 1.0 if own >= min(_FINE, chance) else 1.0 - _EXCUSED * (1.0 - own / _FINE)


def lowered(chance: float, vector: bytes, head: OwnHead | None) -> float:
    """Give the shipped model's chance, or less where the group's lessons hold less against the text."""
    return min(chance, adjusted(chance, vector, head))
