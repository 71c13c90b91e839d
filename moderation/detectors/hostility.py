"""Learned hostility: what a model trained on insults says of a text."""

from typing import ClassVar

from pydantic import Field, field_validator

from chat.case import Finding, Label, Stage
from chat.context import Context
from chat.message import Message
from moderation.chances import chance, reason
from moderation.detector import Detector


class Hostility(Detector):
    """Reads the chance, given by the text model, that a text attacks somebody. It can ask, never act."""

    section = "hostility"
    label: ClassVar[Label] = Label.CONFLICT

    stage: Stage = Field(Stage.REVIEW, description="How far it may go: shadow records, review asks.")
    most: float = Field(0.99, ge=0, le=1, description="Share of the chance that counts.")

    @field_validator("stage")
    @classmethod
    def _asks_only(cls, value: Stage) -> Stage:
        if value is Stage.ENFORCE:
            raise ValueError("a quarrel is for people to judge: choose shadow or review")
        return value

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give the model's chance, with the words that raised it."""
        if "conflict" not in message.reading.scores:
            return None
        words = reason("found-hostility", message.reading, "conflict")
        return self.finding(self.most * chance(message.reading, "conflict"), words)
