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
from moderation.links import private_invite
from moderation.lures import lure
from moderation.own_head import lowered
from moderation.sites import COMMON

_LEAST = 0.01


class Learned(Detector):
    """Reads the chance, given by the text model, that a text is an advertisement or a scam.

    Words alone are doubted: a model that has never seen the group mistakes some of its ordinary talk. Beside a piece
    of an advertisement they can ask; beside a whole one, or somewhere to go, they can help to act.
    """

    section = "learned"
    label: ClassVar[Label] = Label.SPAM

    most: float = Field(0.97, ge=0, le=1, description="Share of the chance that counts beside a contact or an offer.")
    piece_most: float = Field(
        0.89, ge=0, le=1, description="Share that counts beside a link, a promise, a sum or a call."
    )
    alone_most: float = Field(0.55, ge=0, le=1, description="Share of the chance that counts for words alone.")
    alone_doubt: float = Field(
        4, ge=1, le=100, description="How many times the odds are cut where words stand nearly alone."
    )

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give the model's chance as far as it is believed, with the words that raised it."""
        given = lowered(chance(message.reading, "spam"), message.reading.vector, context.taught)
        if given < _LEAST:
            return None
        score = self._believed(given, message)
        if score < _LEAST:
            return None
        because = pieces(message.reading, "spam")
        if not because:
            return self.finding(score, Words("found-learned", chance=given))
        return self.finding(score, Words("found-learned-because", chance=given, pieces=because))

    def _believed(self, given: float, message: Message) -> float:
        """Believe the words by what stands beside them: a link is no proof, for the model has read it as well."""
        about, reading = lure(message.reading.folded), message.reading
        led = any(link.domain not in COMMON for link in reading.links) or contact(reading.folded) is not None
        if (about.offers and (about.money or about.call or led)) or _leads_away(message):
            return self.most * given
        if about.parts > 1:
            return self.piece_most * given
        return (self.piece_most if about.parts or led else self.alone_most) * doubted(given, self.alone_doubt)


def _leads_away(message: Message) -> bool:
    """Tell whether a message asks to be followed: an invitation, a link behind words, a contact to write to."""
    reading = message.reading
    if message.forward is None and any(link.hidden or (link.invite and private_invite(link)) for link in reading.links):
        return True
    reached = contact(reading.folded)
    return reached is not None and reached.asked and bool(reached.id)
