"""Learning from moderators: what a verdict teaches, tried before it is gone by, and taken back as it was given."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from bot.commands.command import Call
from chat.actions import Action
from chat.case import Case, Label
from chat.lessons import OwnHead
from chat.message import Message
from chat.people import MemberId
from chat.records import KeepHead, Teach, Unteach
from chat.words import Words
from moderation.chances import chance
from moderation.detectors.own import Own
from moderation.moderation import Moderation
from moderation.own_head import Lesson
from moderation.teaching import RefusedError, Taught, learnt, refuse_empty
from storage.views.samples import lessons, taught_since
from storage.views.scores import ordinary

KINDS: Final = (Label.SPAM, Label.OK)
"""Labels that a group's own head learns from; floods and quarrels are no matter of one text."""

TRIED_ON: Final = 600
"""Ordinary messages of members that a new head is tried on."""

DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Learning:
    """What is done so that a verdict is learnt from, and what is said about it."""

    actions: tuple[Action, ...] = ()
    said: tuple[Words, ...] = ()
    refused: bool = field(default=False)


NOTHING: Final = Learning()


async def from_case(call: Call, case: Case, label: Label) -> Learning:
    """Learn from what a moderator made of a case; of a case about something else than spam, nothing.

    What is refused is said; that there is nothing to learn from, or nothing to read it with, goes without saying.
    """
    message, about = case.receipt.message, case.receipt.verdict.label
    if about is not Label.SPAM or not message.carried:
        return NOTHING
    teach = teaching(call, case.id, message, label)
    return await learn(call, [teach], message) if teach.vector else NOTHING


def teaching(call: Call, sample: str, message: Message, label: Label) -> Teach:
    """Give the sample that says what a message is, with the numbers that outlive its text."""
    read = as_read(call, message) if label in KINDS else message
    return Teach(
        group=call.group,
        reason=call.reason,
        sample=sample,
        text=message.carried,
        label=label,
        by=call.by,
        vector=read.reading.vector,
        chance=chance(read.reading, Label.SPAM.value),
    )


def as_read(call: Call, message: Message) -> Message:
    """Give a message with its meaning, as it was read when it came or as it is read now."""
    if message.reading.vector:
        return message
    heard = call.context.recent.find(message.id)
    if heard is not None and heard.reading.vector and heard.text == message.text:
        return heard
    return call.read(message)


async def learn(call: Call, teach: Sequence[Teach], message: Message) -> Learning:
    """Learn the samples, of one message, and go by what follows at once; what fails its trial is not kept."""
    try:
        refuse_empty(as_read(call, message))
        await _within_quota(call, len(teach))
        head = await _tried(call, teach)
    except RefusedError as refusal:
        return Learning(said=(refusal.words,), refused=True)
    return Learning(actions=(*teach, *_kept(call, head)), said=_progress(head))


async def unlearn(call: Call, samples: Collection[str]) -> tuple[Action, ...]:
    """Forget samples, and go by what is left."""
    gone = [Unteach(group=call.group, reason=call.reason, sample=sample) for sample in samples]
    known = await lessons(call.store.database, call.group)
    left = [each for each in known if each.sample not in samples]
    if len(left) == len(known):
        return tuple(gone)
    return (*gone, *_kept(call, learnt(left, call.context.taught)))


async def newest(call: Call, count: int, by: MemberId = "") -> list[str]:
    """Give the newest samples, of one moderator or of all, the newest first."""
    known = await lessons(call.store.database, call.group)
    return [each.sample for each in reversed(known) if not by or each.by == by][:count]


async def _within_quota(call: Call, more: int) -> None:
    most = call.context.settings[Own].verdicts_a_day
    count = await taught_since(call.store.database, call.group, call.by.id, call.context.now - DAY)
    if count + more > most:
        raise RefusedError(Words("teach-quota", count=count))


async def _tried(call: Call, teach: Sequence[Teach]) -> OwnHead | None:
    """Give the head with the new samples; raises `RefusedError` where it would do harm."""
    database, new = call.store.database, frozenset(each.sample for each in teach)
    known = [each for each in await lessons(database, call.group) if each.sample not in new]
    taught = [_lesson(each) for each in teach]
    return learnt(
        [*known, *taught],
        call.context.taught,
        ordinary=await ordinary(database, call.group, TRIED_ON),
        new=new,
        wrong_per_1000=call.context.settings[Moderation].wrong_per_1000,
    )


def _lesson(teach: Teach) -> Taught:
    lesson = Lesson(vector=teach.vector, chance=teach.chance, spam=teach.label is Label.SPAM)
    return Taught(sample=teach.sample, by=teach.by.id, lesson=lesson)


def _kept(call: Call, head: OwnHead | None) -> tuple[KeepHead, ...]:
    if head == call.context.taught:
        return ()
    return (KeepHead(group=call.group, reason=call.reason, head=head, before=call.context.taught),)


def _progress(head: OwnHead | None) -> tuple[Words, ...]:
    return (Words("taught-as-well", spam=head.spam, fine=head.fine),) if head else ()
