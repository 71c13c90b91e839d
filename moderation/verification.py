"""Verification: who comes in is asked something small, and may write when they have answered."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from typing import Final, TypeAlias

from pydantic import Field

from chat.actions import Action, DeleteMessage, Kick, Mute
from chat.context import Context
from chat.door import MOST_WATCHES, Watch
from chat.events import (
    Announced,
    Event,
    JoinRequested,
    LetIn,
    MemberJoined,
    MemberLeft,
    MessageEdited,
    MessagePosted,
    RulesAccepted,
    WatchEnded,
)
from chat.gestures import GiveTitle
from chat.people import GroupId, Kind, Member
from chat.records import KeepWatch
from chat.rule import Rule
from chat.words import Words
from moderation.asking import (
    OTHERWISE,
    asked_anew,
    cleaned,
    is_risky,
    let_in,
    mutes,
    passed,
    post,
    put_out,
    question_of,
    retracted,
    silenced,
)
from moderation.case_id import case_id
from moderation.newcomers import is_new
from moderation.questions import How
from moderation.raid import locked

GRACE: Final = timedelta(days=1)
"""How much longer than their question somebody is muted, for when the bot is not there at its end."""

STALE: Final = timedelta(minutes=15)
"""Age from which a join is only heard of, not acted upon: the bot was away, or reads history."""

OFTEN: Final = 4
"""Times somebody may come within `STALE`; who comes and goes like that is not asked each time but put out."""

Came: TypeAlias = MemberJoined | RulesAccepted | JoinRequested


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
    how: How = Field(
        How.BUTTON, description="What is asked: to press a certain button, for a sum, or what a picture shows."
    )
    minutes: int = Field(5, ge=1, le=1440, description="Minutes there are for the answer.")
    tries: int = Field(3, ge=1, le=10, description="Wrong answers after which somebody is put out.")
    role: str = Field(
        "",
        max_length=100,
        description="Discord: role, by name or id, given to who answered or need not; nobody goes then. Empty: none.",
    )

    def react(self, event: Event, context: Context) -> Iterable[Action]:
        """Ask who comes, keep them from writing meanwhile, and clean up when they leave or their time is up."""
        if context.settings.general.dry_run:
            return ()
        match event:
            case MemberJoined() | JoinRequested() | RulesAccepted():
                return self._came(event, context)
            case Announced():
                return _heard(event, context)
            case MessagePosted() | MessageEdited():
                return self._said(event, context)
            case LetIn():
                return self._let_in_by_hand(event, context)
            case MemberLeft():
                watch = context.door.question_to(event.member.id)
                return (
                    cleaned(event.group, watch, Words("door-left"), gone=True) if watch and not watch.requested else ()
                )
            case WatchEnded():
                return self._unanswered(event, context)
        return ()

    def pressed(self, answer: str, watch: Watch, group: GroupId, context: Context) -> Iterator[Action]:
        """Take what whoever was asked has pressed: the number of an answer, or that they cannot see the picture."""
        asked = question_of(watch)
        if answer == OTHERWISE and asked.picture is not None:
            yield from self._asked_otherwise(watch, group, context)
        elif answer in map(str, range(len(asked.answers))):
            right = int(answer) == asked.right
            yield from self._right(watch, group, context) if right else self._wrong(watch, group, context)

    def welcomed(self, member: Member, group: GroupId, context: Context) -> Iterator[Action]:
        """Let somebody in who is being asked, for staff says that they are welcome."""
        watch = context.door.question_to(member.id)
        if watch is not None:
            yield from self._right(watch, group, context)

    def asks(self, member: Member, context: Context) -> bool:
        """Tell whether somebody the group does not know would be asked."""
        return self.who is Who.EVERYONE or (self.who is Who.RISKY and is_risky(member, "", context))

    def gives_role(self, context: Context) -> bool:
        """Tell whether members are known by a role here."""
        return bool(self.role) and context.capabilities.roles

    def watch(self, event: Event, member: Member, context: Context) -> Watch:
        """Give the question that somebody is asked from now on."""
        how = How.SUM if self.how is How.PICTURE and not context.capabilities.pictures else self.how
        until = context.now + timedelta(minutes=self.minutes)
        return Watch(id=case_id(event.id), since=context.now, until=until, member=member, how=how)

    def role_for(self, member: Member, group: GroupId) -> GiveTitle:
        """Give the action that makes somebody a member by the role."""
        return GiveTitle(group=group, reason=Words("door-role"), member=member, title=self.role)

    def _came(self, event: Came, context: Context) -> Iterator[Action]:
        watch = context.door.question_to(event.member.id)
        if isinstance(event, MemberJoined) and watch is not None and watch.requested:
            yield from cleaned(event.group, watch, Words("door-by-hand"))
        elif self._may_be_asked(event, context) and watch is None:
            if self._comes_and_goes(event, context):
                yield Kick(group=event.group, reason=Words("door-flapping"), member=event.member)
            elif not _brought(event) and is_new(event.member, context) and self.asks(event.member, context):
                yield from self._asked(event, context)
            elif self.gives_role(context) and not isinstance(event, JoinRequested):
                yield self.role_for(event.member, event.group)

    def _may_be_asked(self, event: Came, context: Context) -> bool:
        """Tell whether somebody may be asked now: people only, not in a raid, and not before they can answer."""
        if event.member.protected or event.member.kind is not Kind.PERSON or not context.capabilities.buttons:
            return False
        if isinstance(event, MemberJoined) and event.pending:
            return False
        return context.now - event.at <= STALE and not locked(context)

    def _comes_and_goes(self, event: Came, context: Context) -> bool:
        joins = context.door.joins(event.at, STALE) if isinstance(event, MemberJoined) else ()
        return self.who is not Who.NOBODY and sum(each.member.id == event.member.id for each in joins) >= OFTEN

    def _asked(self, event: Came, context: Context) -> Iterator[Action]:
        watch, why = self.watch(event, event.member, context), Words("door-reason")
        if isinstance(event, JoinRequested):
            watch = replace(watch, requested=True, room=event.room or event.member.id)
        elif mutes(context) and not self.gives_role(context):
            yield Mute(group=event.group, reason=why, member=event.member, until=watch.until + GRACE)
        if sum(1 for _ in context.door) >= MOST_WATCHES:
            return
        yield KeepWatch(group=event.group, reason=why, watch=watch)
        yield post(event.group, watch, why, event.at, context)

    def _right(self, watch: Watch, group: GroupId, context: Context) -> Iterator[Action]:
        by_role = self.gives_role(context) and not watch.requested
        yield from let_in(group, watch, muted=mutes(context) and not by_role)
        if by_role and watch.member is not None:
            yield self.role_for(watch.member, group)
        yield from cleaned(group, watch, passed(watch))

    def _wrong(self, watch: Watch, group: GroupId, context: Context) -> Iterator[Action]:
        """Ask something else, or put out who has no try left."""
        if watch.failures + 1 >= self.tries:
            why = Words("door-failed", count=watch.failures + 1)
            yield from cleaned(group, watch, why, gone=True)
            yield from put_out(group, watch, why)
            return
        once_more = replace(watch, failures=watch.failures + 1, number=watch.number + 1)
        left = Words("door-tries", count=self.tries - once_more.failures)
        yield KeepWatch(group=group, reason=left, watch=once_more)
        yield from asked_anew(group, once_more, left, context)

    def _asked_otherwise(self, watch: Watch, group: GroupId, context: Context) -> Iterator[Action]:
        """Ask for a sum in place of the picture, for who cannot see it; that is no wrong answer."""
        why = Words("door-otherwise")
        instead = replace(watch, how=How.SUM, number=watch.number + 1)
        yield KeepWatch(group=group, reason=why, watch=instead)
        yield from retracted(group, watch, why, gone=False)
        yield post(group, instead, why, context.now, context)

    def _said(self, event: MessagePosted | MessageEdited, context: Context) -> Iterator[Action]:
        """Remove what somebody says before they have answered, where the network let them; it may be the answer."""
        watch = context.door.question_to(event.message.author.id)
        if watch is None or watch.requested or watch.until < context.now or not context.capabilities.delete:
            return
        yield silenced(event.message)
        asked = question_of(watch)
        said = event.message.text.strip().casefold()
        if watch.how != How.BUTTON and said == asked.answers[asked.right].casefold():
            yield from self._right(watch, event.group, context)

    def _let_in_by_hand(self, event: LetIn, context: Context) -> Iterable[Action]:
        """Ask no more whom staff has let in meanwhile."""
        watch = context.door.question_to(event.member.id)
        own = event.by is not None and event.by.kind is Kind.INNKEEPER
        if watch is None or own or (event.roles and self.role.casefold() not in map(str.casefold, event.roles)):
            return ()
        return cleaned(event.group, watch, Words("door-by-hand"))

    def _unanswered(self, event: WatchEnded, context: Context) -> Iterator[Action]:
        watch = context.door.watch(event.watch)
        if watch is None or watch.member is None or watch.until > event.at:
            return
        why, stays = Words("door-unanswered"), self.gives_role(context) and not watch.requested
        yield from retracted(event.group, watch, why, gone=not stays)
        if not stays:
            yield from put_out(event.group, watch, why)


def _brought(event: Came) -> bool:
    """Tell whether staff has brought somebody in."""
    return isinstance(event, MemberJoined) and event.inviter is not None and event.inviter.protected


def _heard(event: Announced, context: Context) -> Iterator[Action]:
    """Note where the network says that somebody came who is being asked; take away that the bot put somebody out."""
    watch = context.door.question_to(event.member.id)
    own = event.by is not None and event.by.kind is Kind.INNKEEPER
    why = Words("door-announced")
    if event.went and own and context.capabilities.delete:
        yield DeleteMessage(group=event.group, reason=why, message=event.message, author=event.member)
    elif not event.went and watch is not None and not watch.requested:
        yield KeepWatch(group=event.group, reason=why, watch=replace(watch, announced=event.message))
