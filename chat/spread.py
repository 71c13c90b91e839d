"""Spread: what people whom nobody knows yet have said lately, over all groups, found by likeness."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from chat.message import Message
from chat.people import GroupId

KEPT: Final = 5_000
"""Messages that are remembered, over all groups."""

MOST_ALIKE: Final = 200
"""Messages under one key that are remembered; the oldest are forgotten."""

_Place = tuple[GroupId, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A message that says nearly the same as another; it may have been removed since."""

    message: Message
    keys: tuple[int, ...] = ()
    removed: bool = False


class Spread:
    """Messages by the keys of their likeness. It outlives the removal of a message, for that is what it is for."""

    def __init__(self) -> None:
        self._messages: dict[_Place, Copy] = {}
        self._by_key: dict[int, dict[_Place, None]] = {}

    def __len__(self) -> int:
        return len(self._messages)

    def hear(self, message: Message, keys: Sequence[int]) -> None:
        """Remember a message; one with the id of a remembered one takes its place."""
        place = (message.group, message.id)
        self._forget(place)
        if not keys:
            return
        self._messages[place] = Copy(message=message, keys=tuple(dict.fromkeys(keys)))
        for key in keys:
            alike = self._by_key.setdefault(key, {})
            alike[place] = None
            if len(alike) > MOST_ALIKE:
                self._forget(next(iter(alike)))
        if len(self._messages) > KEPT:
            self._forget(next(iter(self._messages)))

    def remove(self, group: GroupId, message: str) -> None:
        """Note that a message was removed; unknown ones are no error."""
        known = self._messages.get((group, message))
        if known is not None:
            self._messages[group, message] = replace(known, removed=True)

    def alike(self, keys: Iterable[int]) -> list[Copy]:
        """Give the messages that share a key, oldest first."""
        places = dict.fromkeys(place for key in keys for place in self._by_key.get(key, ()))
        return sorted((self._messages[place] for place in places), key=lambda copy: copy.message.at)

    def leave(self, groups: Iterable[GroupId]) -> None:
        """Forget all that was said in some groups."""
        gone = set(groups)
        for place in [place for place in self._messages if place[0] in gone]:
            self._forget(place)

    def _forget(self, place: _Place) -> None:
        known = self._messages.pop(place, None)
        for key in known.keys if known else ():
            alike = self._by_key[key]
            alike.pop(place, None)
            if not alike:
                del self._by_key[key]
