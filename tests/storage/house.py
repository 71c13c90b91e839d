"""A small house to test storage with: a group, its members, what they say, and what is decided about it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from chat.actions import Action, DeleteMessage
from chat.case import Case, Finding, Label, Outcome, Receipt, Step, Verdict
from chat.context import Context
from chat.decision import Decision
from chat.events import CommandCalled, Event, MessageEdited, MessagePosted
from chat.message import Message, Reading
from chat.people import Member, Role
from chat.platform import Capabilities
from chat.records import AddWarning, AwardPoints, ChangeSetting, Json, OpenCase
from chat.words import Words
from storage.store import Store

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TODAY = "2026-03-01"
GROUP = "telegram:-1"
WHY = Words("by-test", count=1)
ANN = Member(id="telegram:1", name="Ann", username="ann")
BOB = Member(id="telegram:2", name="Bob", username="bob_b")
MOD = Member(id="telegram:9", name="Mod", username="mod", role=Role.MODERATOR)


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def message(name: str, author: Member = ANN, text: str = "hello", *, group: str = GROUP, at: datetime = NOW) -> Message:
    return Message(id=name, group=group, author=author, at=at, text=text, reading=Reading(folded=text))


def posted(
    name: str, author: Member = ANN, text: str = "hello", *, group: str = GROUP, at: datetime = NOW
) -> MessagePosted:
    said = message(name, author, text, group=group, at=at)
    return MessagePosted(id=f"{group}:{name}:posted", group=group, at=at, message=said)


def edited(name: str, author: Member = ANN, text: str = "hello", *, at: datetime, group: str = GROUP) -> MessageEdited:
    said = Message(id=name, group=group, author=author, at=NOW, edited_at=at, text=text, reading=Reading(folded=text))
    return MessageEdited(id=f"{group}:{name}:edited:{at.timestamp()}", group=group, at=at, message=said)


def called(name: str, by: Member = MOD, *, group: str = GROUP, at: datetime = NOW) -> CommandCalled:
    return CommandCalled(id=f"{group}:{name}:called", group=group, at=at, by=by, name="test")


def points(entry: str, member: Member = ANN, amount: int = 5, *, group: str = GROUP, day: str = TODAY) -> AwardPoints:
    return AwardPoints(group=group, reason=WHY, member=member, points=amount, entry=entry, kind="message", day=day)


def warning(name: str, member: Member = ANN, *, until: datetime | None = None, group: str = GROUP) -> AddWarning:
    return AddWarning(group=group, reason=WHY, member=member, warning=name, until=until or NOW + timedelta(days=7))


def setting(section: str, field: str, value: Json, *, before: Json = None, group: str = GROUP) -> ChangeSetting:
    return ChangeSetting(group=group, reason=WHY, section=section, field=field, value=value, before=before, by=MOD)


def removal(name: str, author: Member = ANN, text: str = "hello", *, group: str = GROUP) -> DeleteMessage:
    return DeleteMessage(group=group, reason=WHY, message=name, author=author, text=text)


def case(
    name: str, said: Message, actions: Sequence[Action] = (), *, outcome: Outcome = Outcome.ACTED, at: datetime = NOW
) -> OpenCase:
    found = Finding(detector="links", label=Label.SPAM, score=0.93, reason=Words("link-found", domain="win.example"))
    verdict = Verdict(
        label=Label.SPAM,
        score=0.93,
        step=Step.DELETE,
        scores={"spam": 0.93, "conflict": 0.0},
        findings=(found,),
        without={"links": 0.1},
    )
    receipt = Receipt(message=said, verdict=verdict, review_above=0.6, remove_above=0.9, model="m1", settings=2)
    opened = Case(id=name, opened_at=at, receipt=receipt, outcome=outcome)
    return OpenCase(group=said.group, reason=WHY, case=opened, actions=tuple(actions))


def decided(event: Event, *actions: Action) -> Decision:
    return Decision(event=event, actions=actions)


async def live(store: Store, *decisions: Decision) -> None:
    """Let decisions go the whole way, as one batch of the pipeline."""
    await store.gather([each.event for each in decisions])
    for each in decisions:
        store.advance(each)
    await store.keep(decisions)


async def seen(store: Store, event: Event, now: datetime = NOW) -> Context:
    """Give the context that `event` would be judged in."""
    await store.gather([event])
    return store.context(event, now=now, capabilities=Capabilities())


def file_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))
