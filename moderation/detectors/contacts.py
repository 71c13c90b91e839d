"""Contact lures: come and talk to me somewhere else."""

from typing import ClassVar

from pydantic import Field

from chat.case import Finding, Label
from chat.context import Context
from chat.message import MediaKind, Message
from chat.words import Words
from moderation.addresses import Contact, contact
from moderation.detector import Detector
from moderation.lures import Lure, lure
from moderation.newcomers import is_new


class Contacts(Detector):
    """Looks for ways to reach somebody outside the group: WeChat, QQ, Telegram, WhatsApp, phones, wallets.

    A contact alone is what friends give each other; it counts beside an offer.
    """

    section = "contacts"
    label: ClassVar[Label] = Label.SPAM

    newcomer_score: float = Field(0.35, ge=0, le=1, description="Score of a newcomer who asks to be added elsewhere.")
    offer_score: float = Field(
        0.75, ge=0, le=1, description="Score of a contact beside an offer or a promise of money."
    )

    warning_share: float = Field(0.6, ge=0, le=1, description="Share that counts where somebody warns of adverts.")

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give the finding for the plainest contact."""
        found = contact(message.reading.folded) if message.reading.folded else None
        if found is None:
            return self._card(message, context)
        about = lure(message.reading.folded)
        score = self._score(found, about, new=is_new(message.author, context))
        score *= self.warning_share if about.warns else 1.0
        if score <= 0:
            return None
        if about.offers or about.money:
            offer = about.offers[0] if about.offers else about.money
            words = Words("found-contacts-offer", channel=found.channel, id=found.id, offer=offer)
        else:
            words = Words("found-contacts", channel=found.channel, id=found.id)
        return self.finding(score, words)

    def _score(self, found: Contact, about: Lure, *, new: bool) -> float:
        promise = len(about.offers) + bool(about.money)
        named = bool(found.id)
        if promise and named:
            sure = self.offer_score if promise > 1 or about.call or found.asked else self.offer_score * 0.65
            return sure * (0.7 if found.kind in ("phone", "wallet") and not about.call else 1.0)
        if promise:
            return self.offer_score * 0.5
        if not new or found.kind in ("phone", "wallet"):
            return 0.0
        return self.newcomer_score * (1.0 if named and found.asked else 0.6 if named else 0.3)

    def _card(self, message: Message, context: Context) -> Finding | None:
        """Judge a newcomer's contact card: a lure without words."""
        cards = [media for media in message.media if media.kind is MediaKind.CONTACT]
        if cards and is_new(message.author, context):
            return self.finding(self.newcomer_score, Words("found-contacts-card"))
        return None
