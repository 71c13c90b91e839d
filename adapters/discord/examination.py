"""The examination: what a server lets the bot do, as faults with what mends each. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from adapters.discord.rights import lacking
from chat.words import Words

TOLERATED: Final = timedelta(seconds=30)
"""How far the machine's clock may be from Discord's."""

MOST_NAMED: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The bot's place in a server: what it may do, whose roles stand above its own, where it can see or do too little.

    `above` and `closed` are names, of roles that are no staff's and of channels.
    """

    own: int
    above: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()


def faults(place: Place, skew: timedelta) -> Iterator[Words]:
    """Give what is wrong. `skew`: how far Discord's clock is from the machine's."""
    for right in lacking(place.own):
        yield Words(f"lacks-{right.replace('_', '-')}")
    if place.above:
        yield Words("doctor-roles-above", count=len(place.above), names=_named(place.above))
    if place.closed:
        yield Words("doctor-channels-closed", count=len(place.closed), names=_named(place.closed))
    if abs(skew) > TOLERATED:
        yield Words("doctor-clock", seconds=int(abs(skew).total_seconds()))


def _named(names: tuple[str, ...]) -> str:
    return ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
