"""FAQ: answers the questions that come again and again, and is silent when unsure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from chat.actions import Action, SendMessage
from chat.context import Context
from chat.events import Event, MessagePosted
from chat.message import Message
from chat.people import Kind
from chat.records import CountAnswer
from chat.rule import Rule
from chat.words import Words
from engagement.questions import asks, may_ask
from engagement.retrieval import Index

Phrasing = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
AnswerText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]


class FaqEntry(BaseModel):
    """One answer with the ways it is asked for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    questions: tuple[Phrasing, ...] = Field(min_length=1, max_length=20)
    answer: AnswerText


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a question gets: the entry, or nothing when unsure; how sure, 0..1; and the nearest entries, best first."""

    entry: FaqEntry | None
    score: float
    candidates: tuple[tuple[FaqEntry, float], ...] = ()


class Faq(Rule):
    """Answers questions that are in the group's list, in the operator's own words, and is silent when unsure."""

    section = "faq"

    entries: tuple[FaqEntry, ...] = Field(
        (), max_length=500, description="Questions, each in one or several phrasings, with their answer."
    )
    answer_above: float = Field(
        0.5, ge=0.05, le=1, description="How sure, 0 to 1, the bot must be that an entry is meant."
    )
    pause: int = Field(10, ge=0, le=1440, description="Minutes in which the same answer is not given again.")

    def react(self, event: Event, context: Context) -> Iterable[Action]:
        """Answer a question that an entry fits; keep those that none fits, for the operator to see."""
        if not self.entries or not isinstance(event, MessagePosted) or not _asked(event.message, context):
            return ()
        message, found = event.message, self.answer(event.message.text)
        if found.entry is None:
            to_the_room = asks(message.text) and not message.reply_to
            return (_count(message, "", Words("faq-unanswered", score=found.score)),) if to_the_room else ()
        if self._answered_lately(found.entry, message, context):
            return ()
        question = found.entry.questions[0]
        reason = Words("faq-answered", question=question, score=found.score)
        key = f"faq:{event.id}"
        post = SendMessage(group=event.group, reason=reason, text=found.entry.answer, reply_to=message.id, key=key)
        return post, _count(message, question, reason)

    def answer(self, question: str) -> Answer:
        """Give the entry a question means, if it is sure enough."""
        ranking = self.index.rank(question)
        candidates = tuple((self.entries[number], near) for number, near in ranking.nearest)
        sure = bool(candidates) and ranking.score >= self.answer_above
        return Answer(entry=candidates[0][0] if sure else None, score=ranking.score, candidates=candidates)

    @cached_property
    def index(self) -> Index:
        """The entries made ready to be searched, once for these settings."""
        return Index([(text, number) for number, entry in enumerate(self.entries) for text in entry.questions])

    def _answered_lately(self, entry: FaqEntry, message: Message, context: Context) -> bool:
        """Tell whether the answer was given within the pause, which follows from what was asked before."""
        pause = timedelta(minutes=self.pause)
        given: datetime | None = None
        for earlier in context.recent if pause else ():
            if earlier.id == message.id or earlier.at > message.at or (given and earlier.at - given < pause):
                continue
            if _asked(earlier, context) and self.answer(earlier.text).entry == entry:
                given = earlier.at
        return given is not None and message.at - given < pause


def _asked(message: Message, context: Context) -> bool:
    """Tell whether a person asks the room or the bot something: other bots are not talked to, nor news passed on."""
    if message.author.kind not in (Kind.PERSON, Kind.ANONYMOUS_ADMIN) or message.forward or message.via_bot:
        return False
    return may_ask(message.text) or _answers_the_bot(message, context)


def _answers_the_bot(message: Message, context: Context) -> bool:
    answered = context.recent.find(message.reply_to.message) if message.reply_to else None
    return answered is not None and answered.author.kind is Kind.INNKEEPER


def _count(message: Message, entry: str, reason: Words) -> CountAnswer:
    return CountAnswer(group=message.group, reason=reason, question=message.text[:300], entry=entry)
