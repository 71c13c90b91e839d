"""Lately: who members were and what the bot lacked when it was last heard of, so that only changes are told."""

from dataclasses import replace
from typing import Final

from adapters.discord.places import House
from adapters.discord.rights import lacking
from chat.people import Member

MOST_MEMBERS: Final = 20_000


class Lately:
    """What is known from what was heard in this process; forgetting some of it only tells a change too many."""

    def __init__(self) -> None:
        self._members: dict[tuple[str, str], Member] = {}
        self._lacks: dict[str, tuple[str, ...]] = {}

    def member(self, house: House, user: str) -> Member | None:
        """Give a member of a server as they were, by the user's number."""
        return self._members.get((house.id, f"discord:{user}"))

    def meet(self, house: House, member: Member) -> bool:
        """Remember a member as they are; give whether that is something new.

        What they may not do is another thing in each channel, and told with all they do: it does not count.
        """
        member = replace(member, barred=())
        known = self._members.pop((house.id, member.id), None)
        self._members[house.id, member.id] = member
        if len(self._members) > MOST_MEMBERS:
            del self._members[next(iter(self._members))]
        return known != member

    def compare(self, house: House) -> bool:
        """Remember what the bot lacks in a server; give whether that is new. Other permissions do not count."""
        lacks = lacking(house.own)
        new = self._lacks.get(house.id) != lacks
        self._lacks[house.id] = lacks
        return new

    def leave(self, server: str) -> None:
        """Forget a server that the bot is no longer in."""
        self._lacks.pop(server, None)
