"""Learned text: what a model trained on advertisements says of a text."""

from typing import ClassVar

from pydantic import Field

from chat.case import Finding, Label, Stage
from chat.context import Context
from chat.message import Message
from chat.words import Words
from moderation.addresses import contact
from moderation.chances import chance, reason
from moderation.detector import Detector
from moderation.lures import lure
from moderation.own_head import lowered
from moderation.sites import COMMON


class Learned(Detector):
    """Reads the chance, given by the text model, that a text is an advertisement or a scam.

    The model weighs the words, what they mean and the clues of other detectors, so its chance counts as it is. Where
    nothing is offered and nothing leads away it may ask and not act: a model that has never seen the group mistakes
    some of its ordinary talk.
    """

    section = "learned"
    label: ClassVar[Label] = Label.SPAM

    most: float = Field(0.99, ge=0, le=1, description="Share of the chance that counts.")

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give the model's chance, less where the moderators' lessons say so, with the words that raised it."""
        if "spam" not in message.reading.scores:
            return None
        shipped = chance(message.reading, "spam")
        given = lowered(shipped, message.reading.vector, context.taught)
        words = reason("found-learned", message.reading, "spam")
        if given < shipped:
            words = Words("found-learned", chance=given)
        asks = self.stage is Stage.ENFORCE and not _lures(message)
        return self.finding(self.most * given, words, Stage.REVIEW if asks else None)


def _lures(message: Message) -> bool:
    """Tell whether a message offers something, or leads to a site that is not everybody's or to somebody."""
    folded = message.reading.folded
    if any(link.invite or link.domain not in COMMON for link in message.reading.links):
        return True
    return contact(folded) is not None or bool(lure(folded).offers)
