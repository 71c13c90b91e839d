"""A room to call commands in: a real store, people of every role, and what they were answered."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.checkups import Checkups
from bot.commands import run_command
from bot.commands.command import unread
from chat.actions import Action, SendMessage
from chat.case import Case, Finding, Label, Outcome, Receipt, Step, Verdict
from chat.context import Context
from chat.decision import Decision
from chat.events import CommandCalled, Event, MemberJoined, MessagePosted
from chat.language import language
from chat.message import Message, Reading
from chat.people import Kind, Member, Role
from chat.platform import Capabilities
from chat.records import OpenCase
from chat.words import Words
from storage.store import Store

GROUP = "net:group"
OTHER = "net:other"
OFFICE = "net:office"
ANN = Member(id="net:1", name="Ann", username="ann")
BOB = Member(id="net:2", name="Bob", username="bob")
MOD = Member(id="net:3", name="Mod", username="mod", role=Role.MODERATOR)
ADMIN = Member(id="net:4", name="Ada", username="ada", role=Role.ADMIN)
OWNER = Member(id="net:5", name="Otto", username="otto", role=Role.OWNER)
BOT = Member(id="net:6", name="Other Bot", username="otherbot", kind=Kind.BOT)
CHANNEL = Member(id="net:7", name="News", kind=Kind.CHANNEL)
LINKED = Member(id="net:8", name="Linked", kind=Kind.LINKED_CHANNEL)
INNKEEPER = Member(id="net:0", name="Innkeeper", kind=Kind.INNKEEPER)
PEOPLE = (ANN, BOB, MOD, ADMIN, OWNER, BOT, CHANNEL, LINKED)
START = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class Room:
    """One group on a throw-away store; time passes a second an event."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.now = START
        self.read: Callable[[Message], Message] = unread
        self._count = 0

    async def keep(self, event: Event, actions: Sequence[Action] = ()) -> None:
        """Keep an event with what was asked for about it."""
        await self.store.gather([event])
        decision = Decision(event=event, actions=tuple(actions))
        self.store.advance(decision)
        await self.store.keep([decision])

    async def fill(self, group: str = GROUP) -> None:
        """Let everybody come in."""
        events = [
            MemberJoined(id=f"{group}:{member.id}:joined", group=group, at=self.now, member=member) for member in PEOPLE
        ]
        await self.store.gather(events)
        await self.store.keep([Decision(event=event) for event in events])
        self.store.forget([group])

    async def say(self, member: Member, text: str, group: str = GROUP, **more: str) -> Message:
        """Let somebody say something that no rule looks at."""
        number = self._next()
        message = Message(id=str(number), group=group, author=member, at=self.now, text=text, **more)  # type: ignore[arg-type]
        await self.keep(MessagePosted(id=f"{group}:{number}", group=group, at=self.now, message=message))
        return message

    async def case(self, message: Message, actions: Sequence[Action], **more: object) -> Case:
        """Let the links detector have acted against a message (or asked, or only pretended to)."""
        number = self._next()
        read = replace(message, reading=Reading(folded="buy now", changes=(("bυy", "buy"),)))
        finding = Finding(detector="links", label=Label.SPAM, score=0.97, reason=Words("by-hand", name="x", reason=""))
        hint = Finding(detector="names", label=Label.SPAM, score=0.3, reason=Words("by-hand", name="y", reason=""))
        verdict = Verdict(
            label=Label.SPAM,
            score=0.98,
            step=Step.DELETE,
            scores={"spam": 0.98, "conflict": 0.0},
            findings=(finding, hint),
            without={"links": 0.3, "names": 0.97},
        )
        receipt = Receipt(
            message=read,
            verdict=verdict,
            review_above=0.5,
            remove_above=0.9,
            model="m1",
            settings=3,
            dry_run=bool(more.get("dry_run")),
        )
        outcome = more.get("outcome", Outcome.ACTED)
        assert isinstance(outcome, Outcome)
        id_ = str(more.get("id", f"CASE{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[number % 26]}234"))
        case = Case(id=id_, opened_at=self.now, receipt=receipt, outcome=outcome)
        opened = OpenCase(group=message.group, reason=finding.reason, case=case, actions=tuple(actions))
        await self.keep(
            MemberJoined(id=f"case:{number}", group=message.group, at=self.now, member=message.author),
            [opened, *actions],
        )
        return case

    async def call(
        self,
        by: Member,
        line: str,
        *,
        reply_to: Message | None = None,
        group: str = GROUP,
        place: str = "",
        private: bool = False,
        thread: str = "",
        able: Capabilities | None = None,
        checkups: Checkups | None = None,
    ) -> Sequence[Action]:
        """Let somebody call a command, keep what it asks for, and give that."""
        number = self._next()
        name, _, arguments = line.partition(" ")
        event = CommandCalled(
            id=f"{group}:{number}:called",
            group=group,
            at=self.now,
            by=by,
            name=name,
            arguments=arguments,
            message=str(number),
            reply_to=reply_to,
            place=place,
            private=private,
            thread=thread,
        )
        await self.store.gather([event])
        context = self.store.context(event, now=self.now, capabilities=able or Capabilities())
        actions = await run_command(event, context, self.store, checkups=checkups, read=self.read)
        await self.keep(event, actions)
        return actions

    async def known(self, by: Member = ANN) -> Context:
        """Give what would be known if somebody said something now."""
        message = Message(id="next", group=GROUP, author=by, at=self.now, text="")
        event = MessagePosted(id="next", group=GROUP, at=self.now, message=message)
        await self.store.gather([event])
        return self.store.context(event, now=self.now, capabilities=Capabilities())

    async def told(self, by: Member, line: str, *, reply_to: Message | None = None, place: str = "") -> str:
        """Let somebody call a command, and give what they are answered, in English."""
        return said(await self.call(by, line, reply_to=reply_to, place=place))

    def _next(self) -> int:
        self._count += 1
        self.now += timedelta(seconds=1)
        return self._count


def said(actions: Sequence[Action]) -> str:
    """Give what is answered, in English."""
    answers = [action for action in actions if isinstance(action, SendMessage)]
    return "\n".join(language("en").say(answer.text) for answer in answers)


def of_kind(actions: Sequence[Action], *kinds: type[Action]) -> list[Action]:
    """Give the actions of some kinds."""
    return [action for action in actions if isinstance(action, kinds)]


@asynccontextmanager
async def room() -> AsyncIterator[Room]:
    """Open a room with everybody in it."""
    store = await Store.open("sqlite://", scratch=True)
    try:
        opened = Room(store)
        await opened.fill()
        yield opened
    finally:
        await store.close()
