"""Forecasts: the moderators hear, in private, of a conversation that may be about to turn into an attack."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final

from pydantic import Field

from chat.actions import Action
from chat.context import Context
from chat.events import Event, MessagePosted
from chat.foresight import Foresight
from chat.message import Message
from chat.people import Kind, MemberId
from chat.records import OpenCase
from chat.rule import Rule
from moderation.forecast_card import forecast_card, forecast_case
from moderation.quarrel import insult, turned

_STRETCH: Final = 20
"""Messages before one that are looked at, however lively the group."""

_LAST: Final = 8
"""Messages of a conversation that are judged: as many as those had that the model learnt from."""

_FEWEST: Final = 4
"""Messages that are a conversation."""

_OWN: Final = 2
"""Of each of at least two people."""

_SEVERAL: Final = 3
"""Who answer one and the same person are several against one, though each says but one thing."""


class Forecasts(Rule):
    """Sees a quarrel coming and asks the moderators, with the messages that drive it; it does nothing itself."""

    section = "forecast"

    risk: float = Field(0.8, ge=0.5, le=0.999, description="Chance of an attack from which the moderators are told.")
    minutes: int = Field(
        15, ge=1, le=240, description="Minutes of talk that are looked at; of one quarrel they hear once within them."
    )

    def react(self, event: Event, context: Context) -> Iterable[Action]:
        """Open a case, with a card, for the message that takes a conversation over the limit."""
        foresight = context.foresight
        if not isinstance(event, MessagePosted) or foresight is None:
            return
        if not _speaks_to_somebody(event.message):
            return
        before = self._before(event.message, context)
        talk = _conversation(event.message, before)
        if not self._hot(talk, foresight) or self._told(talk, before, foresight):
            return
        case = forecast_case(talk, foresight.foresee(talk), self.risk, context)
        reason = case.receipt.verdict.findings[0].reason
        yield OpenCase(group=event.group, reason=reason, case=case)
        if office := context.settings.general.moderators:
            yield forecast_card(case, office, reason, context.settings.general.zone)

    def _before(self, message: Message, context: Context) -> list[Message]:
        """Give what was said before in the same part of the group, oldest first."""
        span = 2 * timedelta(minutes=self.minutes)
        return [
            each
            for each in context.recent.within(message.at, span, 3 * _STRETCH)
            if each.thread == message.thread and each.id != message.id and each.at <= message.at
        ]

    def _hot(self, talk: Sequence[Message], foresight: Foresight) -> bool:
        """Tell whether a conversation is over the limit; the model is asked last."""
        talk = self._fresh(talk)
        if not talk or not _speaks_to_somebody(talk[-1]):
            return False
        counts = [sum(each.author.id == author for each in talk) for author in {each.author.id for each in talk}]
        between_two = sum(count >= _OWN for count in counts) >= 2
        if len(talk) < _FEWEST or not (between_two or len(_answering(_asked(talk[-1]), talk)) >= _SEVERAL):
            return False
        return foresight.risk(talk) >= self.risk

    def _told(self, talk: Sequence[Message], before: Sequence[Message], foresight: Foresight) -> bool:
        """Tell whether the moderators have heard of it: talk between these was as hot at an earlier message."""
        people = {each.author.id for each in talk}
        recent = self._fresh(before)[-_STRETCH:]
        first = len(before) - len(recent)
        earlier = (_conversation(before[place], before[:place]) for place in range(len(before) - 1, first - 1, -1))
        return any(len(people & {each.author.id for each in its}) > 1 and self._hot(its, foresight) for its in earlier)

    def _fresh(self, messages: Sequence[Message]) -> Sequence[Message]:
        """Give those within the minutes before the last."""
        since = messages[-1].at - timedelta(minutes=self.minutes) if messages else None
        return [each for each in messages if since is None or each.at >= since]


def _speaks_to_somebody(message: Message) -> bool:
    """Tell whether a message may be the last before an attack; one that holds an insult is for the detectors."""
    return turned(message) and not insult(message.reading.folded)


def _conversation(message: Message, before: Sequence[Message]) -> list[Message]:
    """Give the messages of those who talk with the author of one, and itself, the last; bots are nobody."""
    if message.author.kind is not Kind.PERSON:
        return []
    stretch = [each for each in before[-_STRETCH:] if each.author.kind is Kind.PERSON]
    author = message.author.id
    answered = {each.reply_to.author for each in [*stretch, message] if each.reply_to and each.author.id == author}
    around = {author} | answered | _answering(author, stretch)
    several = _answering(_asked(message), [*stretch, message])
    if len(several) >= _SEVERAL:
        around |= several
    within = [each for each in stretch if each.author.id in around]
    return [*(within if len({each.author.id for each in within} | {author}) > 1 else stretch), message][-_LAST:]


def _asked(message: Message) -> MemberId:
    """Give whom a message answers, or nobody."""
    return message.reply_to.author if message.reply_to else ""


def _answering(member: MemberId, messages: Sequence[Message]) -> set[MemberId]:
    """Give the others who answer somebody."""
    return {each.author.id for each in messages if member and _asked(each) == member} - {member}
