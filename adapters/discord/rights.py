"""Rights: what the bot asks a server for, and what it lacks of that."""

from typing import Final

NEEDED: Final = {
    "view_channels": 1 << 10,
    "send_messages": 1 << 11,
    "send_messages_in_threads": 1 << 38,
    "read_message_history": 1 << 16,
    "manage_messages": 1 << 13,
    "moderate_members": 1 << 40,
    "kick_members": 1 << 1,
    "ban_members": 1 << 2,
    "manage_guild": 1 << 5,
    "manage_roles": 1 << 28,
}
"""By their names on Discord; `discord.ftl` and docs/discord.md say what stops without each."""

INVITE: Final = sum(NEEDED.values())
"""The permissions to put into the invite link: exactly those."""

ADMINISTRATOR: Final = 1 << 3


def lacking(powers: int) -> tuple[str, ...]:
    """Give the rights that permissions, as Discord's bits, do not hold."""
    return () if powers & ADMINISTRATOR else tuple(name for name, right in NEEDED.items() if not powers & right)
