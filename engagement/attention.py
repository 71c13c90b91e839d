"""Attention: who answers whom, how fast, and which questions nobody took up."""

from collections import Counter, deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import exp, log1p
from typing import Final

from chat.message import Message
from chat.people import MemberId
from engagement.questions import asks

REMEMBERED: Final = 20_000
"""Messages whose moment is kept, so that an answer to them can be timed."""

PATIENCE: Final = timedelta(minutes=30)
"""How long a question waits until it counts as unanswered, if nobody else says anything."""

_MOST_OPEN: Final = 20
_SHOWN: Final = 10
_CLIPPED: Final = 120
_FINENESS: Final = 20


class Spans:
    """Lengths of time in buckets of 5 %, so that a median of millions costs a few hundred numbers."""

    def __init__(self) -> None:
        self._counts: Counter[int] = Counter()

    def add(self, span: timedelta) -> None:
        """Count one; below zero counts as none."""
        self._counts[round(log1p(max(0.0, span.total_seconds())) * _FINENESS)] += 1

    def median(self) -> timedelta | None:
        """Give the median, within 5 %, or nothing without any."""
        left = self._counts.total() / 2
        for bucket in sorted(self._counts):
            left -= self._counts[bucket]
            if left <= 0:
                return timedelta(seconds=round(exp(bucket / _FINENESS) - 1))
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    id: str
    by: MemberId
    at: datetime
    text: str


class Attention:
    """Sees every message in order; memory does not grow with their number.

    A question is taken up when somebody else says something within half an hour, or answers it however late.
    """

    def __init__(self) -> None:
        self.replies = 0
        self.questions = 0
        self._missed = 0
        self._spans = Spans()
        self._said: dict[str, tuple[datetime, MemberId]] = {}
        self._open: deque[_Asked] = deque()
        self._unanswered: dict[str, _Asked] = {}

    def see(self, message: Message) -> None:
        """Count a person's message as what it is: an answer, a question, or a sign of life after one."""
        self._answer(message)
        self._settle(message)
        if asks(message.text) and not message.forward:
            self.questions += 1
            self._open.append(_Asked(id=message.id, by=message.author.id, at=message.at, text=message.text[:_CLIPPED]))
        self._said[message.id] = (message.at, message.author.id)
        if len(self._said) > REMEMBERED:
            del self._said[next(iter(self._said))]

    def median_response(self) -> timedelta | None:
        """Give how long answers typically take."""
        return self._spans.median()

    def unanswered(self, now: datetime) -> tuple[int, tuple[str, ...]]:
        """Give how many questions nobody had taken up by `now`, and the last of them."""
        waiting = [asked for asked in self._open if now - asked.at > PATIENCE]
        texts = [asked.text for asked in (*self._unanswered.values(), *waiting)]
        return self._missed + len(waiting), tuple(texts[-_SHOWN:])

    def _answer(self, message: Message) -> None:
        if message.reply_to is None or message.reply_to.elsewhere:
            return
        known = self._said.get(message.reply_to.message)
        if known is None:
            self.replies += 1
            return
        at, author = known
        if author == message.author.id:
            return
        self.replies += 1
        self._spans.add(message.at - at)
        if self._unanswered.pop(message.reply_to.message, None):
            self._missed -= 1

    def _settle(self, message: Message) -> None:
        """Settle the questions of others that stood open, and the oldest of one who only asks and asks."""
        waiting, self._open = self._open, deque()
        for asked in waiting:
            if asked.by == message.author.id:
                self._open.append(asked)
            elif message.at - asked.at > PATIENCE and not _is_answer(message, asked):
                self._miss(asked)
        if len(self._open) > _MOST_OPEN:
            self._miss(self._open.popleft())

    def _miss(self, asked: _Asked) -> None:
        self._missed += 1
        self._unanswered[asked.id] = asked
        if len(self._unanswered) > REMEMBERED:
            del self._unanswered[next(iter(self._unanswered))]


def _is_answer(message: Message, asked: _Asked) -> bool:
    return message.reply_to is not None and message.reply_to.message == asked.id
