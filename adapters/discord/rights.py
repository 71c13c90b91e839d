"""Rights: what the bot asks a server for, and what it lacks of that."""

from typing import Final

NEEDED: Final = {
    "View Channels": 1 << 10,
    "Send Messages": 1 << 11,
    "Send Messages in Threads": 1 << 38,
    "Read Message History": 1 << 16,
    "Manage Messages": 1 << 13,
    "Moderate Members": 1 << 40,
    "Kick Members": 1 << 1,
    "Ban Members": 1 << 2,
}
"""In Discord's own words; docs/discord.md says what stops without each."""

INVITE: Final = sum(NEEDED.values())
"""The permissions to put into the invite link: exactly those."""

ADMINISTRATOR: Final = 1 << 3


def lacking(powers: int) -> tuple[str, ...]:
    """Give the rights that permissions, as Discord's bits, do not hold."""
    return () if powers & ADMINISTRATOR else tuple(name for name, right in NEEDED.items() if not powers & right)
