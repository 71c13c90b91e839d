"""Rights: what the bot asks a server for, and what it lacks of that."""

from collections.abc import Mapping
from typing import Final

NEEDED: Final = {
    "view_channels": 1 << 10,
    "send_messages": 1 << 11,
    "send_messages_in_threads": 1 << 38,
    "read_message_history": 1 << 16,
    "attach_files": 1 << 15,
    "manage_messages": 1 << 13,
    "moderate_members": 1 << 40,
    "kick_members": 1 << 1,
    "ban_members": 1 << 2,
    "manage_guild": 1 << 5,
    "manage_roles": 1 << 28,
}
"""By their names on Discord; `discord.ftl` and docs/discord.md say what stops without each."""

FOR_COMMANDS: Final = {
    "pin_messages": 1 << 51,
    "send_polls": 1 << 49,
    "manage_threads": 1 << 34,
    "manage_channels": 1 << 4,
}
"""What `/pin`, `/poll`, `/close` and `/slow` need, and scheduled topics with polls or pins; all else works without."""

INVITE: Final = sum((*NEEDED.values(), *FOR_COMMANDS.values()))
"""The permissions to put into the invite link: exactly those that something here uses."""

ADMINISTRATOR: Final = 1 << 3


def lacking(powers: int) -> tuple[str, ...]:
    """Give the needed rights that permissions, as Discord's bits, do not hold."""
    return _lacking(powers, NEEDED)


def lacking_for_commands(powers: int) -> tuple[str, ...]:
    """Give the rights for single commands that permissions do not hold."""
    return _lacking(powers, FOR_COMMANDS)


def _lacking(powers: int, rights: Mapping[str, int]) -> tuple[str, ...]:
    return () if powers & ADMINISTRATOR else tuple(name for name, right in rights.items() if not powers & right)
