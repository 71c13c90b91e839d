"""Things people say, as the rules see them."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from chat.context import Context
from chat.events import MessagePosted
from chat.message import Message, Reading, Reply
from chat.people import Member, Standing
from chat.recent import Recent
from chat.settings import GroupSettings

GROUP = "playground:lobby"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ANN = Member(id="playground:1", name="Ann")
BO = Member(id="playground:2", name="小波")
CHEN = Member(id="playground:3", name="陳先生")


def message(
    text: str, by: Member = ANN, *, minute: float = 0, name: str = "", to: Message | None = None, **more: Any
) -> Message:
    """Give a message said so many minutes after noon, folded as simply as will do."""
    return Message(
        id=name or f"m{minute:g}-{by.id}",
        group=GROUP,
        author=by,
        at=NOON + timedelta(minutes=minute),
        text=text,
        reply_to=Reply(message=to.id, author=to.author.id) if to else None,
        reading=more.pop("reading", None) or Reading(folded=text.lower()),
        **more,
    )


def posted(said: Message) -> MessagePosted:
    return MessagePosted(id=f"{said.group}:{said.id}:posted", group=said.group, at=said.at, message=said)


def window(*messages: Message) -> Recent:
    recent = Recent()
    for each in messages:
        recent.add(each)
    return recent


def moment(
    recent: Iterable[Message] = (),
    *,
    minute: float = 0,
    standing: Standing | None = None,
    settings: Mapping[str, Mapping[str, Any]] | None = None,
    topics: dict[str, datetime] | None = None,
) -> Context:
    """Give what is known so many minutes after noon."""
    return Context(
        now=NOON + timedelta(minutes=minute),
        settings=GroupSettings(settings),
        standing=standing or Standing(),
        recent=window(*recent),
        topics=topics or {},
    )
