"""Learned hostility: what a model trained on insults says of a text."""

from pydantic import Field

from chat.case import Finding
from chat.context import Context
from chat.message import Message
from moderation.chances import chance, reason
from moderation.detector import QuarrelDetector


class Hostility(QuarrelDetector):
    """Reads the chance, given by the text model, that a text attacks somebody. It can ask, never act."""

    section = "hostility"

    most: float = Field(0.99, ge=0, le=1, description="Share of the chance that counts.")

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give the model's chance, with the words that raised it."""
        if "conflict" not in message.reading.scores:
            return None
        words = reason("found-hostility", message.reading, "conflict")
        return self.finding(self.most * chance(message.reading, "conflict"), words)
