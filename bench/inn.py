"""The bot from a network's bytes to its disk, to measure whole: a pipeline on a SQLite file, in a group that lives."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bot.pipeline import Pipeline
from chat.actions import Action
from chat.calibration import Calibration
from chat.context import Context
from chat.decision import Decision
from chat.events import CommandCalled, Event
from chat.people import GroupId, Member, Role
from chat.records import ChangeSetting, KeepCalibration
from chat.words import Words
from moderation.calibrating import MOST_ONE_IN
from moderation.text_model import TextModel
from storage.store import Store

BATCH = 100
BEGAN = datetime(2026, 3, 1, tzinfo=UTC)
_KNOWN_AT_ONCE = {"messages": 1, "hours": 0, "regular_messages": 1, "regular_days": 0}


class Inn:
    """One group's bot; whoever has written before is a regular, whoever has not a newcomer."""

    def __init__(self, folder: Path, group: GroupId, model: TextModel | None) -> None:
        self._runner = asyncio.Runner()
        self._store = self._runner.run(Store.open(f"sqlite:///{folder / 'inn.db'}"))
        self._pipeline = Pipeline(self._store, now=lambda event: event.at, run_command=_no_command, model=model)
        self._runner.run(self._set_up(group, model.name if model else ""))

    def handle(self, events: Sequence[Event]) -> None:
        """Decide on events in batches and keep what follows."""
        self._runner.run(self._handle(events))

    def close(self) -> None:
        """Let go of the file."""
        self._runner.run(self._store.close())
        self._runner.close()

    async def _handle(self, events: Sequence[Event]) -> None:
        for at in range(0, len(events), BATCH):
            await self._pipeline.handle(events[at : at + BATCH])

    async def _set_up(self, group: GroupId, model: str) -> None:
        event = Event(id="set-up", group=group, at=BEGAN)
        owner = Member(id="bench:0", name="Owner", role=Role.OWNER)
        lively = Calibration(at=BEGAN, since=BEGAN, seen=0, read_by=f"{model}|", one_in=MOST_ONE_IN)
        calibrate = KeepCalibration(group=group, reason=Words("calibrated", seen=0), calibration=lively)
        changes = [
            ChangeSetting(
                group=group,
                reason=Words("setting-set"),
                section="newcomers",
                field=field,
                value=value,
                before=None,
                by=owner,
            )
            for field, value in _KNOWN_AT_ONCE.items()
        ]
        await self._store.gather([event])
        await self._store.keep([Decision(event=event, actions=(*changes, calibrate))])
        self._store.forget({group})


async def _no_command(event: CommandCalled, context: Context, store: Store) -> Sequence[Action]:
    return ()
