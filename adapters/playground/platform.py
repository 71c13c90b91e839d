"""The playground as a platform: what people do on the page becomes events, actions change the page."""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import structlog

from adapters.playground import incoming, outgoing
from adapters.playground.book import Book
from adapters.playground.cast.director import Director
from adapters.playground.cast.past import FIRST_NUMBER, past_of, posts_of
from adapters.playground.desk import Desk, Done
from adapters.playground.door import Door
from adapters.playground.pages import pages
from adapters.playground.people import LOBBY, OFFICE, Account
from adapters.playground.posts import Post
from adapters.playground.visit import House
from adapters.playground.wishes import Arrive, Direct, Edit, Open, PressButton, React, Say, Speak, Wish
from adapters.playground.world import World
from adapters.web.server import Server
from chat.actions import Ban, ChatAction, Kick
from chat.commands import CommandSpec
from chat.events import Event
from chat.language import language
from chat.people import GroupId, Member, MemberId
from chat.platform import Capabilities, Check, Emit, PlatformError, Refusal
from chat.wire import WireError, dump, load_event
from chat.words import Words

WAITING: Final = "waiting"
"""The shelf of events that are not yet known to be on the bot's disk: emitted again after a restart."""

log = structlog.get_logger()


class Playground:
    """A chat network on a web page. Events are kept until the bot has them, so a crash of the bot loses none."""

    name = "playground"
    capabilities = Capabilities(locks=False, polls=False, slow=False, topics=False, titles=False, roles=False)

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
        names = frozenset(name for command in commands for name in (command.name, *command.aliases))
        self.desk = Desk(self.world, names)
        self._language = str(self.book.get("page", "language", language))
        self._told: asyncio.Queue[Event] = asyncio.Queue()
        self._emit: Emit | None = None
        self.director = Director(self.world, self.fulfil, self.enter, by_itself=cast)
        house = House(world=self.world, director=self.director, fulfil=self.fulfil, commands=commands)
        self.server = Server(host, port, Door(pages(house), (*hosts, host)))

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
            with self.book.together():
                made = outgoing.do(action, self.world, language(self._language))
                if isinstance(action, Kick | Ban):
                    self._note_leaving(action.member.id)
        except sqlite3.Error as error:
            raise PlatformError(Refusal.NETWORK, f"the playground could not write it down: {error}") from error
        return made

    async def check(self, group: GroupId = "", office: GroupId = "") -> Sequence[Check]:
        """Look whether the page is there, and the moderators' chat."""
        found = [Check(what=Words("check-page"), fine=self.open, fix=Words("fix-page"))]
        if group and group != LOBBY:
            found.append(Check(what=Words("check-here"), fine=False, fix=Words("fix-here")))
        if office:
            found.append(Check(what=Words("check-office"), fine=office == OFFICE, fix=Words("fix-office-away")))
        return found

    async def look_up(self, group: GroupId, member: MemberId) -> Member | None:  # noqa: ARG002 - everybody is in both
        """Give somebody who lives on the page."""
        found = self.world.accounts.get(member)
        return found.member if found else None

    def _note_leaving(self, member: MemberId) -> None:
        event = incoming.left(self.world.accounts[member], self.book.number(), self.world.clock())
        self.book.put(WAITING, event.id, dump(event))
        self._told.put_nowait(event)

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
                return (await self._do(lambda: self.desk.say(wish))).post
            case Edit():
                await self._do(lambda: self.desk.edit(wish))
            case React():
                await self._do(lambda: self.desk.react(wish))
            case PressButton():
                await self._do(lambda: self.desk.press(wish))
            case Arrive():
                await self._do(self.desk.enter)
            case Open():
                self.director.welcome()
                if wish.language != self._language:
                    await self._speak(wish.language)
            case Speak():
                await self._speak(wish.language)
            case Direct():
                self.director.direct(wish.play)
        return None

    async def enter(self, guest: Account | None = None) -> Account:
        """Let somebody new in, a `guest` of the cast or a newcomer for the visitor, and wait until the bot knows."""
        account = (await self._do(lambda: self.desk.enter(guest))).account
        assert account is not None  # noqa: S101 - whoever enters has an account
        return account

    async def _speak(self, tag: str) -> None:
        self._language = tag
        self.book.put("page", "language", tag)
        await self._do(lambda: self.desk.speak(tag))

    async def _do(self, change: Callable[[], Done]) -> Done:
        """Write a change and its events down at once, then hand the events over: a crash leaves both or neither."""
        with self.book.together():
            done = change()
            for event in done.events:
                self.book.put(WAITING, event.id, dump(event))
        for event in done.events:
            await self._hand_over(event)
        return done

    async def _hand_over(self, event: Event) -> None:
        """Emit an event, and forget it when the bot has it on disk."""
        if self._emit is None:
            raise RuntimeError("the playground is not running")
        await (await self._emit(event))
        self.book.drop(WAITING, event.id)

    async def _catch_up(self) -> None:
        """Emit what a crash left behind."""
        for name, row in self.book.shelf(WAITING).items():
            try:
                await self._hand_over(load_event(row))
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
            await self._hand_over(await self._told.get())
