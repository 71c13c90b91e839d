"""Calibrating: the clock's chore that counts each group's scores anew when there is news."""

from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from typing import Final

from chat.calibration import Calibration
from chat.context import Context
from chat.events import Calibrated
from chat.people import GroupId
from chat.platform import Emit
from moderation.calibrating import LONGEST, calibrate
from moderation.detectors import DETECTORS
from moderation.limits import read_by
from moderation.newcomers import Newcomers
from storage.forgetting import forget_old_scores
from storage.store import Store
from storage.views.scores import judged, messages_since, news, scores

EVERY: Final = timedelta(minutes=10)
"""How often it is looked for news."""

DAILY: Final = timedelta(hours=24)
ENOUGH_NEWS: Final = 200
"""New scores after which it is not waited for the next day."""

FIRST: Final = 50
"""Scores with which a first calibration is made."""

SECTIONS: Final = tuple(kind.section for kind in DETECTORS)


class Calibrating:
    """Looks which groups have news, and counts their scores."""

    def __init__(self, store: Store, *, now: Callable[[], datetime], model: str) -> None:
        """`model` is the name of the text model in use."""
        self._store = store
        self._now = now
        self._model = model

    async def due(self) -> AsyncIterator[Calibrated]:
        """Give what was counted, a group at a time; the same event however often it is asked for at one moment."""
        now = self._now()
        for group, fresh in (await news(self._store.database)).items():
            context = await self._context(group, now)
            counted = context.calibration
            name = read_by(context, SECTIONS)
            if not _is_due(counted, fresh, name, now):
                continue
            await forget_old_scores(self._store.database, group, now)
            yield Calibrated(
                id=f"{group}:calibrated:{now.timestamp():.0f}",
                group=group,
                at=now,
                calibration=await self._counted(group, name, context),
            )

    async def count(self, emit: Emit) -> None:
        """Let everything that is due be known."""
        async for event in self.due():
            await emit(event)

    async def _context(self, group: GroupId, now: datetime) -> Context:
        state = await self._store.state_of(group)
        return Context(now=now, settings=state.settings, calibration=state.calibration, model=self._model)

    async def _counted(self, group: GroupId, name: str, context: Context) -> Calibration:
        database, now = self._store.database, context.now
        since = now - LONGEST
        found = await scores(database, group, name, since)
        oldest = min((each.at for each in found), default=now)
        return calibrate(
            found,
            await judged(database, group, since),
            messages=await messages_since(database, group, oldest),
            now=now,
            read_by=name,
            before=context.calibration,
            who=context.settings[Newcomers],
        )


def _is_due(counted: Calibration | None, fresh: int, name: str, now: datetime) -> bool:
    """Tell whether a group's scores should be counted anew."""
    if counted is None or counted.read_by != name:
        return fresh >= FIRST or counted is not None
    return fresh >= ENOUGH_NEWS or now - counted.at >= DAILY
