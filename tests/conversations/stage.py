"""A stage for conversations: the whole bot on a real store, a network that only remembers, and a clock that is told."""

from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.app import load_model
from bot.commands import run_command
from bot.foresight import load_foresight
from bot.offices import Offices
from bot.performer import Performer
from bot.pipeline import Pipeline
from bot.understanding import understanding
from chat.actions import (
    ApproveJoin,
    Ban,
    Button,
    ChatAction,
    DeclineJoin,
    DeleteMessage,
    EditMessage,
    Kick,
    LockDoor,
    Mute,
    OpenDoor,
    Retract,
    SendMessage,
    Unban,
    Unmute,
)
from chat.decision import Decision
from chat.events import (
    ButtonPressed,
    CommandCalled,
    Event,
    JoinRequested,
    MemberJoined,
    MessagePosted,
    RightsChanged,
    TopicDue,
)
from chat.gestures import GiveTitle, TakeTitle
from chat.message import Message, Reply
from chat.people import Kind, Member, Role
from chat.platform import Capabilities, Emit
from chat.records import ChangeSetting
from storage import tables
from storage.outbox import Outbox
from storage.store import Store
from storage.watches import Watches

LOBBY = "inn:lobby"
OFFICE = "inn:office"
INNKEEPER = Member(id="inn:0", name="Innkeeper", kind=Kind.INNKEEPER, role=Role.ADMIN)
MODEL = load_model()
FORESIGHT = load_foresight()


class Network:
    """A chat network that does everything it is asked to and remembers it as lines a moderator could read."""

    name = "inn"
    capabilities = Capabilities()

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.cards: list[tuple[str, str, tuple[Button, ...]]] = []
        self.now = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
        self.names: dict[str, str] = {}
        self._made = 0

    async def run(self, emit: Emit) -> None:
        """Nothing comes from here by itself."""

    async def perform(self, action: ChatAction) -> str:
        match action:
            case SendMessage():
                self._made += 1
                self._post(action)
                return f"bot-{self._made}"
            case EditMessage():
                self.cards = [card for card in self.cards if card[1] != action.message]
                self.cards.append((action.group, action.message, action.buttons))
                self.lines.append(f"{self._chat(action.group, '')} now> {_post(action)}")
            case DeleteMessage():
                self.lines.append(f"removed> {action.author.name}")
            case Mute():
                self.lines.append(f"muted> {action.member.name} for {_span(action.until - self.now)}")
            case Ban():
                span = f" for {_span(action.until - self.now)}" if action.until else ""
                self.lines.append(f"banned> {action.member.name}{span}")
            case Unmute() | Unban() | Kick():
                past = {"Unmute": "unmuted", "Unban": "unbanned", "Kick": "kicked"}[type(action).__name__]
                self.lines.append(f"{past}> {action.member.name}")
            case _:
                self._at_the_door(action)
        return ""

    def _at_the_door(self, action: ChatAction) -> None:
        match action:
            case LockDoor():
                self.lines.append(f"locked> for {_span(action.until - self.now)}")
            case OpenDoor():
                self.lines.append("opened>")
            case GiveTitle() | TakeTitle():
                done = "given to" if isinstance(action, GiveTitle) else "taken from"
                self.lines.append(f"role {action.title} {done}> {action.member.name}")
            case ApproveJoin() | DeclineJoin():
                past = "approved" if isinstance(action, ApproveJoin) else "declined"
                self.lines.append(f"{past}> {action.member.name}")
            case Retract():
                left = [card for card in self.cards if card[1] != action.message]
                if len(left) < len(self.cards) and action.of.startswith("door:"):
                    self.lines.append(f"{self._chat(action.group, '')}> (the question is gone)")
                self.cards = left

    def _post(self, action: SendMessage) -> None:
        self.cards.append((action.group, f"bot-{self._made}", action.buttons))
        chat = self._chat(action.group, action.to)
        self.lines.append(f"{chat}> {_post(action)}")

    def _chat(self, group: str, to: str) -> str:
        if group == OFFICE:
            return "office"
        to = to or (group if group in self.names else "")
        return f"bot to {self.names.get(to, to)}" if to else "bot"


