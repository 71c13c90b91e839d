"""Learned hostility: what a model trained on insults says of the words."""

from typing import ClassVar

from pydantic import Field, field_validator

from chat.case import Finding, Label, Stage
from chat.context import Context
from chat.message import Message
from chat.words import Words
from moderation.detector import Detector

_LEAST = 0.01


class Hostility(Detector):
    """Reads the chance, given by the text model, that a text attacks somebody. It can ask, never act."""

    section = "hostility"
    label: ClassVar[Label] = Label.CONFLICT

    stage: Stage = Field(Stage.REVIEW, description="How far it may go: shadow records, review asks.")
    most: float = Field(0.95, ge=0, le=1, description="Highest score that the words alone may have.")

    @field_validator("stage")
    @classmethod
    def _asks_only(cls, value: Stage) -> Stage:
        if value is Stage.ENFORCE:
            raise ValueError("a quarrel is for people to judge: choose shadow or review")
        return value

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give the model's chance, with the words that raised it."""
        score = message.reading.scores.get("conflict", 0.0)
        if not _LEAST <= score <= 1.0:
            return None
        score = min(score, self.most)
        pieces = message.reading.because
        if not pieces:
            return self.finding(score, Words("found-hostility", score=score))
        return self.finding(score, Words("found-hostility-because", score=score, pieces=" · ".join(pieces[:5])))
