"""Sanctions that a moderator asks for: each opens a case with a receipt, so that it can be undone like any other."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.commands.arguments import duration, first_word, reason_in, within
from bot.commands.command import Call, Command, UsageError
from bot.commands.standing import context_of
from bot.commands.target import target
from chat.actions import Action, Button, ChatAction, SendMessage
from chat.case import Case, Finding, Label, Outcome, Receipt, Step, Verdict
from chat.gestures import DirectMessage
from chat.message import Message
from chat.people import Kind, Member, Role
from chat.records import OpenCase
from chat.words import Text, Words
from moderation.case_id import case_id
from moderation.sanctions import Sanctions

BY_HAND: Final = "moderator"
"""Stands where a detector's name would: a person found it."""

LONGEST_ALOUD: Final = timedelta(days=1)
"""How long that stands in the group which was meant for one member, where notices are not cleaned up."""

CLEAN: Final = frozenset({"clean", "清理", "清除"})
"""Words after which what a banned member wrote goes too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A sanction as it was asked for: against whom, for how long where that matters, and why.

    `warnings`: those of the member that still count, before this.
    """

    member: Member
    span: timedelta | None
    why: str
    case: str
    warnings: int
    now: datetime
    clean: bool = False
    """What the member wrote shall go too."""

    @property
    def reason(self) -> Words | str:
        """The reason as part of a sentence, or nothing."""
        return Words("given-reason", reason=self.why) if self.why else ""


class Sanction(Command):
    """Something against a member: never against staff, the bot, or oneself."""

    step: Step
    longest: timedelta | None = None
    """The longest time it may last; nothing where it has no time."""
    cleans: bool = False
    """Whether it may take away what the member wrote."""

    async def run(self, call: Call) -> Sequence[Action]:
        """Open a case with what is done, do it, and say so in one line."""
        wanted = await self._wanted(call)
        doing, said = self.doing(call, wanted)
        answer: Text = said
        if call.context.settings.general.dry_run:
            doing = [action for action in doing if not isinstance(action, ChatAction)]
            answer = (Words("dry-run"), said)
        elif call.in_office or call.event.private:
            doing += self._told(call, wanted, said)
        record = opened(call, wanted, self.step, tuple(doing))
        undo = Button(label=Words("button-undo"), command=f"undo {wanted.case}")
        return [record, *doing, call.answer(answer, buttons=(undo,) if call.in_office else ())]

    async def _wanted(self, call: Call) -> Wanted:
        """Read the arguments; raises `UsageError` for what cannot be or must not be done."""
        member, rest = await target(call)
        refuse_protected(call, member)
        member = call.seen(member)
        if not getattr(call.context.capabilities, str(self.step), True):
            raise UsageError(Words("network-cannot"), example=False)
        span, rest = self._span(rest)
        word, after = first_word(rest)
        clean = self.cleans and word.lower() in CLEAN
        now = call.context.now
        known = await context_of(call, Message(id="", group=call.group, author=member, at=now))
        return Wanted(
            member=member,
            span=span,
            why=reason_in(after if clean else rest),
            case=case_id(call.event.id),
            warnings=known.standing.warnings,
            now=now,
            clean=clean,
        )

    def _told(self, call: Call, wanted: Wanted, said: Words) -> list[Action]:
        """Tell the group what was decided elsewhere, where the member is still there to hear it."""
        if self.step not in (Step.WARN, Step.MUTE):
            return []
        seconds, reason = call.context.settings.general.notice_seconds, call.reason
        expires = timedelta(seconds=seconds) if seconds else None
        key = f"notice:{wanted.case}"
        if call.context.settings[Sanctions].tell_in_private and call.context.capabilities.direct:
            member, aloud = wanted.member, expires or LONGEST_ALOUD
            return [DirectMessage(group=call.group, reason=reason, member=member, text=said, key=key, aloud=aloud)]
        return [SendMessage(group=call.group, reason=reason, text=said, key=key, expires=expires, thread=call.thread)]

    @abstractmethod
    def doing(self, call: Call, wanted: Wanted) -> tuple[list[Action], Words]:
        """Give what is done, and what is said about it."""

    def _span(self, rest: str) -> tuple[timedelta | None, str]:
        if self.longest is None:
            return None, rest
        word, after = first_word(rest)
        span = duration(word)
        return (within(span, self.longest), after) if span is not None else (None, rest)


def refuse_protected(call: Call, member: Member) -> None:
    """Raise `UsageError` where the bot never acts: against oneself, staff, trusted bots, the linked channel."""
    if member.id == call.by.id:
        raise UsageError(Words("sanction-self"), example=False)
    seen = call.seen(member)
    if seen.protected:
        bot = seen.kind is Kind.BOT and seen.role < Role.MODERATOR
        who = f"@{seen.username}" if seen.username else seen.id
        words = Words("sanction-bot", name=seen.name, who=who) if bot else Words("sanction-protected", name=seen.name)
        raise UsageError(words, example=False)


def opened(call: Call, wanted: Wanted, step: Step, actions: tuple[Action, ...]) -> OpenCase:
    """Give the case of a sanction by hand; its one finding names the moderator and the reason given."""
    answered = call.event.reply_to
    about = answered if answered and answered.author.id == wanted.member.id else None
    message = about or Message(id="", group=call.group, author=wanted.member, at=wanted.now)
    reason = Words("by-hand", name=call.by.name, reason=wanted.reason)
    finding = Finding(detector=BY_HAND, label=Label.OK, score=1.0, reason=reason)
    receipt = Receipt(
        message=message,
        verdict=Verdict(score=1.0, step=step, findings=(finding,)),
        review_above=0.0,
        remove_above=0.0,
        settings=call.context.settings.version,
        dry_run=call.context.settings.general.dry_run,
    )
    case = Case(id=wanted.case, opened_at=wanted.now, receipt=receipt, outcome=Outcome.ACTED)
    return OpenCase(group=call.group, reason=reason, case=case, actions=actions)