@dataclass(kw_only=True)
class Stage:
    """One group with its office, its people and its clock."""

    store: Store
    network: Network
    pipeline: Pipeline
    performer: Performer
    offices: Offices
    people: dict[str, Member] = field(default_factory=dict)
    said: dict[str, Message] = field(default_factory=dict)
    count: int = 0
    last: Event | None = None

    async def happen(self, event: Event) -> None:
        """Let one event go the whole way, until the network has done what came of it."""
        self.last = event
        settled = self.offices.settle(event)
        if settled is not None:
            await self.pipeline.handle([settled])
        while await self.performer.perform_due():
            pass

    async def say(self, name: str, text: str, *, to: str = "", chat: str = LOBBY) -> None:
        """Let somebody say something, or call a command; `to` names whose last message it answers."""
        self.count += 1
        self.network.now += timedelta(seconds=4)
        now, by = self.network.now, self.people[name]
        answered = self.said[to] if to else None
        reply = Reply(message=answered.id, author=answered.author.id) if answered else None
        message = Message(id=str(self.count), group=chat, author=by, at=now, text=text, reply_to=reply)
        if chat == LOBBY:
            self.said[name] = message
        if text.startswith("/") and text[1:2].isascii():
            called, _, arguments = text[1:].partition(" ")
            await self.happen(
                CommandCalled(
                    id=f"{chat}:{self.count}:called",
                    group=chat,
                    at=now,
                    by=by,
                    name=called,
                    arguments=arguments.replace("\\n", "\n"),
                    message=message.id,
                    reply_to=answered,
                )
            )
        else:
            await self.happen(MessagePosted(id=f"{chat}:{self.count}:posted", group=chat, at=now, message=message))

    async def burst(self, name: str, texts: Sequence[str]) -> None:
        """Let somebody say many things within a few seconds."""
        for text in texts:
            await self.say(name, text)
            self.network.now -= timedelta(seconds=3, milliseconds=500)

    async def press(self, name: str, label: str) -> None:
        """Let somebody press the newest button of that label."""
        await self.happen(self.pressed(name, label))

    def pressed(self, name: str, label: str) -> ButtonPressed:
        """Give the press of the newest button of that label."""
        self.count += 1
        self.network.now += timedelta(seconds=4)
        chat, command = next(
            (chat, button.command)
            for chat, _, buttons in reversed(self.network.cards)
            for button in buttons
            if button.label == label
        )
        return ButtonPressed(
            id=f"press:{self.count}",
            group=chat,
            at=self.network.now,
            by=self.people[name],
            pressed=command,
            about=LOBBY,
        )

    async def arrive(self, lacks: Sequence[str], *, arrived: bool = True) -> None:
        """Let the bot be brought into the group, or its rights there be changed."""
        self.count += 1
        by = Member(id="inn:owner", name="owner", role=Role.OWNER)
        id_, now = f"rights:{self.count}", self.network.now
        await self.happen(
            RightsChanged(id=id_, group=LOBBY, at=now, by=by, here=True, arrived=arrived, lacks=tuple(lacks))
        )

    async def ring(self) -> None:
        """Let the clock say that a topic is due."""
        self.count += 1
        now = self.network.now
        await self.happen(TopicDue(id=f"due:{self.count}", group=LOBBY, at=now, schedule="topics", planned_at=now))

    async def enter(self, name: str, *, asks: bool = False) -> None:
        """Let somebody nobody knows come in at this moment, or ask to be let in."""
        self.count += 1
        self.network.now += timedelta(seconds=1)
        now, id_ = self.network.now, f"inn:{len(self.people) + 1}"
        member = self.people.setdefault(name, Member(id=id_, name=name))
        self.network.names[member.id] = name
        kind = JoinRequested if asks else MemberJoined
        await self.happen(kind(id=f"{LOBBY}:{self.count}:came", group=LOBBY, at=now, member=member))

    async def bring(self, by: str, name: str) -> None:
        """Let somebody bring a bot into the group."""
        self.count += 1
        member = Member(id=f"inn:{len(self.people) + 1}", name=name, username=name.lower(), kind=Kind.BOT)
        self.people[name], self.network.names[member.id] = member, name
        id_, now = f"{LOBBY}:{self.count}:came", self.network.now
        await self.happen(MemberJoined(id=id_, group=LOBBY, at=now, member=member, inviter=self.people[by]))

    async def pass_time(self, span: timedelta) -> None:
        """Let time pass, with all that is due meanwhile."""
        self.network.now += span
        await self.performer.perform_due()
        for event in await Watches(self.store.database).ended(self.network.now):
            await self.happen(event)

    async def come(self, name: str, part: str) -> None:
        """Let somebody be there: `newcomer`, `member`, `regular`, `moderator`, `admin`, `owner`, `bot`."""
        role = Role[part.upper()] if part.upper() in Role.__members__ else Role.MEMBER
        kind = Kind.BOT if part == "bot" else Kind.PERSON
        id_ = f"inn:{len(self.people) + 1}"
        member = Member(id=id_, name=name, username=name.lower(), kind=kind, role=role)
        self.people[name] = member
        self.network.names[member.id] = name
        now = self.network.now
        await self.happen(
            MemberJoined(id=f"joined:{member.id}", group=LOBBY, at=now - timedelta(days=60), member=member)
        )
        if part == "newcomer":
            return
        known = tables.standings.update().where(tables.standings.c.member_id == member.id)
        async with self.store.database.writing() as connection:
            await connection.execute(known.values(messages=200))
        self.store.forget([LOBBY])

    async def set(self, section: str, name: str, value: str) -> None:
        """Let the owner have set something before the story begins."""
        self.count += 1
        owner = Member(id="inn:owner", name="owner", role=Role.OWNER)
        call = CommandCalled(
            id=f"set:{self.count}",
            group=LOBBY,
            at=self.network.now,
            by=owner,
            name="settings",
            arguments=f"{section} {name} {value}",
        )
        await self.happen(call)
        self.network.lines.clear()


