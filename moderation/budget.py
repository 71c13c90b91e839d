"""The false-positive budget: from a group's own scores to the score from which the bot removes, and asks.

Split-conformal: of n scores and one more from the same source, any of the n + 1 is the highest with the same chance.
So the one more lies above the k-th lowest, k = ⌈(n + 1)(1 − α)⌉, with a chance of at most α.
"""

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from chat.calibration import Calibration

CERTAIN: Final = 0.9
"""From here on the shipped model is certain: hardly any everyday message of a group it has never seen lies above."""

ASKED: Final = 0.6
"""From here on a moderator is asked while too little was seen."""

LEAST_REMOVED: Final = 0.6
LEAST_ASKED: Final = 0.5
"""Below these nobody is removed or asked about, however quiet the group: newcomers write otherwise than its members."""

ASKS_A_REMOVAL: Final = 5
"""How many times more often moderators may be asked for nothing than the bot may remove wrongly."""

NEVER: Final = 2.0
"""A limit that no score reaches."""

HIGHEST: Final = 512
"""Scores that a calibration keeps; a budget that needs more of them goes by the lowest kept, which is safe."""

SURE: Final = 0.95
SHOWN: Final = (0.5, 1.0, 2.0, 5.0, 10.0)
"""Budgets that the curve shows."""

_STEP: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """From which score the bot asks and from which it removes. `enough`: the group's own messages say so."""

    ask: float
    remove: float
    enough: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What one budget would mean: the removal limit, the share of past catches it would lose, and how sure it is.

    `at_most`: the true rate of wrong removals in a thousand, with 95 % certainty.
    """

    wrong_per_1000: float
    remove: float
    lost: float | None
    at_most: float
    enough: bool


def thresholds(calibration: Calibration | None, wrong_per_1000: float) -> Thresholds:
    """Give the limits that keep to a budget; with too little seen, the shipped ones, or higher where the group's are.

    The more may be wrong, the lower they are.
    """
    if calibration is None:
        return Thresholds(ask=ASKED, remove=CERTAIN, enough=False)
    share = wrong_per_1000 / 1000
    own = own_limit(calibration.highest, calibration.seen, share)
    top = calibration.highest[0] if calibration.highest else 0.0
    remove = max(CERTAIN, just_over(top)) if own is None else max(LEAST_REMOVED, own)
    remove = max(remove, verdict_limit(calibration.wrong, calibration.messages, share))
    asked = own_limit(calibration.highest, calibration.seen, min(1.0, share * ASKS_A_REMOVAL))
    ask = ASKED if asked is None else max(LEAST_ASKED, asked)
    return Thresholds(ask=min(ask, remove), remove=remove if remove <= 1 else NEVER, enough=own is not None)


def own_limit(highest: Sequence[float], seen: int, share: float) -> float | None:
    """Give the lowest limit that a further score reaches with a chance of at most `share`; None: too few were seen.

    `highest`: the highest of `seen` scores, falling. Equal scores all count as above.
    """
    above = allowed(seen + 1, share)
    if above < 1 or not highest:
        return None
    return just_over(highest[min(above, len(highest)) - 1])


def verdict_limit(wrong: Sequence[float], messages: int, share: float) -> float:
    """Give the limit above which moderators have overturned no more than `share` of all messages; `wrong` falls."""
    over = allowed(messages, share)
    return just_over(wrong[over]) if over < len(wrong) else 0.0


def allowed(count: int, share: float) -> int:
    """Give how many of `count` a share allows, whole ones."""
    return math.floor(count * share + 1e-9)


def just_over(score: float) -> float:
    """Give the next ten-thousandth above a score, so that the score itself lies below it."""
    step = math.floor(score * _STEP) + 1
    return step / _STEP if step / _STEP > score else (step + 1) / _STEP


def exceeding(falling: Sequence[float], limit: float) -> int:
    """Give how many of falling scores reach a limit."""
    return bisect_left([-score for score in falling], math.nextafter(-limit, math.inf))


def at_most(hits: int, seen: int, sure: float = SURE) -> float:
    """Give the rate that is not exceeded with certainty `sure`, after `hits` among `seen` (Clopper and Pearson)."""
    if hits >= seen:
        return 1.0
    low, high = hits / seen, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if _no_more_than(hits, seen, middle) > 1 - sure else (low, middle)
    return high


def _no_more_than(hits: int, seen: int, rate: float) -> float:
    """Give the chance of at most `hits` among `seen` at a rate."""
    if rate >= 1:
        return 0.0
    log_rate, log_rest = math.log(rate) if rate else -math.inf, math.log1p(-rate)
    whole = math.lgamma(seen + 1)
    return math.fsum(
        math.exp(
            whole
            - math.lgamma(count + 1)
            - math.lgamma(seen - count + 1)
            + (count * log_rate if count else 0.0)
            + (seen - count) * log_rest
        )
        for count in range(hits + 1)
    )


def point(calibration: Calibration, wrong_per_1000: float) -> Point:
    """Give what a budget would mean in this group."""
    limits = thresholds(calibration, wrong_per_1000)
    hits = exceeding(calibration.highest, limits.remove)
    lost = 1 - exceeding(calibration.caught, limits.remove) / len(calibration.caught) if calibration.caught else None
    return Point(
        wrong_per_1000=wrong_per_1000,
        remove=limits.remove,
        lost=lost,
        at_most=1000 * at_most(hits, calibration.seen) if calibration.seen else 1000.0,
        enough=limits.enough,
    )


def curve(calibration: Calibration) -> list[Point]:
    """Give what several budgets would mean, the strictest first."""
    return [point(calibration, wrong) for wrong in SHOWN]


def drift(before: Sequence[float], since: Sequence[float]) -> float:
    """Give the largest difference between the shares of two lists of scores below any score (Kolmogorov, Smirnov)."""
    if not before or not since:
        return 0.0
    first, second = sorted(before), sorted(since)
    return max(abs(_share_to(first, score) - _share_to(second, score)) for score in sorted({*first, *second}))


def has_drifted(before: Sequence[float], since: Sequence[float]) -> bool:
    """Tell whether scores have come to lie elsewhere; by chance alone it is told once in a thousand times at most."""
    if len(before) < LEAST_COMPARED or len(since) < LEAST_COMPARED:
        return False
    bound = math.sqrt(math.log(2 / 0.001) / 2 * (len(before) + len(since)) / (len(before) * len(since)))
    return drift(before, since) > bound


LEAST_COMPARED: Final = 100
"""Scores on either side without which nothing is said about drift."""


def _share_to(rising: Sequence[float], score: float) -> float:
    return bisect_left(rising, math.nextafter(score, math.inf)) / len(rising)
