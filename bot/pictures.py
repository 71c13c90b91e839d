"""Pictures: looked at beside the lanes, a few at a time; what is seen on them makes their message be judged again."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Final

import structlog

from bot.eye import Eye
from bot.glances import Glances
from bot.pipeline import removes
from bot.seen import Place, Seen, Unread, digest
from bot.waiting import MINUTE, Waiting
from chat.decision import Decision
from chat.events import MessageEdited, MessagePosted, MessageSeenAgain, PicturesSeen
from chat.message import Message, Picture
from chat.people import GroupId
from chat.platform import Emit, Platform
from moderation.decoding import PictureError
from moderation.detectors.pictures import Pictures as Wanted
from storage.store import Store

log = structlog.get_logger()

AT_ONCE: Final = 3
"""Pictures that are fetched at the same time."""

IDLE: Final = 0.5
"""Seconds between looks at whether a group's minute is over."""


class Pictures:
    """Looks at the pictures of people whom nobody knows yet. What waits when the bot stops is not looked at.

    A message is judged again at most twice: when all its pictures were looked at, and when all of them were read,
    so that it never matters which of them was done first.
    """

    def __init__(
        self,
        store: Store,
        platforms: Mapping[str, Platform],
        *,
        emit: Emit,
        eye: Eye,
        now: Callable[[], datetime],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`platforms` by name; those that are no `Gallery` show no pictures. `emit` is told what was seen."""
        self._store = store
        self._emit = emit
        self._eye = eye
        self._now = now
        self._clock = clock
        self.counts: Counter[str] = Counter()
        """What became of pictures: `looked_at`, `known`, `read`, `passed_over`, and why others were not."""
        self._seen = Seen()
        self._glances = Glances(platforms, eye=eye, seen=self._seen, counts=self.counts)
        self._waiting = Waiting(lambda group: self._settings(group).a_minute, clock)
        self._busy = 0
        self._news = asyncio.Event()
        self._to_read = asyncio.Event()
        self._told = clock()

    def offer(self, decisions: Sequence[Decision]) -> None:
        """Let the pictures of what was just said wait to be looked at, where that is wanted. Never waits itself."""
        for decision in decisions:
            event = decision.event
            if (
                isinstance(event, MessagePosted | MessageEdited)
                and not isinstance(event, MessageSeenAgain)
                and any(each.file for each in event.message.media)
                and self._wants(event.message)
                and not any(removes(action, event) for action in decision.actions)
            ):
                self.counts["passed_over"] += self._waiting.add(event.message)
                self._news.set()

    async def run(self) -> None:
        """Look until cancelled; where something is missing for it, say so once and look at nothing."""
        if not self._glances.possible:
            if not self._eye.glances:
                log.warning("pictures_not_looked_at", fix="install the extra images: pip install 'innkeeper[images]'")
            await asyncio.Event().wait()
        if not self._eye.reads:
            log.warning("pictures_not_read", consequence="codes and looks are found, but no writing")
        try:
            async with asyncio.TaskGroup() as tasks:
                for _ in range(AT_ONCE):
                    tasks.create_task(self._look_on())
                tasks.create_task(self._read_on())
        finally:
            await self._eye.close()

    async def look(self, message: Message) -> Message:
        """Give a message with what is seen on its pictures now, however busy it is; what cannot be seen is left out."""
        if not self._glances.of(message.group):
            return message
        names = await self._look_at(message)
        found = {file: picture for file, name in names.items() if (picture := self._seen.of(name))}
        return _with(message, found)

    def _wants(self, message: Message) -> bool:
        return (
            self._glances.of(message.group)
            and self._settings(message.group).enabled
            and self._store.is_unknown(message)
        )

    def _settings(self, group: GroupId) -> Wanted:
        return self._store.known_settings(group)[Wanted]

    async def _look_on(self) -> None:
        while True:
            message = self._waiting.next(self._new)
            if message is None:
                self._report()
                self._news.clear()
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._news.wait(), IDLE if self._waiting else None)
                continue
            self._busy += 1
            try:
                await self._look_through(message)
            except Exception:
                log.exception("pictures_failed", group=message.group)
            finally:
                self._busy -= 1

    def _new(self, message: Message) -> int:
        """Count the pictures of a message that were not looked at before."""
        return sum(bool(each.file) and not self._seen.known(message.group, each) for each in message.media)

    async def _look_through(self, message: Message) -> None:
        """Look at the pictures of a message that still stands, and let it be judged again."""
        place = (message.group, message.id)
        if self._store.said(*place) is None:
            return
        self._seen.carry(place, await self._look_at(message))
        self._to_read.set()
        await self._show(place)

    async def _look_at(self, message: Message) -> dict[str, str]:
        """Look at all pictures of a message; give the digest of each that was given."""
        wanted = self._settings(message.group)
        return {
            each.file: name
            for each in message.media
            if each.file and (name := await self._glances.look(message.group, each, wanted))
        }

    async def _read_on(self) -> None:
        """Read what waits to be read, one picture after the other."""
        while True:
            unread = self._seen.next_unread()
            if unread is None:
                self._to_read.clear()
                await self._to_read.wait()
                continue
            try:
                await self._read(unread)
            except Exception:
                log.exception("pictures_failed")
            finally:
                complete = self._seen.done(unread)
            for place in complete:
                await self._show(place)

    async def _read(self, unread: Unread) -> None:
        """Read one picture, if a message that carries it still stands."""
        if not unread.reduced:
            self.counts["left_unread"] += 1
            return
        if not any(self._store.said(*place) for place in unread.carried_by):
            return
        try:
            text = await self._eye.read(unread.reduced)
        except PictureError as error:
            self.counts[f"unread: {error}"] += 1
            return
        self.counts["read"] += 1
        picture = self._seen.of(unread.digest)
        if text and picture is not None:
            self._seen.remember(unread.digest, replace(picture, text=text))

    async def _show(self, place: Place) -> None:
        """Let a message be judged again, in its latest form, if there is anything new on its pictures."""
        current = self._store.said(*place)
        shown = _with(current, self._seen.at(place)) if current else None
        if current is None or shown is None or shown.pictures == current.pictures:
            return
        if not any(each.says or each.look for each in shown.pictures):
            return
        form = digest(repr((shown.edited_at, shown.pictures)).encode())
        id_ = f"{place[0]}:{place[1]}:pictures:{form}"
        await self._emit(PicturesSeen(id=id_, group=place[0], at=self._now(), message=shown))

    def _report(self) -> None:
        """Log, once a minute at most, what became of pictures."""
        if self.counts and self._clock() - self._told >= MINUTE:
            self._told = self._clock()
            log.info("pictures", **{name.replace(" ", "_"): count for name, count in self.counts.items()})
            self.counts.clear()


def _with(message: Message, found: Mapping[str, Picture]) -> Message:
    media = tuple(replace(each, picture=found.get(each.file, each.picture)) for each in message.media)
    return replace(message, media=media)
