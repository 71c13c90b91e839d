"""Repeats: one member saying the same thing again and again."""

from datetime import timedelta
from typing import ClassVar, Final

from pydantic import Field
from rapidfuzz import fuzz

from chat.case import Finding, Label
from chat.context import Context
from chat.message import Message
from chat.words import Words
from moderation.common import is_common
from moderation.detector import Detector

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
        folded = message.reading.folded
        last = context.recent.by(message.author.id)[-_COMPARED:]
        if message.edited_at is not None or len(last) < self.times or is_common(folded, self.shortest):
            return None
        since = message.at - timedelta(minutes=self.minutes)
        text = folded[:_LONGEST]
        before = [
            each.at
            for each in last
            if each.id != message.id
            and since <= each.at <= message.at
            and self._same(text, each.reading.folded[:_LONGEST])
        ]
        count = 1 + len(before)
        if count <= self.times:
            return None
        first, step = _HASTY if message.at - before[-self.times] <= _HASTE else _PATIENT
        score = min(0.95, first + step * (count - self.times))
        return self.finding(score, Words("found-repeats", count=count, limit=self.times, minutes=self.minutes))

    def _same(self, text: str, other: str) -> bool:
        return text == other or fuzz.ratio(text, other, score_cutoff=100 * self.alike) > 0
