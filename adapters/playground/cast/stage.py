"""The stage: what a scene may do, which is what a visitor may do, and what it may see."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from typing import Final, TypeAlias, TypeVar

from adapters.playground.people import INNKEEPER, LOBBY, OFFICE, Account
from adapters.playground.posts import Change, Post, PostChanged, PostRemoved
from adapters.playground.wishes import Wish, read
from adapters.playground.world import RefusedError, World
from chat.people import Member
from chat.words import Words

T = TypeVar("T")
Fulfil: TypeAlias = Callable[[Wish], Awaitable[Post | None]]
Enter: TypeAlias = Callable[[Account], Awaitable[Account]]
Guide: TypeAlias = Callable[[Words], None]

SEEN: Final = 400
"""Bot messages and removals that the stage remembers."""


class Stage:
    """Scenes act through it as people in a browser do, and watch what the bot makes of it."""

    def __init__(self, world: World, fulfil: Fulfil, enter: Enter, guide: Guide, going: asyncio.Event) -> None:
        """Set up before a world; `going` is set while the play goes on, and clear while it is paused."""
        self._world, self._fulfil, self._enter, self._guide, self._going = world, fulfil, enter, guide, going
        self._gone: dict[str, datetime] = {}
        self._bot: dict[str, Post] = {}
        self._changed = asyncio.Event()
        world.watch(self._watch)

    def leave(self) -> None:
        """Stop watching."""
        self._world.unwatch(self._watch)

    async def wait(self, seconds: float) -> None:
        """Let time pass; while the play is paused none does."""
        await self._going.wait()
        await asyncio.sleep(seconds)
        await self._going.wait()

    async def enter(self, name: str, face: str, tone: str = "straw") -> Account:
        """Let a guest nobody knows come in."""
        await self._going.wait()
        return await self._enter(Account(member=Member(id="", name=name), face=face, tone=tone, part="guest"))

    async def say(self, who: Account, text: str, answers: Post | None = None) -> Post | None:
        """Write as somebody; gives nothing where the network refuses them (they are muted, say)."""
        await self._going.wait()
        payload = {"kind": "say", "as": who.id, "chat": "lobby", "text": text}
        if answers is not None and answers.id in self._world.posts:
            payload["reply_to"] = answers.id
        with suppress(RefusedError):
            return await self._fulfil(read(json.dumps(payload)))
        return None

    async def react(self, who: Account, post: Post | None, emoji: str) -> None:
        """Put an emoji under a message, if it still stands."""
        await self._going.wait()
        if post is not None and post.id in self._world.posts:
            payload = {"kind": "react", "as": who.id, "message": post.id, "emoji": emoji}
            with suppress(RefusedError):
                await self._fulfil(read(json.dumps(payload)))

    async def press(self, who: Account, post: Post, command: str) -> None:
        """Press a button under a message, if it still stands."""
        await self._going.wait()
        payload = {"kind": "press", "as": who.id, "message": post.id, "command": command}
        with suppress(RefusedError):
            await self._fulfil(read(json.dumps(payload)))

    def guide(self, key: str, **gaps: str | int | float) -> None:
        """Tell the visitor what is happening, in a sentence of `playground.ftl`."""
        self._guide(Words(f"playground-guide-{key}", **gaps))

    async def removed(self, post: Post | None, within: float) -> float | None:
        """Wait for a message to be taken away; gives the seconds it had stood, or nothing if it stays."""
        if post is None:
            return None
        at = await self._see(lambda: self._gone.get(post.id), within)
        return None if at is None else (at - post.at).total_seconds()

    async def muted(self, who: Account, within: float) -> bool:
        """Wait for somebody to be kept from writing, or put out."""
        return bool(await self._see(lambda: self._silenced(who) or None, within))

    async def answered(self, post: Post | None, within: float) -> Post | None:
        """Wait for the bot to answer a message in the group."""
        if post is None:
            return None
        return await self.bot_says(lambda said: said.chat == LOBBY and said.reply_to == post.id, within)

    async def card(self, since: datetime, within: float) -> Post | None:
        """Wait for a card in the moderators' chat."""
        return await self.bot_says(lambda said: said.chat == OFFICE and bool(said.buttons) and said.at >= since, within)

    async def bot_says(self, fits: Callable[[Post], bool], within: float) -> Post | None:
        """Wait for a message of the bot that fits; one it has said since the stage was set counts."""
        return await self._see(lambda: next((post for post in self._bot.values() if fits(post)), None), within)

    def now(self) -> datetime:
        """Give the time in the playground."""
        return self._world.clock()

    def _silenced(self, who: Account) -> bool:
        now, account = self._world.clock(), self._world.accounts.get(who.id, who)
        return account.muted_at(now) or account.banned_at(now) or not account.present

    async def _see(self, look: Callable[[], T | None], within: float) -> T | None:
        deadline = asyncio.get_running_loop().time() + within
        while (found := look()) is None:
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                return None
            self._changed.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), left)
        return found

    def _watch(self, change: Change) -> None:
        if isinstance(change, PostRemoved):
            self._gone[change.post.id] = self._world.clock()
        elif isinstance(change, PostChanged) and change.post.author.id == INNKEEPER.id:
            self._bot[change.post.id] = change.post
        for seen in (self._gone, self._bot):
            while len(seen) > SEEN:
                del seen[next(iter(seen))]
        self._changed.set()
