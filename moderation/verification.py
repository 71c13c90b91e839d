"""Verification: who comes in is asked something small, and may write when they have answered."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from typing import Final

from pydantic import Field

from chat.actions import (
    Action,
    ApproveJoin,
    Button,
    DeclineJoin,
    DeleteMessage,
    EditMessage,
    Kick,
    Mute,
    Retract,
    SendMessage,
    Unmute,
)
from chat.case import Stage
from chat.context import Context
from chat.door import MOST_WATCHES, Watch
from chat.events import Event, JoinRequested, MemberJoined, MemberLeft, MessageEdited, MessagePosted, WatchEnded
from chat.message import Message
from chat.people import GroupId, Kind, Member
from chat.records import EndWatch, KeepWatch
from chat.rule import Rule
from chat.words import Words
from moderation.case_id import case_id
from moderation.detectors.names import Names
from moderation.newcomers import is_new
from moderation.questions import How, question
from moderation.raid import locked

GRACE: Final = timedelta(days=1)
"""How much longer than their question somebody is muted, for when the bot is not there at its end."""

STALE: Final = timedelta(minutes=15)
"""Age from which a join is only heard of, not acted upon: the bot was away, or reads history."""

_LONGEST_NAME: Final = 24
_SHORT_NAME: Final = 6
"""What is shown of a name that may be an advertisement."""


class Who(StrEnum):
    """Who is asked."""

    NOBODY = "nobody"
    RISKY = "risky"
    EVERYONE = "everyone"


class Verification(Rule):
    """Asks who comes in something small; until they answer they cannot write, and without an answer they go."""

    section = "verification"

    who: Who = Field(
        Who.RISKY, description="Who is asked: nobody, the risky (whose name looks like an advertisement), or everyone."
    )
    how: How = Field(How.BUTTON, description="What is asked: to press a certain button, or for a sum.")
    minutes: int = Field(5, ge=1, le=1440, description="Minutes there are for the answer.")
    tries: int = Field(3, ge=1, le=10, description="Wrong answers after which somebody is put out.")

    def react(self, event: Event, context: Context) -> Iterable[Action]:
        """Ask who comes, keep them from writing meanwhile, and clean up when they leave or their time is up."""
        if context.settings.general.dry_run:
            return ()
        match event:
            case MemberJoined() | JoinRequested():
                return self._asked(event, context) if self._is_asked(event, context) else ()
            case MessagePosted() | MessageEdited():
                return _kept_silent(event.message, context)
            case MemberLeft():
                watch = context.door.question_to(event.member.id)
                return _cleaned(event.group, watch, Words("door-left")) if watch and not watch.requested else ()
            case WatchEnded():
                return _unanswered(event, context)
        return ()

    def answered(self, choice: int, watch: Watch, group: GroupId, context: Context) -> Iterator[Action]:
        """Take the answer of whoever was asked: let them in, ask again, or put them out."""
        name = watch.member.name[:_LONGEST_NAME] if watch.member else ""
        if choice == question(watch.id, watch.how).right:
            yield from _let_in(group, watch, context)
            yield from _cleaned(group, watch, Words("door-passed", name=name))
        elif watch.failures + 1 >= self.tries:
            why = Words("door-failed", count=watch.failures + 1)
            yield from _cleaned(group, watch, why)
            yield from _put_out(group, watch, why)
        else:
            once_more = replace(watch, failures=watch.failures + 1)
            left = Words("door-tries", count=self.tries - once_more.failures)
            yield KeepWatch(group=group, reason=left, watch=once_more)
            text, buttons = (*_text(watch, context), left), _buttons(watch)
            yield EditMessage(group=_place(group, watch), reason=left, of=key_of(watch), text=text, buttons=buttons)

    def _is_asked(self, event: MemberJoined | JoinRequested, context: Context) -> bool:
        """Tell whether somebody is asked: nobody twice, no one the group knows, and nobody in a raid."""
        member = event.member
        if self.who is Who.NOBODY or member.protected or member.kind is not Kind.PERSON:
            return False
        if context.now - event.at > STALE or locked(context) or context.door.question_to(member.id):
            return False
        if isinstance(event, MemberJoined) and (event.inviter is not None and event.inviter.protected):
            return False
        if not context.capabilities.buttons or not is_new(member, context):
            return False
        return self.who is Who.EVERYONE or is_risky(member, event.group, context)

    def _asked(self, event: MemberJoined | JoinRequested, context: Context) -> Iterator[Action]:
        requested = isinstance(event, JoinRequested)
        watch = Watch(
            id=case_id(event.id),
            since=context.now,
            until=context.now + timedelta(minutes=self.minutes),
            member=event.member,
            how=self.how,
            requested=requested,
        )
        why = Words("door-reason")
        if not requested and context.capabilities.mute and context.capabilities.presses_while_muted:
            yield Mute(group=event.group, reason=why, member=event.member, until=watch.until + GRACE)
        if sum(1 for _ in context.door) >= MOST_WATCHES:
            return
        yield KeepWatch(group=event.group, reason=why, watch=watch)
        yield SendMessage(
            group=_place(event.group, watch),
            reason=why,
            text=_text(watch, context),
            key=key_of(watch),
            buttons=_buttons(watch),
            expires=watch.until - event.at,
        )


def is_risky(member: Member, group: GroupId, context: Context) -> bool:
    """Tell whether somebody's name looks like an advertisement."""
    names = context.settings[Names]
    if not names.enabled or names.stage is Stage.SHADOW:
        return False
    return names.look(Message(id="", group=group, author=member, at=context.now), context) is not None


