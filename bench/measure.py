"""Measuring: CPU time a message, as the median of rounds, so that a busy machine does not decide."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage's cost: microseconds of CPU time a message, and its budget (none: reported only)."""

    name: str
    cost_us: float
    budget_us: float | None = None


def cost_us(work: Callable[[], object], messages: int, rounds: int = ROUNDS) -> float:
    """Give the median CPU time of `work` over `rounds`, after one that does not count, in microseconds a message."""
    work()
    spent = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        spent.append((time.process_time() - began) / messages * 1e6)
    return statistics.median(spent)
