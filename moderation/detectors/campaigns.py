"""Campaigns: the same text from several accounts."""

from datetime import timedelta
from typing import ClassVar

from pydantic import Field

from chat.case import Finding, Label
from chat.context import Context
from chat.message import Message
from chat.words import Words
from moderation.addresses import contact
from moderation.common import is_common
from moderation.detector import Detector
from moderation.lures import lure
from moderation.sites import COMMON


class Campaigns(Detector):
    """Counts the members who have said just the same; people echo one another for fun, so it takes a lure as well."""

    section = "campaigns"
    label: ClassVar[Label] = Label.SPAM

    members: int = Field(3, ge=2, le=20, description="Members saying the same that make a campaign.")
    minutes: int = Field(60, ge=1, le=10_080, description="The time, in minutes.")
    shortest: int = Field(24, ge=8, le=500, description="Length from which texts count; a Chinese character is two.")

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give a finding from the member on who makes it a campaign."""
        folded = message.reading.folded
        same = context.recent.saying(folded)
        if not same or is_common(folded, self.shortest):
            return None
        since = message.at - timedelta(minutes=self.minutes)
        others = {each.author.id for each in same if each.at >= since and not each.author.protected}
        count = len(others - {message.author.id}) + 1
        if count < self.members:
            return None
        score = min(0.95, 0.75 + 0.1 * (count - self.members)) if _lures(message) else 0.2
        return self.finding(score, Words("found-campaigns", count=count, limit=self.members, minutes=self.minutes))


def _lures(message: Message) -> bool:
    """Tell whether the text leads somewhere: a site that is not everybody's, an invitation, a contact, an offer."""
    if any(link.invite or link.domain not in COMMON for link in message.reading.links):
        return True
    folded = message.reading.folded
    return contact(folded) is not None or lure(folded).parts > 1