@asynccontextmanager
async def stage(url: str = "sqlite://") -> AsyncIterator[Stage]:
    """Put the whole bot on a database, a throw-away one of SQLite unless `url` names another."""
    network, offices = Network(), Offices()
    store = await Store.open(url)

    def kept(decisions: Sequence[Decision]) -> None:
        for decision in decisions:
            for action in decision.actions:
                if isinstance(action, ChangeSetting):
                    offices.learn(action.group, store.known_settings(action.group))

    async def emit(event: Event) -> Awaitable[None]:
        await pipeline.handle([event])

        async def nothing() -> None:
            pass

        return nothing()

    pipeline = Pipeline(
        store,
        now=lambda _event: network.now,
        run_command=partial(run_command, read=understanding(MODEL)),
        model=MODEL,
        foresight=FORESIGHT,
        kept=kept,
    )
    performer = Performer(Outbox(store.database), {"inn": network}, emit=emit, now=lambda: network.now)
    try:
        yield Stage(store=store, network=network, pipeline=pipeline, performer=performer, offices=offices)
    finally:
        await store.close()


def _post(action: SendMessage | EditMessage) -> str:
    shown = "(a picture) " if action.picture and action.picture.png.startswith(b"\x89PNG") else ""
    return f"{shown}{_one_line(action.text)}{_shown(action.buttons)}"


def _one_line(text: object) -> str:
    return " / ".join(str(text).splitlines()).strip()


def _shown(buttons: Sequence[Button]) -> str:
    return "".join(f" [{button.label}]" for button in buttons)


def _span(span: timedelta) -> str:
    seconds = round(span.total_seconds())
    for size, unit in ((86400, "d"), (3600, "h"), (60, "m")):
        if seconds >= size and seconds % size == 0:
            return f"{seconds // size}{unit}"
    return f"{seconds}s"


__all__ = ["LOBBY", "OFFICE", "Stage", "replace", "stage"]
