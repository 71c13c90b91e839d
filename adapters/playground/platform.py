"""The playground as a platform: what people do on the page becomes events, actions change the page."""

import asyncio
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import structlog

from adapters.playground import incoming, outgoing
from adapters.playground.book import Book
from adapters.playground.cast.director import Director
from adapters.playground.cast.past import FIRST_NUMBER, past_of, posts_of
from adapters.playground.pages import pages
from adapters.playground.people import FIRST_GUEST, LOBBY, NAMES, OWNER, Account
from adapters.playground.posts import Post
from adapters.playground.server import Server
from adapters.playground.visit import House
from adapters.playground.wishes import Arrive, Direct, Edit, Open, PressButton, React, Say, Speak, Wish
from adapters.playground.world import RefusedError, World
from chat.actions import Ban, ChatAction, Kick
from chat.commands import CommandSpec
from chat.events import Event
from chat.language import language
from chat.people import Member
from chat.platform import Capabilities, Emit, PlatformError, Refusal
from chat.wire import WireError, dump, load_event

WAITING: Final = "waiting"
"""The shelf of events that are not yet known to be on the bot's disk: emitted again after a restart."""

log = structlog.get_logger()


class Playground:
    """A chat network on a web page. Events are kept until the bot has them, so a crash of the bot loses none."""

    name = "playground"
    capabilities = Capabilities()

    def __init__(
        self,
        data_dir: Path,
        host: str = "127.0.0.1",
        port: int = 8080,
        *,
        language: str = "en",
        commands: Sequence[CommandSpec] = (),
        hosts: Sequence[str] = (),
        cast: bool = True,
    ) -> None:
        """`hosts`: names the page may have besides this machine's; `cast`: it starts by itself with the first visitor.

        Raises `BookError` where the playground's own file cannot be used.
        """
        self.book = Book(data_dir / "playground.db", first=FIRST_NUMBER)
        self.world = World(self.book, lambda: datetime.now(UTC))
        self.commands = commands
        self._names = frozenset(name for command in commands for name in (command.name, *command.aliases))
        self._language = str(self.book.get("page", "language", language))
        self._told: asyncio.Queue[Event] = asyncio.Queue()
        self._emit: Emit | None = None
        self.director = Director(self.world, self.fulfil, self.enter, by_itself=cast)
        house = House(world=self.world, director=self.director, fulfil=self.fulfil, commands=commands)
        self.server = Server(pages(house), host, port, hosts)

    @property
    def url(self) -> str:
        """Where the page is, once it is served."""
        return self.server.url

    @property
    def open(self) -> bool:
        """Whether the page is being served."""
        return self.server.open

    async def run(self, emit: Emit) -> None:
        """Serve the page until cancelled; raises `PortError` where the port is not free."""
        self.server.bind()
        self._emit = emit
        self._furnish()
        async with asyncio.TaskGroup() as group:
            group.create_task(self._tell())
            await self._catch_up()
            group.create_task(self.director.run())
            group.create_task(self.server.serve())

    async def perform(self, action: ChatAction) -> str:
        """Do one action on the page; give the id of the message it made."""
        try:
            made = outgoing.do(action, self.world, language(self._language))
        except sqlite3.Error as error:
            raise PlatformError(Refusal.NETWORK, f"the playground could not write it down: {error}") from error
        if isinstance(action, Kick | Ban):
            gone = self.world.accounts[action.member.id]
            self._told.put_nowait(incoming.left(gone, self.book.number(), self.world.clock()))
        return made

    def history(self) -> Sequence[Event]:
        """Give what was said before anybody looked, for whoever runs the bot to emit at a start.

        They are the same events every time, so that told twice is told once.
        """
        began = self.book.get("page", "began")
        if began is None:
            began = self.world.clock().isoformat()
            self.book.put("page", "began", began)
        return past_of(datetime.fromisoformat(began))

    async def fulfil(self, wish: Wish) -> Post | None:
        """Do what a page or the cast asks for, and wait until the bot has it on disk; raises `RefusedError`."""
        match wish:
            case Say():
                return await self._say(wish)
            case Edit():
                post = self.world.edit(wish.by, wish.message, wish.text)
                await self.deliver(incoming.edited(post, self._answered(post)))
            case React():
                await self._react(wish)
            case PressButton():
                await self._press(wish)
            case Open():
                self.director.welcome()
                if wish.language != self._language:
                    await self._speak(wish.language)
            case Speak():
                await self._speak(wish.language)
            case Arrive():
                await self.enter()
            case Direct():
                self.director.direct(wish.play)
        return None

    async def enter(self, guest: Account | None = None) -> Account:
        """Let somebody new in: a `guest` of the cast, or a newcomer for the visitor to write as."""
        number = self.book.number()
        fresh = guest or self._newcomer()
        member = replace(fresh.member, id=f"playground:{FIRST_GUEST + number}")
        account = self.world.keep(replace(fresh, member=member))
        await self.deliver(incoming.joined(account, number, self.world.clock()))
        return account

    def _newcomer(self) -> Account:
        """Give somebody nobody has met, with the next of the names."""
        met = sum(1 for each in self.world.accounts.values() if each.part == "guest" and each.playable)
        name, face, tone = NAMES[met % len(NAMES)]
        again = f" {met // len(NAMES) + 1}" if met >= len(NAMES) else ""
        return Account(member=Member(id="", name=name + again), face=face, tone=tone, part="guest", playable=True)

    async def deliver(self, event: Event) -> None:
        """Hand an event over, and keep it until the bot has it on disk."""
        if self._emit is None:
            raise RuntimeError("the playground is not running")
        self.book.put(WAITING, event.id, dump(event))
        await (await self._emit(event))
        self.book.drop(WAITING, event.id)

    async def _catch_up(self) -> None:
        """Emit what a crash left behind."""
        for name, row in self.book.shelf(WAITING).items():
            try:
                await self.deliver(load_event(row))
            except WireError as error:
                log.warning("event_left_out", id=name, error=str(error))
                self.book.drop(WAITING, name)

    def _furnish(self) -> None:
        """Let the last of the past stand on the page, the first time it is opened."""
        if not self.book.get("page", "furnished", False):
            self.world.remember(posts_of(self.history()))
            self.book.put("page", "furnished", True)

    async def _tell(self) -> None:
        """Emit what follows from the bot's own actions: who was put out has left."""
        while True:
            await self.deliver(await self._told.get())

    async def _say(self, wish: Say) -> Post:
        account = self.world.admit(wish.by, wish.group)
        if not account.present:
            account = self.world.keep(replace(account.welcome_back(), present=True))
            await self.deliver(incoming.joined(account, self.book.number(), self.world.clock()))
        post = self.world.say(wish.by, wish.group, wish.text, wish.reply_to)
        await self.deliver(incoming.posted(post, self._answered(post), self._names))
        return post

    async def _react(self, wish: React) -> None:
        post, count = self.world.react(wish.by, wish.message, wish.emoji)
        by = self.world.account(wish.by).member
        number, at = self.book.number(), self.world.clock()
        await self.deliver(incoming.reacted(post, by, wish.emoji, count, number, at))

    async def _press(self, wish: PressButton) -> None:
        post = self.world.post(wish.message)
        by = self.world.admit(wish.by, post.chat).member
        if wish.command not in {button.command for button in post.buttons}:
            raise RefusedError("no-such-button")
        event = incoming.pressed(post, by, wish.command, self.book.number(), self.world.clock())
        await self.deliver(event)

    async def _speak(self, tag: str) -> None:
        """Let the bot speak another language: the owner says so."""
        self._language = tag
        self.book.put("page", "language", tag)
        number, at = self.book.number(), self.world.clock()
        await self.deliver(incoming.asked(LOBBY, OWNER.member, f"lang {tag}", number, at))

    def _answered(self, post: Post) -> Post | None:
        return self.world.posts.get(post.reply_to) if post.reply_to else None
