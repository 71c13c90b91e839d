"""Replay: every event of an export through the pipeline, with a throw-away store and the time of the events."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Final

from adapters.history import Export
from bot.pipeline import Pipeline
from bot.replay.checkup import Checkup
from bot.replay.comparison import Comparison
from bot.replay.foreseen import Foreseen
from bot.replay.recording import Recording
from bot.replay.sweeping import sweep
from chat.actions import Action
from chat.context import Context
from chat.decision import Decision
from chat.events import CommandCalled, Event
from chat.foresight import Foresight
from chat.people import GroupId, Kind, Member
from chat.records import ChangeSetting
from chat.settings import GroupSettings
from chat.words import Words
from moderation.text_model import TextModel
from storage.store import Store

BATCH: Final = 500
SWEPT_EVERY: Final = 20_000
"""Events after which the throw-away store is swept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """A history that has been replayed. `comparison` is there if other settings were tried as well."""

    export: Export
    recording: Recording
    settings: GroupSettings
    checkup: Checkup
    comparison: Comparison | None = None
    trial: GroupSettings | None = None

    @property
    def foreseen_beside(self) -> Foreseen | None:
        """The forecasts under the other settings, where there are any that are told otherwise."""
        beside = self.comparison.after.foreseen if self.comparison else None
        return beside if beside is not None and beside.count != self.recording.foreseen.count else None


@dataclass(slots=True, kw_only=True)
class _Run:
    """One way through the pipeline: with its own settings, its own store and its own recording."""

    pipeline: Pipeline
    recording: Recording
    store: Store
    met: set[GroupId] = field(default_factory=set)
    since_swept: int = 0

    async def handle(self, batch: Sequence[Event]) -> None:
        strangers = {event.group: event for event in reversed(batch) if event.group not in self.met}
        for group, event in strangers.items():
            self.met.add(group)
            await self.pipeline.handle([_settling(group, event.at)])
        await self.pipeline.handle(batch)
        self.since_swept += len(batch)
        if self.since_swept >= SWEPT_EVERY:
            self.since_swept = 0
            await sweep(self.store, batch[-1].at)


async def replay(
    export: Export,
    *,
    settings: GroupSettings,
    model: TextModel | None,
    foresight: Foresight | None = None,
    trial: GroupSettings | None = None,
    watch: Callable[[int], None] = lambda _bytes: None,
) -> Replayed:
    """Replay an export, with `trial` a second time beside it. `watch` is told the bytes read. Raises `ExportError`."""
    async with AsyncExitStack() as stack:
        checkup = Checkup(settings.general.zone)
        runs = [await _open(stack, settings, model, foresight, checkup.kept)]
        if trial is not None:
            runs.append(await _open(stack, trial, model, foresight))
        comparison = Comparison(runs[0].recording, runs[1].recording) if len(runs) > 1 else None
        for batch in _batches(export.events()):
            for run in runs:
                await run.handle(batch)
            if comparison:
                comparison.compare()
            watch(export.position)
    return Replayed(
        export=export,
        recording=runs[0].recording,
        settings=settings,
        checkup=checkup,
        comparison=comparison,
        trial=trial,
    )


async def _open(
    stack: AsyncExitStack,
    settings: GroupSettings,
    model: TextModel | None,
    foresight: Foresight | None,
    watch: Callable[[Sequence[Decision]], None] = lambda _decisions: None,
) -> _Run:
    store = await Store.open("sqlite://", scratch=True)
    stack.push_async_callback(store.close)
    recording = Recording(settings.general.zone)

    async def settle(event: CommandCalled, context: Context, store: Store) -> Sequence[Action]:  # noqa: ARG001 - the port's form
        """Give a group the settings of this replay; what members called at the time is not called again."""
        return _changes(settings, event.group) if event.by == _BY else []

    def kept(decisions: Sequence[Decision]) -> None:
        recording.kept(decisions)
        watch(decisions)

    pipeline = Pipeline(
        store, now=lambda event: event.at, run_command=settle, model=model, foresight=foresight, kept=kept
    )
    return _Run(pipeline=pipeline, recording=recording, store=store)


_BY: Final = Member(id="replay:innkeeper", name="Innkeeper", kind=Kind.INNKEEPER)
_REASON: Final = Words("report-settling")


def _changes(settings: GroupSettings, group: GroupId) -> list[Action]:
    return [
        ChangeSetting(group=group, reason=_REASON, section=section, field=name, value=value, before=None, by=_BY)
        for section, fields in settings.changes.items()
        for name, value in fields.items()
    ]


def _settling(group: GroupId, at: datetime) -> CommandCalled:
    return CommandCalled(id=f"{group}:settling", group=group, at=at, by=_BY, name="settings")


def _batches(events: Iterable[Event]) -> Iterator[list[Event]]:
    rest = iter(events)
    while batch := list(islice(rest, BATCH)):
        yield batch
