"""Campaigns: nearly the same text from several accounts, or in several groups."""

from collections.abc import Collection
from datetime import timedelta
from typing import ClassVar, Final

from pydantic import Field
from rapidfuzz import fuzz

from chat.case import Finding, Label
from chat.context import Context
from chat.message import Message
from chat.words import Words
from moderation.addresses import contact
from moderation.common import is_common
from moderation.detector import Detector
from moderation.likeness import LONGEST
from moderation.looks import looks, same_picture
from moderation.lures import lure
from moderation.sites import COMMON

_ALIKE: Final = 85.0
"""Likeness, 0 to 100, from which two texts are the same: a number, a name or a link was changed."""

_LAUGHED: Final = 0.65
"""The most that a picture without a lure counts, however many show it: it is asked about."""


class Campaigns(Detector):
    """Counts the members, and the groups, of who has said the same; people echo one another, so it takes a lure too."""

    section = "campaigns"
    label: ClassVar[Label] = Label.SPAM

    members: int = Field(3, ge=2, le=20, description="Members saying the same, or groups it is said in, that are many.")
    minutes: int = Field(60, ge=1, le=10_080, description="The time, in minutes.")
    shortest: int = Field(24, ge=8, le=500, description="Length from which texts count; a Chinese character is two.")

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give a finding from the member, or the group, on that makes it a campaign."""
        return self._said(message, context) or self._shown(message, context)

    def _shown(self, message: Message, context: Context) -> Finding | None:
        """Give a finding for a picture that many show; without a lure they may all have laughed about it."""
        if not looks(message):
            return None
        since = message.at - timedelta(minutes=self.minutes)
        same = [each.message for each in context.copies if same_picture(each.message, message)]
        same = [each for each in same if each.at >= since and not each.author.protected]
        count = len({each.author.id for each in same} | {message.author.id})
        groups = len({each.group for each in same} | {message.group})
        over = max(count, groups) - self.members
        if over < 0:
            return None
        score = min(0.95, 0.75 + 0.1 * over) if _lures(message) else min(_LAUGHED, 0.2 + 0.1 * over)
        words = Words("found-campaigns-pictures", count=count, groups=groups, limit=self.members, minutes=self.minutes)
        return self.finding(score, words)

    def _said(self, message: Message, context: Context) -> Finding | None:
        same = self._same(message, context)
        if not same or is_common(message.reading.folded, self.shortest):
            return None
        count = len({each.author.id for each in same} | {message.author.id})
        groups = len({each.group for each in same} | {message.group})
        if max(count, groups) < self.members:
            return None
        score = min(0.95, 0.75 + 0.1 * (max(count, groups) - self.members)) if _lures(message) else 0.2
        if groups > 1:
            words = Words(
                "found-campaigns-groups", count=count, groups=groups, limit=self.members, minutes=self.minutes
            )
        else:
            words = Words("found-campaigns", count=count, limit=self.members, minutes=self.minutes)
        return self.finding(score, words)

    def _same(self, message: Message, context: Context) -> Collection[Message]:
        """Give what others, and the author elsewhere, said lately that reads the same."""
        if not message.reading.folded:
            return ()
        said = {(each.message.group, each.message.id): each.message for each in context.copies}
        said |= {(each.group, each.id): each for each in context.recent.saying(message.reading.folded)}
        if not said:
            return ()
        since, folded = message.at - timedelta(minutes=self.minutes), message.reading.folded[:LONGEST]
        return [
            each
            for place, each in said.items()
            if each.at >= since
            and place != (message.group, message.id)
            and not each.author.protected
            and fuzz.ratio(folded, each.reading.folded[:LONGEST], score_cutoff=_ALIKE)
        ]


def _lures(message: Message) -> bool:
    """Tell whether the text leads somewhere: a site that is not everybody's, an invitation, a contact, an offer."""
    if any(link.invite or link.domain not in COMMON for link in message.reading.links):
        return True
    folded = message.reading.folded
    return contact(folded) is not None or lure(folded).parts > 1
