"""Answers: what Discord's failures mean for the action that met them. Never with a token, an address or a text."""

from datetime import timedelta
from typing import Final

import aiohttp
import discord

from chat.platform import PlatformError, Refusal

GONE: Final = {
    10003: "the channel is gone",
    10004: "the server is gone",
    10007: "the member has left",
    10008: "the message is gone",
    10013: "there is no such account any more",
    10011: "there is no such role any more",
    10015: "the answer came too late",
    10026: "there is no such ban",
    10062: "the answer came too late",
    520001: "the poll is closed",
    520006: "the poll is closed",
}
FORBIDDEN: Final = {
    50001: "the bot cannot see the channel",
    50013: "a right is missing, or the member stands above the bot's role",
    50007: "the member does not let the bot write to them",
    50005: "the message is somebody else's",
    60003: "the server asks the bot's owner for two-factor authentication",
}
IMPOSSIBLE: Final = {
    10014: "Discord knows no such emoji",
    30003: "the channel has as many pins as Discord allows",
    50024: "that cannot be done in a channel of this kind",
    50083: "the thread is archived",
}
TOO_OLD: Final = {50034: "the message is too old to be deleted in bulk", 50027: "the answer came too late"}

MEANINGS: Final = (
    (Refusal.GONE, GONE),
    (Refusal.FORBIDDEN, FORBIDDEN),
    (Refusal.TOO_OLD, TOO_OLD),
    (Refusal.IMPOSSIBLE, IMPOSSIBLE),
)

BLOCKED: Final = timedelta(minutes=1)
"""How long to be silent when Discord's gate, not its API, says that there were too many requests, and not how long."""

LONGEST_BLOCK: Final = 3_600.0
"""Seconds that are believed at most."""


FAILURES: Final = (
    discord.DiscordException,
    aiohttp.ClientError,
    OSError,
    RuntimeError,
    ValueError,
    KeyError,
    TypeError,
    PlatformError,
)
"""What a request may fail with: refusals, broken connections, and answers that are not what they should be."""


class DiscordError(Exception):
    """Discord cannot be worked with as things are; the text is one line that says what to change."""


def failure(error: Exception) -> PlatformError:
    """Give what a failed request means."""
    match error:
        case PlatformError():
            return error
        case discord.RateLimited():
            return PlatformError(Refusal.WAIT, "too many requests", timedelta(seconds=max(error.retry_after, 0.05)))
        case discord.HTTPException():
            return _refused(error)
        case discord.DiscordException():
            return PlatformError(Refusal.IMPOSSIBLE, f"unexpected answer ({type(error).__name__})")
    return PlatformError(Refusal.NETWORK, f"Discord is not reachable ({type(error).__name__})")


def _refused(error: discord.HTTPException) -> PlatformError:
    if error.status == 429:
        return PlatformError(Refusal.WAIT, "too many requests", _blocked_for(error))
    if error.status >= 500:
        return PlatformError(Refusal.NETWORK, f"Discord has trouble of its own (status {error.status})")
    for refusal, meanings in MEANINGS:
        if error.code in meanings:
            return PlatformError(refusal, meanings[error.code])
    if error.status == 401:
        return PlatformError(Refusal.FORBIDDEN, "Discord does not take the bot's token any more")
    refusal = {403: Refusal.FORBIDDEN, 404: Refusal.GONE}.get(error.status, Refusal.IMPOSSIBLE)
    return PlatformError(refusal, f"status {error.status}, code {error.code}")


def _blocked_for(error: discord.HTTPException) -> timedelta:
    try:
        return timedelta(seconds=min(max(float(error.response.headers["Retry-After"]), 0.05), LONGEST_BLOCK))
    except (KeyError, ValueError):
        return BLOCKED
