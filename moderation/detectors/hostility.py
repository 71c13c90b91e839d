"""Learned hostility: what a model trained on insults says of the words."""

from typing import ClassVar

from pydantic import Field, field_validator

from chat.case import Finding, Label, Stage
from chat.context import Context
from chat.message import Message
from chat.words import Words
from moderation.chances import chance, doubted, pieces
from moderation.detector import Detector
from moderation.quarrel import insult, turned

_LEAST = 0.01


class Hostility(Detector):
    """Reads the chance, given by the text model, that a text attacks somebody. It can ask, never act.

    It is believed where a rude word is turned against somebody; friends are rude for fun, and topics sound hostile.
    """

    section = "hostility"
    label: ClassVar[Label] = Label.CONFLICT

    stage: Stage = Field(Stage.REVIEW, description="How far it may go: shadow records, review asks.")
    most: float = Field(0.9, ge=0, le=1, description="Share of the chance that counts for an insult to somebody.")
    alone_most: float = Field(0.55, ge=0, le=1, description="Share of the chance that counts without one.")
    alone_doubt: float = Field(3, ge=1, le=100, description="How many times the odds are cut without one.")

    @field_validator("stage")
    @classmethod
    def _asks_only(cls, value: Stage) -> Stage:
        if value is Stage.ENFORCE:
            raise ValueError("a quarrel is for people to judge: choose shadow or review")
        return value

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give the model's chance as far as it is believed, with the words that raised it."""
        given = chance(message.reading, "conflict")
        if given < _LEAST:
            return None
        plain = insult(message.reading.folded) and turned(message)
        score = self.most * given if plain else self.alone_most * doubted(given, self.alone_doubt)
        if score < _LEAST:
            return None
        because = pieces(message.reading, "conflict")
        if not because:
            return self.finding(score, Words("found-hostility", chance=given))
        return self.finding(score, Words("found-hostility-because", chance=given, pieces=because))
