"""Offers: a promise, a sum and a call to answer, as advertisements are built."""

from typing import ClassVar

from pydantic import Field

from chat.case import Finding, Label
from chat.context import Context
from chat.message import Message
from chat.words import Words
from moderation.addresses import contact
from moderation.detector import Detector
from moderation.lures import Lure, lure
from moderation.sites import COMMON

_SHORTEST = 8


class Offers(Detector):
    """Looks for the build of an advertisement: what is promised, how much, and how to answer. It needs no model."""

    section = "offers"
    label: ClassVar[Label] = Label.SPAM

    whole_score: float = Field(0.7, ge=0, le=1, description="Score of a promise, a sum and a call all together.")
    part_score: float = Field(0.3, ge=0, le=1, description="Score of a promise with a sum, or with a call.")

    warning_share: float = Field(0.6, ge=0, le=1, description="Share that counts where somebody warns of adverts.")

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give the finding for the parts that stand in the text; one part alone is ordinary talk."""
        folded = message.reading.folded
        if len(folded) < _SHORTEST:
            return None
        about = lure(folded)
        if not about.offers:
            return None
        call = about.call or _reached(folded) or _address(message)
        parts = 1 + bool(about.money) + bool(call)
        if parts == 1 and len(about.offers) < 3:
            return None
        score = self.whole_score if parts == 3 else self.part_score
        score += 0.07 * (min(len(about.offers), 4) - 1)
        score *= self.warning_share if about.warns else 1.0
        return self.finding(score, _reason(about, call))


def _reached(folded: str) -> str:
    """Give a contact as it would be read out."""
    found = contact(folded)
    return f"{found.channel} {found.id}".strip() if found else ""


def _address(message: Message) -> str:
    """Give where a link leads that is not everybody's site."""
    return next((link.domain for link in message.reading.links if link.domain not in COMMON), "")


def _reason(about: Lure, call: str) -> Words:
    offers = ", ".join(about.offers[:4])
    return Words("found-offers", offers=offers, money=about.money or "–", call=call or "–", count=len(about.offers))
