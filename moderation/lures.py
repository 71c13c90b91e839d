"""Lures: the parts an advertisement is made of — what is promised, for how much, and how to answer it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from moderation.signs import excerpt, signs
from moderation.vocabulary.calls import CALL
from moderation.vocabulary.money import MONEY
from moderation.vocabulary.offers import OFFER
from moderation.vocabulary.warnings import WARNING

_OFFER: Final = re.compile(OFFER)
_MONEY: Final = re.compile(MONEY)
_CALL: Final = re.compile(CALL)
_WARNING: Final = re.compile(WARNING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lure:
    """What of an advertisement stands in a text: the `offers`, the `money`, the `call`, word for word or empty."""

    offers: tuple[str, ...] = ()
    money: str = ""
    call: str = ""
    warns: bool = False
    """Somebody talks about advertisements rather than placing one."""

    @property
    def parts(self) -> int:
        """How many of the three parts are there."""
        return bool(self.offers) + bool(self.money) + bool(self.call)


_NOTHING: Final = Lure()


@lru_cache(maxsize=256)
def lure(folded: str) -> Lure:
    """Give the parts of an advertisement that stand in a folded text."""
    text = excerpt(folded)
    seen = signs(text)
    if not seen & {"offer", "money", "call"}:
        return _NOTHING
    offers = dict.fromkeys(found[0] for found in _OFFER.finditer(text)) if "offer" in seen else ()
    return Lure(
        offers=tuple(offers),
        money=_first(_MONEY, text) if "money" in seen else "",
        call=_first(_CALL, text) if "call" in seen else "",
        warns="warning" in seen and _WARNING.search(text) is not None,
    )


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[0].strip() if found else ""
