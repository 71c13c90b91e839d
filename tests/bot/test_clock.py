import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

import pytest
import time_machine

from bot.clock import Clock, schedule_of
from bot.clock import Runs as AnyRuns
from chat.events import Event, TopicDue
from chat.settings import GroupSettings
from storage.runs import Runs
from storage.store import Store

OpenStore: TypeAlias = Callable[[], Awaitable[Store]]

LOBBY, CAFE = "playground:lobby", "playground:cafe"
FRIDAY = datetime(2026, 11, 27, 20, tzinfo=UTC)


class Book:
    """Keeps claimed runs in memory, as the database does on disk; shared by several clocks."""

    def __init__(self) -> None:
        self.taken: set[tuple[str, datetime]] = set()

    async def claim(self, schedule: str, planned_at: datetime) -> bool:
        await asyncio.sleep(0)
        new = (schedule, planned_at) not in self.taken
        self.taken.add((schedule, planned_at))
        return new

    async def last_run(self, schedule: str) -> datetime | None:
        return max((at for name, at in self.taken if name == schedule), default=None)


class House:
    """A clock in a house whose time can be set, with everything it emitted."""

    def __init__(self, at: datetime, book: AnyRuns | None = None, *, broken: bool = False, **groups: str) -> None:
        self.ahead = at - datetime.now(UTC)
        self.emitted: list[TopicDue] = []
        self.broken = broken
        self.groups = {f"playground:{name}": weekly(schedule) for name, schedule in groups.items()}
        self.book = book or Book()
        self.clock = Clock(runs=self.book, emit=self.emit, now=self.now, groups=self.known)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    async def known(self) -> Mapping[str, GroupSettings]:
        return self.groups

    async def emit(self, event: Event) -> Awaitable[None]:
        assert isinstance(event, TopicDue)
        self.emitted.append(event)
        if self.broken:
            raise OSError("the lane is closed")
        return asyncio.sleep(0)

    async def live(self, seconds: float) -> list[TopicDue]:
        task = asyncio.create_task(self.clock.run())
        await asyncio.sleep(seconds)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return self.emitted


def weekly(schedule: str = "0 20 * * 5", **topics: Any) -> GroupSettings:
    return GroupSettings({"topics": {"schedule": schedule, **topics}})


async def test_a_topic_is_due_at_its_minute_once() -> None:
    house = House(FRIDAY - timedelta(seconds=0.2), lobby="0 20 * * 5", cafe="0 21 * * 5")
    (due,) = await house.live(0.6)
    assert due.group == LOBBY
    assert due.planned_at == FRIDAY
    assert due.id == f"{LOBBY}:topic:2026-11-27T20:00:00+00:00"
    assert due.schedule == schedule_of(LOBBY)


async def test_two_clocks_on_one_database_ring_once_between_them(open_store: OpenStore) -> None:
    books = [Runs((await open_store()).database) for _ in range(2)]
    houses = [House(FRIDAY - timedelta(seconds=0.2), book, lobby="0 20 * * 5") for book in books]
    rung = await asyncio.gather(*(house.live(0.9) for house in houses))
    assert sum(map(len, rung)) == 1


async def test_the_latest_run_missed_while_down_is_made_up_for_once(store: Store) -> None:
    book = Runs(store.database)
    await book.claim(schedule_of(LOBBY), FRIDAY - timedelta(hours=1))
    late = FRIDAY + timedelta(minutes=25)
    (due,) = await House(late, book, lobby="*/10 * * * *").live(0.2)
    assert due.planned_at == FRIDAY + timedelta(minutes=20)
    assert await House(late, book, lobby="*/10 * * * *").live(0.2) == []


async def test_a_run_missed_too_long_ago_is_let_go() -> None:
    book = Book()
    await book.claim(schedule_of(LOBBY), FRIDAY - timedelta(days=7))
    assert await House(FRIDAY + timedelta(hours=3), book, lobby="0 20 * * 5").live(0.2) == []


async def test_a_schedule_that_never_ran_has_missed_nothing() -> None:
    assert await House(FRIDAY + timedelta(minutes=5), lobby="0 20 * * 5").live(0.2) == []


async def test_a_changed_schedule_holds_from_that_moment_on() -> None:
    house = House(FRIDAY - timedelta(seconds=0.5), lobby="0 20 * * 5")
    task = asyncio.create_task(house.live(0.9))
    await asyncio.sleep(0.1)
    house.clock.refresh(LOBBY, weekly("0 9 * * *"))
    house.clock.refresh(CAFE, weekly("0 20 * * *"))
    assert [due.group for due in await task] == [CAFE]
    assert house.clock.next_ring(LOBBY) == FRIDAY + timedelta(hours=13)


@pytest.mark.parametrize("settings", [GroupSettings(), weekly(""), weekly(enabled=False), weekly("not a schedule")])
async def test_without_a_schedule_the_clock_never_rings(settings: GroupSettings) -> None:
    house = House(FRIDAY - timedelta(seconds=0.1), lobby="0 20 * * 5")
    house.groups = {LOBBY: settings}
    assert await house.live(0.3) == []
    assert house.clock.next_ring(LOBBY) is None


async def test_a_ring_in_the_quiet_hours_waits_for_the_morning() -> None:
    house = House(FRIDAY + timedelta(hours=4))
    house.clock.refresh(LOBBY, weekly("0 1 * * *"))
    assert house.clock.next_ring(LOBBY) == FRIDAY + timedelta(hours=12)


async def test_a_ring_that_fails_does_not_stop_the_clock() -> None:
    house = House(FRIDAY - timedelta(seconds=0.1), broken=True, lobby="0 20 * * 5", cafe="0 20 * * 5")
    assert {due.group for due in await house.live(0.5)} == {LOBBY, CAFE}


async def test_a_clock_set_back_rings_no_run_twice() -> None:
    house = House(FRIDAY - timedelta(seconds=0.1), lobby="0 20 * * 5")
    task = asyncio.create_task(house.live(0.9))
    await asyncio.sleep(0.4)
    house.ahead -= timedelta(seconds=0.6)
    house.clock.refresh(LOBBY, weekly())
    assert len(await task) == 1


@pytest.mark.parametrize(("jump", "rings"), [(timedelta(minutes=59), 1), (timedelta(hours=5), 0)])
async def test_a_clock_set_forward_rings_what_it_jumped_over_within_its_grace(
    jump: timedelta, rings: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.clock.GLANCE", timedelta(seconds=1))
    with time_machine.travel(FRIDAY - timedelta(minutes=1), tick=True) as machine:
        house = House(FRIDAY - timedelta(minutes=1), lobby="0 20 * * 5")
        task = asyncio.create_task(house.live(1.6))
        await asyncio.sleep(0.1)
        machine.shift(jump)
        assert len(await task) == rings
        assert house.clock.next_ring(LOBBY) == FRIDAY + timedelta(days=7)


async def test_chores_are_done_and_one_that_fails_stops_no_other() -> None:
    done: list[str] = []

    async def fails() -> None:
        done.append("fails")
        raise OSError("disk full")

    async def sweeps() -> None:
        done.append("sweeps")

    house = House(FRIDAY)
    hour = timedelta(hours=1)
    house.clock = Clock(
        runs=house.book, emit=house.emit, now=house.now, chores=[("fails", hour, fails), ("sweeps", hour, sweeps)]
    )
    await house.live(0.3)
    assert sorted(done) == ["fails", "sweeps"]