def key_of(watch: Watch) -> str:
    """Give the key of the post that asks."""
    return f"door:{watch.id}"


def _place(group: GroupId, watch: Watch) -> GroupId:
    """Give where the question stands: who is still outside is asked in a chat of their own."""
    return watch.member.id if watch.requested and watch.member else group


def _text(watch: Watch, context: Context) -> tuple[Words, ...]:
    """Give the question, addressed to whoever it is for; a name that may be an advertisement is not said in full."""
    member = watch.member
    name = member.name if member else ""
    risky = member is not None and is_risky(member, "", context)
    longest = _SHORT_NAME if risky else _LONGEST_NAME
    shown = name if len(name) <= longest else f"{name[:longest].rstrip()}…"
    minutes = round((watch.until - watch.since).total_seconds() / 60)
    asked = question(watch.id, watch.how).asked
    return (Words("door-question", name=shown, asked=asked, minutes=minutes),)


def _buttons(watch: Watch) -> tuple[Button, ...]:
    answers = question(watch.id, watch.how).answers
    return tuple(Button(label=each, command=f"verify {watch.id} {number}") for number, each in enumerate(answers))


def _kept_silent(message: Message, context: Context) -> Iterable[Action]:
    """Remove what somebody says before they have answered, where the network let them."""
    watch = context.door.question_to(message.author.id)
    if watch is None or watch.requested or watch.until < context.now or not context.capabilities.delete:
        return ()
    reason = Words("door-silent")
    author, text, thread = message.author, message.text, message.thread
    return (
        DeleteMessage(group=message.group, reason=reason, message=message.id, author=author, text=text, thread=thread),
    )


def _unanswered(event: WatchEnded, context: Context) -> Iterator[Action]:
    watch = context.door.watch(event.watch)
    if watch is None or watch.member is None or watch.until > event.at:
        return
    why = Words("door-unanswered")
    yield Retract(group=_place(event.group, watch), reason=why, of=key_of(watch))
    yield from _put_out(event.group, watch, why)


def _cleaned(group: GroupId, watch: Watch, why: Words) -> Iterator[Action]:
    yield EndWatch(group=group, reason=why, watch=watch)
    yield Retract(group=_place(group, watch), reason=why, of=key_of(watch))


def _let_in(group: GroupId, watch: Watch, context: Context) -> Iterator[Action]:
    if watch.member is None:
        return
    why = Words("door-passed", name=watch.member.name[:_LONGEST_NAME])
    if watch.requested:
        yield ApproveJoin(group=group, reason=why, member=watch.member)
    elif context.capabilities.mute and context.capabilities.presses_while_muted:
        yield Unmute(group=group, reason=why, member=watch.member)


def _put_out(group: GroupId, watch: Watch, why: Words) -> Iterator[Action]:
    """Put out who did not answer; they may come again."""
    if watch.member is not None:
        kind = DeclineJoin if watch.requested else Kick
        yield kind(group=group, reason=why, member=watch.member)
