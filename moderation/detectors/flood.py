"""Flood: more messages from one member than anybody reads."""

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar, Final

from pydantic import Field

from chat.case import Finding, Label
from chat.context import Context
from chat.message import Message
from chat.recent import KEPT_BY_ONE
from chat.words import Words
from moderation.detector import Detector
from moderation.newcomers import Acquaintance, acquaintance

_MINUTE: Final = 60
_MOST: Final = KEPT_BY_ONE - 2
"""More of one member's messages than this are not remembered, and so cannot be counted."""


class Flood(Detector):
    """Counts a member's messages in a short time; what is sent in one go is one message."""

    section = "flood"
    label: ClassVar[Label] = Label.FLOOD
    lenient: ClassVar[bool] = False

    messages: int = Field(8, ge=2, le=50, description="Messages one member may send within the time.")
    seconds: int = Field(10, ge=1, le=600, description="The time, in seconds.")
    regulars_times: float = Field(2, ge=1, le=10, description="How many times as many a regular may send.")

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give a finding for each message over the limit; the score rises with the excess."""
        if message.edited_at is not None:
            return None
        last = context.recent.by(message.author.id)
        if len(last) < self.messages:
            return None
        seconds = max(self.seconds, _MINUTE) if _by_the_minute(message, last) else self.seconds
        count = _count(message, last, seconds)
        limit = min(self._limit(message, context) * seconds // self.seconds, _MOST)
        if count <= limit:
            return None
        score = 0.92 + 0.06 * min(1.0, (count - limit) / limit)
        return self.finding(score, Words("found-flood", count=count, limit=limit, seconds=seconds))

    def _limit(self, message: Message, context: Context) -> int:
        regular = acquaintance(message.author, context) >= Acquaintance.REGULAR
        return int(self.messages * self.regulars_times) if regular else self.messages


def _count(message: Message, last: Sequence[Message], seconds: int) -> int:
    """Count posts in the time up to the message, this one included."""
    since = message.at - timedelta(seconds=seconds)
    posts = {_post(each) for each in last if since <= each.at <= message.at and each.id != message.id}
    posts.add(_post(message))
    return len(posts)


def _post(message: Message) -> str:
    """Give what a message is part of: an album, or what was forwarded or uploaded in one go; else it is its own."""
    if message.album:
        return message.album
    in_one_go = message.forward is not None or (message.media and not message.text)
    return f"{message.at:%H:%M:%S}" if in_one_go else message.id


def _by_the_minute(message: Message, last: Sequence[Message]) -> bool:
    """Tell whether times are known only to the minute, as in some archives: then a minute is the shortest time."""
    return message.at.second == 0 and all(each.at.second == 0 for each in last[-8:])
