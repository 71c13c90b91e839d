"""Signs: which kinds of words a text can hold at all, so that costly patterns run only where they may match."""

from functools import cache, lru_cache
from typing import Final

from moderation.glance import Glance
from moderation.vocabulary.calls import CALL
from moderation.vocabulary.contacts import ADD, GIVEN, PERSON, PHONE, WALLET
from moderation.vocabulary.disputes import DISPUTE
from moderation.vocabulary.insults import INSULT
from moderation.vocabulary.money import MONEY
from moderation.vocabulary.offers import OFFER
from moderation.vocabulary.profanity import PROFANITY
from moderation.vocabulary.vulgarities import VULGARITY
from moderation.vocabulary.warnings import WARNING

RUDE: Final = {
    "profanity": PROFANITY,
    "insult": INSULT,
    "ridicule": DISPUTE["ridicule"],
    "belittling": DISPUTE["belittling"],
    "vulgarity": VULGARITY,
}
"""Rude words, by kind."""

_HEAD: Final = 1500
_TAIL: Final = 1000
_PATTERNS: Final = {
    "offer": OFFER,
    "money": MONEY,
    "call": CALL,
    "account": f"{GIVEN}|{ADD}",
    "reach": f"{PERSON}|{PHONE}|{WALLET}",
    "warning": WARNING,
    **RUDE,
}


def excerpt(folded: str) -> str:
    """Give what is looked at of a long text: where an advertisement stands, and not what it is padded with."""
    return folded if len(folded) <= _HEAD + _TAIL else f"{folded[:_HEAD]}\n{folded[-_TAIL:]}"


@lru_cache(maxsize=256)
def signs(folded: str) -> frozenset[str]:
    """Give the kinds of words that may stand in a folded text: offer, money, call, account, reach, warning, RUDE."""
    return _glance()(folded)


@cache
def _glance() -> Glance:
    return Glance(_PATTERNS)
