"""Pile-ons: several members turn against the same one."""

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar, Final

from pydantic import Field

from chat.case import Finding
from chat.context import Context
from chat.message import Message
from chat.people import MemberId
from chat.words import Words
from moderation.detector import QuarrelDetector
from moderation.quarrel import warmth

_STRETCH: Final = 40
_WARM: Final = 0.5


class PileOn(QuarrelDetector):
    """Looks at how many members are rude to the same one within a while. It asks when they become many; never acts."""

    section = "pile_on"
    lenient: ClassVar[bool] = False

    minutes: int = Field(10, ge=1, le=120, description="Minutes of conversation that are looked at.")
    members: int = Field(3, ge=2, le=20, description="Members against one from which moderators are asked.")

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give a finding for the message with which one more member than the limit allows is against somebody."""
        if message.edited_at is not None or warmth(message) < _WARM:
            return None
        before = [
            each
            for each in context.recent.within(message.at, timedelta(minutes=self.minutes), _STRETCH)
            if each.id != message.id
        ]
        target = against(message, before, context)
        if not target:
            return None
        others = {
            each.author.id: each.author.name
            for each in before
            if warmth(each) >= _WARM and against(each, before, context) == target
        }
        if message.author.id in others or len(others) + 1 != self.members:
            return None
        names = ", ".join([*others.values(), message.author.name])
        words = Words("found-pile-on", count=self.members, names=names, name=_name(target, before), limit=self.members)
        return self.finding(0.7, words)


def against(message: Message, before: Sequence[Message], context: Context) -> MemberId:
    """Give whom a message speaks to: whom it answers, else whom it mentions of those who spoke; never its author."""
    if message.reply_to is not None:
        answered = context.recent.find(message.reply_to.message)
        to = message.reply_to.author or (answered.author.id if answered else "")
    else:
        named = {each.casefold().removeprefix("@") for each in message.mentions}
        to = next((each.author.id for each in reversed(before) if named & _called(each)), "") if named else ""
    return to if to != message.author.id else ""


def _called(message: Message) -> set[str]:
    """Give by what an author may be mentioned; nobody is called nothing."""
    return {message.author.id.casefold(), message.author.username.casefold()} - {""}


def _name(member: MemberId, messages: Sequence[Message]) -> str:
    """Name somebody who may not have spoken lately."""
    return next((each.author.name for each in reversed(messages) if each.author.id == member), "?")
