"""The deeds that are tried at every fault: one of each kind of chat action, each with something there to do it to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from chat.actions import (
    Ban,
    ChatAction,
    DeleteMessage,
    EditMessage,
    Kick,
    Mute,
    Retract,
    SendMessage,
    Unban,
    Unmute,
)
from chat.decision import Decision
from chat.events import CommandCalled, Event
from chat.people import Member
from chat.words import Words
from storage.outbox import Outbox
from storage.store import Store

WHY: Final = Words("answer-why")
KINDS: Final = ("DeleteMessage", "Mute", "Kick", "Ban", "Unmute", "Unban", "SendMessage", "EditMessage", "Retract")
SAID, CARD, NEWS, CHANGED = "a message", "a card", "some news", "a card that was changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a deed is done: `message` is a member's, `card` one of the bot's, known to the outbox under `card`."""

    group: str
    member: str
    message: str
    card: str

    def deed(self, kind: str) -> ChatAction:
        """Give the action of a kind."""
        member = Member(id=self.member, name="Ben")
        until = datetime.now(UTC) + timedelta(days=1)
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
        }
        return on[kind]

    def call(self) -> Event:
        """Give the event that the deed comes of; the same one however often it is delivered."""
        by = Member(id=self.member, name="Ben")
        return CommandCalled(id=f"{self.group}:called", group=self.group, at=datetime.now(UTC), by=by, name="do")


async def furnish(path: Path, place: Place) -> None:
    """Make a database that knows of the card."""
    store, now = await Store.open(f"sqlite:///{path}"), datetime.now(UTC)
    event = Event(id=f"{place.group}:furnished", group=place.group, at=now)
    card = SendMessage(group=place.group, reason=WHY, text=CARD, key="card")
    await store.gather([event])
    await store.keep([Decision(event=event, actions=(card,))])
    outbox = Outbox(store.database)
    (row,) = await outbox.pending(now + timedelta(days=1), {place.group.partition(":")[0]})
    await outbox.done(row.id, place.card, now)
    await store.close()


def table(title: str, columns: tuple[str, ...], cells: Mapping[tuple[str, str], str]) -> list[str]:
    """Give a table in Markdown: a row for each kind, a column for each fault."""
    return [
        f"| {title} | {' | '.join(columns)} |",
        f"|---|{'---|' * len(columns)}",
        *(f"| `{kind}` | {' | '.join(cells[kind, column] for column in columns)} |" for kind in KINDS),
    ]
