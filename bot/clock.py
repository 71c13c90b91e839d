"""The clock: rings when a group's topic is due, and keeps the house at intervals."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final, Protocol, TypeAlias

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

from chat.events import TopicDue
from chat.people import GroupId
from chat.platform import Emit
from chat.settings import GroupSettings
from engagement.schedule import missed_runs, next_run
from engagement.topics import Topics, quiet_hours

log = structlog.get_logger()

Chore: TypeAlias = tuple[str, timedelta, Callable[[], Awaitable[object]]]
"""Something to do again and again: its name, how often, and what."""

GLANCE: Final = timedelta(seconds=30)
"""How often the machine's clock is looked at, so that one set forward makes nothing late by more than this."""

_JOBS: Final = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None, "replace_existing": True}


class Runs(Protocol):
    """Remembers which runs of which schedule somebody has taken."""

    async def claim(self, schedule: str, planned_at: datetime) -> bool:
        """Take a run; false when it was taken before, by whichever process."""

    async def last_run(self, schedule: str) -> datetime | None:
        """Give the latest run taken."""


async def no_groups() -> Mapping[GroupId, GroupSettings]:
    """Give the groups of a house that has none yet."""
    return {}


class Clock:
    """Emits `TopicDue` for every group with a schedule, each run once however many clocks there are.

    `groups` gives all groups' settings at the start; `refresh` tells of changes. `chores` are done at the start and
    then at their intervals. `now` is the time everything goes by; only the waiting itself is the machine's.
    """

    def __init__(
        self,
        *,
        runs: Runs,
        emit: Emit,
        now: Callable[[], datetime],
        chores: Sequence[Chore] = (),
        groups: Callable[[], Awaitable[Mapping[GroupId, GroupSettings]]] = no_groups,
    ) -> None:
        self._runs = runs
        self._emit = emit
        self._now = now
        self._groups = groups
        self._settings: dict[GroupId, GroupSettings] = {}
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        for name, every, work in chores:
            self._at_intervals(name, every, work)
        self._at_intervals("glance", GLANCE, _glance)

    async def run(self) -> None:
        """Ring and keep house until cancelled; of the runs missed meanwhile the latest is made up for, in its grace."""
        for group, settings in (await self._groups()).items():
            self._settings.setdefault(group, settings)
        self._scheduler.start()
        try:
            for group in list(self._settings):
                self._plan(group)
                await self._catch_up(group)
            await asyncio.Event().wait()
        finally:
            self._scheduler.shutdown(wait=False)

    def refresh(self, group: GroupId, settings: GroupSettings) -> None:
        """Go by a group's new settings from now on."""
        self._settings[group] = settings
        if self._scheduler.running:
            self._plan(group)

    def next_ring(self, group: GroupId) -> datetime | None:
        """Give when the group's next topic is due, in UTC, or nothing if it never is."""
        settings = self._settings.get(group, GroupSettings())
        topics, general = settings[Topics], settings.general
        if not topics.enabled:
            return None
        return next_run(topics.schedule, general.zone, self._now(), quiet_hours(general))

    def _plan(self, group: GroupId) -> None:
        """Put the next ring into the machine's time, whatever time the house goes by."""
        planned = self.next_ring(group)
        if planned is None:
            if self._scheduler.get_job(group):
                self._scheduler.remove_job(group)
            return
        trigger = DateTrigger(datetime.now(planned.tzinfo) + (planned - self._now()))
        self._scheduler.add_job(self._ring, trigger, [group, planned], id=group, **_JOBS)

    async def _ring(self, group: GroupId, planned: datetime) -> None:
        try:
            if self._now() - planned <= self._grace(group):
                await self._emit_once(group, planned)
        except Exception:
            log.exception("topic_not_emitted", group=group, planned_at=planned.isoformat())
        finally:
            self._plan(group)

    async def _catch_up(self, group: GroupId) -> None:
        """Emit the latest run missed since the last one taken, if it is not too long ago."""
        settings, now = self._settings[group], self._now()
        topics, general = settings[Topics], settings.general
        try:
            last = await self._runs.last_run(schedule_of(group)) if topics.enabled and topics.schedule else None
            if last is None:
                return
            since = max(last, now - self._grace(group))
            missed = missed_runs(topics.schedule, general.zone, since, now, quiet_hours(general))
            if missed:
                await self._emit_once(group, missed[-1])
        except Exception:
            log.exception("missed_topic_not_emitted", group=group)

    async def _emit_once(self, group: GroupId, planned: datetime) -> None:
        schedule = schedule_of(group)
        if not await self._runs.claim(schedule, planned):
            return
        event_id = f"{schedule}:{planned.isoformat()}"
        kept = await self._emit(
            TopicDue(id=event_id, group=group, at=self._now(), schedule=schedule, planned_at=planned)
        )
        await kept

    def _grace(self, group: GroupId) -> timedelta:
        return timedelta(minutes=max(1, self._settings[group][Topics].grace))

    def _at_intervals(self, name: str, every: timedelta, work: Callable[[], Awaitable[object]]) -> None:
        async def do() -> None:
            try:
                await work()
            except Exception:
                log.exception("chore_failed", chore=name)

        trigger = IntervalTrigger(seconds=max(1, round(every.total_seconds())))
        first = datetime.now(self._scheduler.timezone)
        self._scheduler.add_job(do, trigger, id=f"chore:{name}", next_run_time=first, **_JOBS)


async def _glance() -> None:
    """Do nothing: after every job the scheduler looks at the machine's clock again."""


def schedule_of(group: GroupId) -> str:
    """Give the name of the group's topic schedule."""
    return f"{group}:topic"
