"""Copies: what becomes of the messages that say the same as one that is removed."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from chat.case import Receipt, Verdict
from chat.context import Context
from chat.message import Message
from moderation.detectors.campaigns import Campaigns

MOST: Final = 50
"""Copies that one decision removes."""

_COUNTS: Final = 0.5
"""Score from which the finding of a campaign is more than people echoing one another."""

_ONCE: Final = timedelta(hours=1)
"""How long the card of a campaign speaks for its further copies."""


def is_campaign(verdict: Verdict) -> bool:
    """Tell whether a verdict rests on many having said the same, so that it holds for all of them."""
    return any(each.detector == Campaigns.section and each.score >= _COUNTS for each in verdict.findings)


def copies_here(receipt: Receipt, context: Context) -> Sequence[Message]:
    """Give the copies that still stand in the group of a removed message, oldest first, the newest 50 of them."""
    if not is_campaign(receipt.verdict):
        return ()
    message = receipt.message
    copies = [each.message for each in context.copies if not each.removed]
    same = {each.id: each for each in (*copies, *context.recent.saying(message.reading.folded))}
    same.pop(message.id, None)
    here = [each for each in same.values() if each.group == message.group and not each.author.protected]
    return sorted(here, key=lambda each: each.at)[-MOST:]


def told_of(receipt: Receipt, context: Context) -> bool:
    """Tell whether a copy was removed in this group a while ago: then the moderators have the card of it."""
    if not is_campaign(receipt.verdict):
        return False
    since, group = context.now - _ONCE, receipt.message.group
    return any(each.removed and each.message.group == group and each.message.at >= since for each in context.copies)
