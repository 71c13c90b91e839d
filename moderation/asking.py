"""Asking: how a question at the door is put, and how it is cleaned up when it is over."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from chat.actions import (
    Action,
    ApproveJoin,
    Button,
    DeclineJoin,
    DeleteMessage,
    EditMessage,
    Kick,
    Retract,
    SendMessage,
    Unmute,
)
from chat.case import Stage
from chat.context import Context
from chat.door import Watch
from chat.message import Message
from chat.people import GroupId, Member
from chat.records import EndWatch
from chat.words import Words
from moderation.detectors.names import Names
from moderation.questions import How, Question, question

LONGEST_NAME: Final = 24
SHORT_NAME: Final = 6
"""What is shown of a name that may be an advertisement."""

OTHERWISE: Final = "other"
"""What is pressed instead of an answer by who cannot see the picture."""


def is_risky(member: Member, group: GroupId, context: Context) -> bool:
    """Tell whether somebody's name looks like an advertisement."""
    names = context.settings[Names]
    if not names.enabled or names.stage is Stage.SHADOW:
        return False
    return names.look(Message(id="", group=group, author=member, at=context.now), context) is not None


def key_of(watch: Watch) -> str:
    """Give the key of the post that asks: a picture and a text are never the same post."""
    return f"door:{watch.id}:{watch.how}"


def place_of(group: GroupId, watch: Watch) -> GroupId:
    """Give where the question stands: who is still outside is asked in a chat of their own."""
    return watch.room if watch.requested and watch.room else group


def question_of(watch: Watch) -> Question:
    """Give the question that is asked now. That of a picture follows from the moment too, which nobody can read."""
    id_ = f"{watch.id}:{watch.number}" if watch.number else watch.id
    if watch.how == How.PICTURE:
        id_ = f"{id_}:{watch.since.timestamp():.6f}"
    return question(id_, watch.how)


def post(group: GroupId, watch: Watch, why: Words, at: datetime, context: Context) -> SendMessage:
    """Give the post that asks, as an answer to whoever asked for it where it is asked `aside`."""
    asked = question_of(watch)
    return SendMessage(
        group=place_of(group, watch),
        reason=why,
        text=_text(watch, asked, context),
        key="" if watch.aside else key_of(watch),
        to=watch.member.id if watch.aside and watch.member else "",
        buttons=_buttons(watch, asked),
        expires=None if watch.aside else watch.until - at,
        picture=asked.picture,
    )


def asked_anew(group: GroupId, watch: Watch, why: Words, context: Context) -> Iterator[Action]:
    """Give what puts the next question in the place of the last one."""
    if watch.aside:
        yield post(group, watch, why, context.now, context)
        return
    asked = question_of(watch)
    yield EditMessage(
        group=place_of(group, watch),
        reason=why,
        of=key_of(watch),
        text=(*_text(watch, asked, context), why),
        buttons=_buttons(watch, asked),
        picture=asked.picture,
    )


def cleaned(group: GroupId, watch: Watch, why: Words, *, gone: bool = False) -> Iterator[Action]:
    """Give what takes a question away that is over; `gone`: whoever was asked is out, and so is word of them."""
    yield EndWatch(group=group, reason=why, watch=watch)
    yield from retracted(group, watch, why, gone=gone)


def retracted(group: GroupId, watch: Watch, why: Words, *, gone: bool) -> Iterator[Action]:
    """Give what takes the question's post away, and with who is `gone` the network's message that they came."""
    if not watch.aside:
        yield Retract(group=place_of(group, watch), reason=why, of=key_of(watch))
    if gone and watch.announced and watch.member is not None:
        yield DeleteMessage(group=group, reason=why, message=watch.announced, author=watch.member)


def mutes(context: Context) -> bool:
    """Tell whether who is asked is kept from writing meanwhile: not where they could then press nothing."""
    return context.capabilities.mute and context.capabilities.presses_while_muted


def let_in(group: GroupId, watch: Watch, *, muted: bool) -> Iterator[Action]:
    """Give what lets somebody in who has answered, and lets them write who was kept from it."""
    if watch.member is None:
        return
    why = passed(watch)
    if watch.requested:
        yield ApproveJoin(group=group, reason=why, member=watch.member)
    elif muted:
        yield Unmute(group=group, reason=why, member=watch.member)


def put_out(group: GroupId, watch: Watch, why: Words) -> Iterator[Action]:
    """Put out who did not answer; they may come again."""
    if watch.member is not None:
        kind = DeclineJoin if watch.requested else Kick
        yield kind(group=group, reason=why, member=watch.member)


def silenced(message: Message) -> DeleteMessage:
    """Take away what somebody said before they had answered."""
    return DeleteMessage(
        group=message.group,
        reason=Words("door-silent"),
        message=message.id,
        author=message.author,
        text=message.text,
        thread=message.thread,
    )


def passed(watch: Watch) -> Words:
    """Say that somebody has answered."""
    return Words("door-passed", name=watch.member.name[:LONGEST_NAME] if watch.member else "")


def _text(watch: Watch, asked: Question, context: Context) -> tuple[Words, ...]:
    """Give the question, addressed to whoever it is for, with what becomes of who does not answer.

    A name that may be an advertisement is not said in full.
    """
    member = watch.member
    name = member.name if member else ""
    risky = member is not None and is_risky(member, "", context)
    longest = SHORT_NAME if risky else LONGEST_NAME
    shown = name if len(name) <= longest else f"{name[:longest].rstrip()}…"
    minutes = max(1, round((watch.until - watch.since) / timedelta(minutes=1)))
    otherwise = "door-else-request" if watch.requested else "door-else-role" if watch.aside else "door-else"
    return Words("door-question", name=shown, asked=asked.asked), Words(otherwise, minutes=minutes)


def _buttons(watch: Watch, asked: Question) -> tuple[Button, ...]:
    command = f"verify {watch.id} {watch.number}"
    answers = [Button(label=each, command=f"{command} {number}") for number, each in enumerate(asked.answers)]
    if asked.picture is not None:
        answers.append(Button(label=Words("button-cannot-see"), command=f"{command} {OTHERWISE}"))
    return tuple(answers)
