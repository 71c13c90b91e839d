"""Measuring: CPU time, as the median of rounds, so that a busy machine does not decide."""

import math
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

ROUNDS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One figure, microseconds of CPU time a message unless `unit` says otherwise, and its budget (none: no goal).

    `least`: the budget is the least that it should be, not the most.
    """

    name: str
    figure: float
    budget: float | None = None
    unit: str = "µs"
    least: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Something that is done for so many messages."""

    do: Callable[[], object]
    messages: int


def cost_us(work: Callable[[], object], messages: int, rounds: int = ROUNDS) -> float:
    """Give the median CPU time of `work` over `rounds`, after one that does not count, in microseconds a message."""
    return statistics.median(interleaved({"": Work(do=work, messages=messages)}, rounds)[""])


def interleaved(works: Mapping[str, Work], rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Do all in turn, round after round, after one that does not count; gives microseconds a message, a round each.

    What slows the machine for a while slows them all.
    """
    for work in works.values():
        work.do()
    spent: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            began = time.process_time()
            work.do()
            spent[name].append((time.process_time() - began) / work.messages * 1e6)
    return spent


def ratio(one: Sequence[float], other: Sequence[float]) -> float:
    """Give how many times as much one cost as the other, as the median of rounds."""
    return statistics.median(a / b for a, b in zip(one, other, strict=True))


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """Give how cost grows with size, as the slope of the two logarithms: 0 not at all, 1 in proportion."""
    xs, ys = [math.log(size) for size in sizes], [math.log(cost) for cost in costs]
    return statistics.linear_regression(xs, ys).slope
