"""Things people say, read as the pipeline reads them, and the moment they are said in."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from chat.case import Finding
from chat.context import Context
from chat.message import Message, Reply
from chat.people import Member, Standing
from chat.platform import Capabilities
from chat.recent import Recent
from chat.settings import GroupSettings
from moderation.detector import Detector
from moderation.reading import read

GROUP = "playground:lobby"
OFFICE = "playground:office"
NOON = datetime(2026, 11, 23, 12, 0, 7, tzinfo=UTC)
ANN = Member(id="playground:1", name="Ann")
BO = Member(id="playground:2", name="小波")
CHEN = Member(id="playground:3", name="陳先生")
MISHA = Member(id="playground:4", name="Миша")

NEWCOMER = Standing(member=ANN.id, since=NOON - timedelta(minutes=5), messages=1)
MEMBER = Standing(member=ANN.id, since=NOON - timedelta(days=3), messages=20)
REGULAR = Standing(member=ANN.id, since=NOON - timedelta(days=200), messages=900)
TRUSTED = replace(REGULAR, trusted=True)


def said(
    text: str,
    by: Member = ANN,
    *,
    second: float = 0,
    name: str = "",
    to: Message | None = None,
    scores: Mapping[str, float] | None = None,
    **more: Any,
) -> Message:
    """Give a message said so many seconds after noon; `scores` are what a model would have said."""
    message = Message(
        id=name or f"m{second:g}-{by.id}",
        group=GROUP,
        author=by,
        at=NOON + timedelta(seconds=second),
        text=text,
        reply_to=Reply(message=to.id, author=to.author.id) if to else more.pop("reply_to", None),
        **more,
    )
    [message] = read([message], None)
    return replace(message, reading=replace(message.reading, scores=dict(scores))) if scores else message


def context(
    standing: Standing = NEWCOMER,
    *,
    recent: Iterable[Message] = (),
    second: float = 0,
    capabilities: Capabilities | None = None,
    **sections: Mapping[str, Any],
) -> Context:
    """Give what is known so many seconds after noon; the sections are settings: `links={"allowed": ["a.com"]}`."""
    window = Recent()
    for message in recent:
        window.add(message)
    return Context(
        now=NOON + timedelta(seconds=second),
        settings=GroupSettings(sections),
        standing=standing,
        recent=window,
        capabilities=capabilities or Capabilities(),
    )


def found(kind: type[Detector], message: Message | str, known: Context | None = None) -> Finding | None:
    """Give what one detector finds in a message, or in a newcomer's text."""
    known = known or context()
    return known.settings[kind].look(said(message) if isinstance(message, str) else message, known)


def score(kind: type[Detector], message: Message | str, known: Context | None = None) -> float:
    """Give how sure one detector is, 0 where it finds nothing."""
    finding = found(kind, message, known)
    return finding.score if finding else 0.0
