"""The deeds that are tried at every fault: one of each kind of chat action, each with something there to do it to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from chat.actions import (
    ApproveJoin,
    Ban,
    ChatAction,
    DeclineJoin,
    DeleteMessage,
    EditMessage,
    Kick,
    LockDoor,
    Mute,
    OpenDoor,
    Picture,
    Retract,
    SendMessage,
    Unban,
    Unmute,
)
from chat.decision import Decision
from chat.events import CommandCalled, Event
from chat.gestures import (
    ClosePoll,
    CloseTopic,
    DirectMessage,
    GiveTitle,
    PinMessage,
    PostPoll,
    React,
    ReopenTopic,
    SlowDown,
    TakeTitle,
    UnpinMessage,
    Unreact,
)
from chat.people import Member
from chat.words import Words
from storage.outbox import Outbox
from storage.store import Store

WHY: Final = Words("answer-why")
KINDS: Final = (
    *("DeleteMessage", "Mute", "Kick", "Ban", "Unmute", "Unban", "SendMessage", "EditMessage", "Retract"),
    *("LockDoor", "OpenDoor", "ApproveJoin", "DeclineJoin", "PinMessage", "UnpinMessage", "PostPoll", "ClosePoll"),
    *("React", "Unreact", "SlowDown", "CloseTopic", "ReopenTopic", "GiveTitle", "TakeTitle", "DirectMessage"),
)
SHOWN, REPLACED = "SendMessage, picture", "EditMessage, picture"
PICTURED: Final = (SHOWN, REPLACED)
"""The same kinds once more, with a picture: other calls, and more bytes to be cut off in."""

POSTED: Final = ("SendMessage", SHOWN, "PostPoll", "DirectMessage")
"""Kinds that would be seen twice if they were done twice."""

SAID, CARD, NEWS, CHANGED = "a message", "a card", "some news", "a card that was changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a deed is done: `message` is a member's; `card` and `poll` are the bot's, known by these keys."""

    group: str
    member: str
    message: str
    card: str
    poll: str
    topic: str = "7"
    title: str = "Owl"

    def deed(self, kind: str) -> ChatAction:
        """Give the action of a kind."""
        member = Member(id=self.member, name="Ben")
        until = datetime.now(UTC) + timedelta(days=1)
        picture = Picture(seed="faults")
        on: dict[str, ChatAction] = {
            "DeleteMessage": DeleteMessage(group=self.group, reason=WHY, message=self.message, author=member),
            "Mute": Mute(group=self.group, reason=WHY, member=member, until=until),
            "Kick": Kick(group=self.group, reason=WHY, member=member),
            "Ban": Ban(group=self.group, reason=WHY, member=member),
            "Unmute": Unmute(group=self.group, reason=WHY, member=member),
            "Unban": Unban(group=self.group, reason=WHY, member=member),
            "SendMessage": SendMessage(group=self.group, reason=WHY, text=NEWS, key="news", reply_to=self.message),
            "EditMessage": EditMessage(group=self.group, reason=WHY, of="card", text=CHANGED),
            "Retract": Retract(group=self.group, reason=WHY, of="card"),
            SHOWN: SendMessage(group=self.group, reason=WHY, text=NEWS, key="news", picture=picture),
            REPLACED: EditMessage(group=self.group, reason=WHY, of="card", text=CHANGED, picture=picture),
        }
        return on[kind] if kind in on else self._gesture(kind, member, until)

    def _gesture(self, kind: str, member: Member, until: datetime) -> ChatAction:
        """Give the action of one of the other kinds."""
        group, topic, title, message, emoji = self.group, self.topic, self.title, self.message, "👍"
        on: dict[str, ChatAction] = {
            "LockDoor": LockDoor(group=group, reason=WHY, until=until),
            "OpenDoor": OpenDoor(group=group, reason=WHY, until=until),
            "ApproveJoin": ApproveJoin(group=group, reason=WHY, member=member),
            "DeclineJoin": DeclineJoin(group=group, reason=WHY, member=member),
            "PinMessage": PinMessage(group=group, reason=WHY, of="card"),
            "UnpinMessage": UnpinMessage(group=group, reason=WHY, of="card"),
            "PostPoll": PostPoll(group=group, reason=WHY, question=NEWS, answers=("a", "b"), key="news", thread=topic),
            "ClosePoll": ClosePoll(group=group, reason=WHY, of="poll"),
            "React": React(group=group, reason=WHY, message=message, emoji=emoji),
            "Unreact": Unreact(group=group, reason=WHY, message=message, emoji=emoji),
            "SlowDown": SlowDown(group=group, reason=WHY, pace=timedelta(seconds=30), thread=topic),
            "CloseTopic": CloseTopic(group=group, reason=WHY, thread=topic),
            "ReopenTopic": ReopenTopic(group=group, reason=WHY, thread=topic),
            "GiveTitle": GiveTitle(group=group, reason=WHY, member=member, title=title),
            "TakeTitle": TakeTitle(group=group, reason=WHY, member=member, title=title),
            "DirectMessage": DirectMessage(group=group, reason=WHY, member=member, text=NEWS, key="news"),
        }
        return on[kind]

    def call(self) -> Event:
        """Give the event that the deed comes of; the same one however often it is delivered."""
        by = Member(id=self.member, name="Ben")
        return CommandCalled(id=f"{self.group}:called", group=self.group, at=datetime.now(UTC), by=by, name="do")


async def furnish(path: Path, place: Place) -> None:
    """Make a database that knows of the card and the poll."""
    store, now = await Store.open(f"sqlite:///{path}"), datetime.now(UTC)
    event = Event(id=f"{place.group}:furnished", group=place.group, at=now)
    card = SendMessage(group=place.group, reason=WHY, text=CARD, key="card")
    poll = PostPoll(group=place.group, reason=WHY, question=CARD, answers=("a", "b"), key="poll")
    await store.gather([event])
    await store.keep([Decision(event=event, actions=(card, poll))])
    outbox = Outbox(store.database)
    rows = await outbox.pending(now + timedelta(days=1), {place.group.partition(":")[0]})
    for row, made in zip(rows, (place.card, place.poll), strict=True):
        await outbox.done(row.id, made, now)
    await store.close()


def table(title: str, columns: tuple[str, ...], cells: Mapping[tuple[str, str], str]) -> list[str]:
    """Give a table in Markdown: a row for each kind that was tried, a column for each fault."""
    kinds = dict.fromkeys(kind for kind, _ in cells)
    return [
        f"| {title} | {' | '.join(columns)} |",
        f"|---|{'---|' * len(columns)}",
        *(f"| `{kind}` | {' | '.join(cells[kind, column] for column in columns)} |" for kind in kinds),
    ]
