"""The order of time: a reaction comes after later messages, though exports write it with its own."""

import heapq
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from chat.events import Event, Reacted

WAITING: Final = 20_000
"""Reactions held back at once; beyond that the earliest goes out before its time."""


def in_time_order(events: Iterable[Event]) -> Iterator[Event]:
    """Give each group's events with its reactions moved to when they were given; all else keeps its order."""
    waiting: list[tuple[datetime, int, Reacted]] = []
    group = ""
    for number, event in enumerate(events):
        if event.group != group:
            group = event.group
            yield from _all(waiting)
        if isinstance(event, Reacted):
            heapq.heappush(waiting, (event.at, number, event))
            if len(waiting) > WAITING:
                yield heapq.heappop(waiting)[2]
            continue
        while waiting and waiting[0][0] <= event.at:
            yield heapq.heappop(waiting)[2]
        yield event
    yield from _all(waiting)


def _all(waiting: list[tuple[datetime, int, Reacted]]) -> Iterator[Event]:
    while waiting:
        yield heapq.heappop(waiting)[2]
