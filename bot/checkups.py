"""Checkups: whether everything is there that the bot needs, in the house itself and on each network."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

import structlog
from sqlalchemy import text

from bot.eye import Eye
from chat.people import GroupId, Member, MemberId, network_of
from chat.platform import Check, Checkup, Directory, Platform, PlatformError, Titles
from chat.words import Words
from storage.database import Database
from storage.errors import StorageError

log = structlog.get_logger()

PATIENCE: Final = 8.0
"""Seconds a network has to answer, for a group waits meanwhile."""

MOST_OFF: Final = timedelta(minutes=1)
"""How far this machine's clock may be from the network's."""


class Checkups:
    """Looks at what the bot needs and changes nothing."""

    def __init__(
        self, platforms: Mapping[str, Platform] | None = None, *, model: bool = True, eye: Eye | None = None
    ) -> None:
        """`platforms` by name; `model`: whether there is a text model; `eye`: what looks at pictures, where it is."""
        self._platforms = platforms or {}
        self._model = model
        self._eye = eye

    async def group(self, group: GroupId, office: GroupId = "") -> Sequence[Check]:
        """Look at the bot's place in a group and its office, each on its own network."""
        found: list[Check] = []
        same = network_of(office) in ("", network_of(group))
        found += await self._ask(network_of(group), lambda asked: asked.check(group, office if same else ""))
        if not same:
            found += await self._ask(network_of(office), lambda asked: asked.check("", office))
        return found

    async def network(self, name: str) -> Sequence[Check]:
        """Look at what holds for all groups of a network."""
        return await self._ask(name, lambda asked: asked.check())

    async def look_up(self, group: GroupId, member: MemberId) -> Member | None:
        """Give somebody whom the bot never met, as the network knows them; nothing where it knows nobody."""
        platform = self._platforms.get(network_of(group))
        if platform is None or network_of(member) != network_of(group) or not isinstance(platform, Directory):
            return None
        try:
            async with asyncio.timeout(PATIENCE):
                return await platform.look_up(group, member)
        except (PlatformError, TimeoutError) as error:
            log.warning("member_not_looked_up", network=network_of(group), error=type(error).__name__)
            return None

    def against_title(self, group: GroupId, title: str) -> Words | None:
        """Say why a group's network cannot give or take a title, where it knows that beforehand."""
        platform = self._platforms.get(network_of(group))
        return platform.against(group, title) if isinstance(platform, Titles) else None

    async def house(self, database: Database) -> Sequence[Check]:
        """Look at the database, the text model, and what looks at pictures."""
        try:
            await database.rows(text("SELECT 1 FROM groups LIMIT 1"))
            async with database.writing() as connection:  # writes nothing, but finds what may not be written
                await connection.execute(text("DELETE FROM runs WHERE 1 = 0"))
            stored = True
        except StorageError:
            stored = False
        return (
            Check(what=Words("check-database"), fine=stored, fix=Words("fix-database")),
            Check(what=Words("check-model"), fine=self._model, fix=Words("fix-model")),
            *self._pictures(),
        )

    def _pictures(self) -> Sequence[Check]:
        """Say what cannot be done with pictures; that something was left out is a choice, and no fault."""
        if self._eye is None:
            return ()
        lack = self._eye.lack
        fix = Words(f"fix-pictures-{lack or 'missing'}")
        return (Check(what=Words("check-pictures"), fine=not lack, fix=fix, optional=lack != "broken"),)

    async def _ask(self, name: str, ask: Callable[[Checkup], Awaitable[Sequence[Check]]]) -> Sequence[Check]:
        """Ask a network; that it does not answer is a finding too."""
        platform = self._platforms.get(name)
        if platform is None or not isinstance(platform, Checkup):
            return ()
        try:
            async with asyncio.timeout(PATIENCE):
                return await ask(platform)
        except (PlatformError, TimeoutError) as error:
            log.warning("checkup_not_answered", network=name, error=type(error).__name__)
            detail = error.detail if isinstance(error, PlatformError) else f"{PATIENCE:.0f} s"
            fix = Words("fix-network", detail=detail)
            return (Check(what=Words("check-network", network=name), fine=False, fix=fix),)


def clock(told: datetime, now: datetime) -> Check:
    """Compare the network's time of an event with this machine's, as it was handled."""
    off = round((now - told).total_seconds())
    fine = abs(now - told) <= MOST_OFF
    return Check(what=Words("check-clock"), fine=fine, fix=Words("fix-clock", seconds=abs(off)))
