"""Powers: whom a network does not let do something, for them the bot does not do it either."""

from collections.abc import Iterable, Mapping
from typing import Final

from chat.actions import Action, Ban, DeleteMessage, Kick, Mute, OpenDoor, Unban, Unmute
from chat.people import Member, Power

_NEEDED: Final[Mapping[type[Action], Power]] = {
    DeleteMessage: Power.DELETE,
    Mute: Power.MUTE,
    Unmute: Power.MUTE,
    OpenDoor: Power.MUTE,
    Kick: Power.KICK,
    Ban: Power.BAN,
    Unban: Power.BAN,
}


def lacking(by: Member, actions: Iterable[Action]) -> Power | None:
    """Give a power that actions take and that who asked for them has not, or nothing."""
    needed = (_NEEDED.get(type(action)) for action in actions)
    return next((power for power in needed if power in by.barred), None)
