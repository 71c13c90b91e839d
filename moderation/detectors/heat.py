"""Heat: a quarrel as it shows in a stretch of conversation."""

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar, Final

from pydantic import Field

from chat.case import Finding
from chat.context import Context
from chat.message import Message
from chat.words import Words
from moderation.detector import QuarrelDetector
from moderation.quarrel import warmth

_STRETCH: Final = 24
_TURNS: Final = 4


class Heat(QuarrelDetector):
    """Looks at two members answering each other faster and ruder. It asks once a stretch, and never acts."""

    section = "heat"
    lenient: ClassVar[bool] = False

    minutes: int = Field(10, ge=1, le=120, description="Minutes of conversation that are looked at.")
    limit: float = Field(3.0, ge=0.5, le=50, description="Warmth of a stretch from which moderators are asked.")

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give a finding for the message that takes a stretch between two members over the limit."""
        own = warmth(message)
        if own < 0.5 or message.edited_at is not None:
            return None
        before = [
            each
            for each in context.recent.within(message.at, timedelta(minutes=self.minutes), _STRETCH)
            if each.id != message.id
        ]
        other = _opponent(message, before, context)
        if not other:
            return None
        stretch = [each for each in before if each.author.id in (message.author.id, other)]
        earlier, now = _heat(stretch), _heat([*stretch, message])
        if earlier >= self.limit or now < self.limit:
            return None
        name = next(each.author.name for each in stretch if each.author.id == other)
        words = Words(
            "found-heat",
            first=message.author.name,
            second=name,
            heat=round(now, 1),
            limit=self.limit,
            turns=len(stretch) + 1,
        )
        return self.finding(min(0.9, 0.65 + 0.05 * (now - self.limit)), words)


def _opponent(message: Message, before: Sequence[Message], context: Context) -> str:
    """Give who the message is turned against: whom it answers, else the last other who was warm as well."""
    if message.reply_to is not None:
        answered = context.recent.find(message.reply_to.message)
        author = message.reply_to.author or (answered.author.id if answered else "")
        if author and author != message.author.id:
            return author if any(each.author.id == author for each in before) else ""
    for each in reversed(before):
        if each.author.id != message.author.id and warmth(each) >= 0.5:
            return each.author.id
    return ""


def _heat(stretch: Sequence[Message]) -> float:
    """Add up the warmth of a stretch; it takes turns from both sides, and warmth from both."""
    sides: dict[str, float] = {}
    turns, last = 0, ""
    for each in stretch:
        sides[each.author.id] = sides.get(each.author.id, 0.0) + warmth(each)
        turns += each.author.id != last
        last = each.author.id
    if len(sides) < 2 or turns < _TURNS or min(sides.values()) < 0.5:
        return 0.0
    return sum(sides.values())
