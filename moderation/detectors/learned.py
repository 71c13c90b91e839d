"""Learned text: what a model trained on advertisements says of the words."""

from typing import ClassVar

from pydantic import Field

from chat.case import Finding, Label
from chat.context import Context
from chat.message import Message
from chat.words import Words
from moderation.detector import Detector

_LEAST = 0.01


class Learned(Detector):
    """Reads the chance, given by the text model, that a text is an advertisement or a scam."""

    section = "learned"
    label: ClassVar[Label] = Label.SPAM

    most: float = Field(0.95, ge=0, le=1, description="Highest score that the words alone may have.")

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give the model's chance, at most `most`, with the words that raised it."""
        score = message.reading.scores.get("spam", 0.0)
        if not _LEAST <= score <= 1.0:
            return None
        score = min(score, self.most)
        pieces = message.reading.because
        if not pieces:
            return self.finding(score, Words("found-learned", score=score))
        return self.finding(score, Words("found-learned-because", score=score, pieces=" · ".join(pieces[:5])))
