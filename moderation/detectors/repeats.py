"""Repeats: one member saying the same thing again and again."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar, Final

from pydantic import Field
from rapidfuzz import fuzz

from chat.case import Finding, Label
from chat.context import Context
from chat.message import Message
from chat.words import Words
from moderation.common import is_common
from moderation.detector import Detector
from moderation.looks import looks, same_picture

_COMPARED: Final = 10
_LONGEST: Final = 400
_HASTE: Final = timedelta(minutes=1)
_HASTY: Final = (0.7, 0.11)
_PATIENT: Final = (0.6, 0.05)
"""Score at the limit and for each repeat over it: of a machine, and of somebody whom nobody answers."""


class Repeats(Detector):
    """Counts how often a member has said the same, or nearly the same, in the last minutes."""

    section = "repeats"
    label: ClassVar[Label] = Label.FLOOD

    times: int = Field(4, ge=2, le=10, description="How often the same may be said within the time.")
    minutes: int = Field(10, ge=1, le=1440, description="The time, in minutes.")
    alike: float = Field(0.92, ge=0.7, le=1, description="From which likeness on, 0 to 1, two texts are the same.")
    shortest: int = Field(12, ge=1, le=500, description="Length from which texts count; a Chinese character is two.")

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give a finding from the first repeat too many."""
        last = context.recent.by(message.author.id)[-_COMPARED:]
        if message.edited_at is not None or len(last) < self.times:
            return None
        since = message.at - timedelta(minutes=self.minutes)
        last = [each for each in last if each.id != message.id and since <= each.at <= message.at]
        if len(last) < self.times:
            return None
        said = [] if is_common(message.reading.folded, self.shortest) else self._said(message, last)
        shown = [each.at for each in last if same_picture(each, message)] if looks(message) else []
        before = max(said, shown, key=len)
        count = 1 + len(before)
        if count <= self.times:
            return None
        first, step = _HASTY if message.at - before[-self.times] <= _HASTE else _PATIENT
        score = min(0.95, first + step * (count - self.times))
        key = "found-repeats" if before is said else "found-repeats-pictures"
        return self.finding(score, Words(key, count=count, limit=self.times, minutes=self.minutes))

    def _said(self, message: Message, last: Sequence[Message]) -> list[datetime]:
        """Give when the member said nearly the same."""
        text, alike = message.reading.folded[:_LONGEST], 100 * self.alike
        return [each.at for each in last if fuzz.ratio(text, each.reading.folded[:_LONGEST], score_cutoff=alike) > 0]
