"""Places: how a server, a channel in it and a message in that are named in the bot.

A server is one group, `discord:<server>`. A message is `<channel>/<message>`, since Discord finds none without its
channel. A channel by itself, such as the moderators', is `discord:<server>/<channel>`, and so begin the ids of events.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from chat.people import GroupId

_PLACE: Final = re.compile(r"discord:([0-9]{1,20})(?:/([0-9]{1,20}))?(?::|\Z)")
_MESSAGE: Final = re.compile(r"([0-9]{1,20})/([0-9]{1,20})")


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What is known of a server at the moment something happens in it.

    `innkeeper`: the bot's own id. `powers`: role → its permissions, as Discord's bits; `own`: what they come to for the
    bot. `threads`: thread → its name; `names`: role → its name. `overwrites`: role or member → what the channel in
    question allows and denies, as bits.
    """

    id: str
    innkeeper: str
    owner: str = ""
    own: int = 0
    powers: dict[str, int] = field(default_factory=dict)
    threads: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    overwrites: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def group(self) -> GroupId:
        """The group that the server is."""
        return f"discord:{self.id}"

    def place(self, channel: str) -> GroupId:
        """Name a channel of the server."""
        return f"{self.group}/{channel}"


def message_id(channel: str, message: str) -> str:
    """Name a message."""
    return f"{channel}/{message}"


def split_place(place: str) -> tuple[str, str]:
    """Give server and channel of a place, or of an event's id; either may be empty."""
    found = _PLACE.match(place)
    return (found[1], found[2] or "") if found else ("", "")


def split_message(message: str) -> tuple[str, str]:
    """Give channel and number of a message's id; both empty if it is none."""
    found = _MESSAGE.fullmatch(message)
    return (found[1], found[2]) if found else ("", "")
