"""Learned text: what a model trained on advertisements says of the words."""

from typing import ClassVar

from pydantic import Field

from chat.case import Finding, Label
from chat.context import Context
from chat.message import Message
from chat.words import Words
from moderation.addresses import contact
from moderation.chances import chance, doubted, pieces
from moderation.detector import Detector
from moderation.lures import lure
from moderation.sites import COMMON

_LEAST = 0.01


class Learned(Detector):
    """Reads the chance, given by the text model, that a text is an advertisement or a scam.

    Words alone are doubted: a model that has never seen the group mistakes some of its ordinary talk.
    """

    section = "learned"
    label: ClassVar[Label] = Label.SPAM

    most: float = Field(0.97, ge=0, le=1, description="Share of the chance that counts beside a link or a contact.")
    alone_most: float = Field(0.89, ge=0, le=1, description="Share of the chance that counts for words alone.")
    alone_doubt: float = Field(4, ge=1, le=100, description="How many times the odds of words alone are cut.")

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give the model's chance as far as it is believed, with the words that raised it."""
        given = chance(message.reading, "spam")
        if given < _LEAST:
            return None
        led = _leads_somewhere(message)
        score = self.most * given if led else self.alone_most * doubted(given, self.alone_doubt)
        because = pieces(message.reading, "spam")
        if not because:
            return self.finding(score, Words("found-learned", chance=given))
        return self.finding(score, Words("found-learned-because", chance=given, pieces=because))


def _leads_somewhere(message: Message) -> bool:
    """Tell whether the message has what an advertisement needs beside words: somewhere to go, or a whole lure."""
    reading = message.reading
    if any(link.invite or link.hidden or link.domain not in COMMON for link in reading.links):
        return True
    return contact(reading.folded) is not None or lure(reading.folded).parts > 1
