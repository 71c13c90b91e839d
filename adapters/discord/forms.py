"""Forms: what one request to Discord is made of. Pure."""

import hashlib
from base64 import b32encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from adapters.discord.places import split_message, split_place
from chat.actions import ChatAction
from chat.language import language
from chat.people import Member
from chat.platform import PlatformError, Refusal
from chat.words import Words

LONGEST_REASON: Final = 200
"""Characters of the reason in the audit log; Discord takes 512 once they are escaped for a header."""

_NONCE: Final = 25
PICTURE: Final = "picture.png"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One call of Discord's API: `path` with its gaps, what fills them, and what goes along."""

    method: str
    path: str
    where: Mapping[str, str]
    body: Mapping[str, Any] | None = None
    query: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    picture: bytes = b""
    """A file that is uploaded along; the body names it as its attachment 0."""


def of_message(
    method: str,
    message: str,
    path: str = "/channels/{channel_id}/messages/{message_id}",
    body: Mapping[str, Any] | None = None,
    reason: str = "",
    **more: str,
) -> Request:
    """Give a request about a message; `more` fills other gaps of the path. Raises `PlatformError` for what is none."""
    channel, number = split_message(message)
    if not number:
        raise PlatformError(Refusal.IMPOSSIBLE, "that is no message of Discord's")
    where = {"channel_id": channel, "message_id": number, **more}
    return Request(method=method, path=path, where=where, body=body, reason=reason)


def of_member(
    method: str, what: str, action: ChatAction, member: Member, body: Mapping[str, Any] | None = None, **more: str
) -> Request:
    """Give a request about a member; `what` stands behind the server in the path. Raises `PlatformError`."""
    guild, user = split_place(action.group)[0], split_place(member.id)[0]
    if not guild or not user:
        raise PlatformError(Refusal.IMPOSSIBLE, "that is no member of a Discord server")
    where = {"guild_id": guild, "user_id": user, **more}
    return Request(
        method=method, path=f"/guilds/{{guild_id}}/{what}", where=where, body=body, reason=audit(action.reason)
    )


def audit(words: Words) -> str:
    """Say why in the audit log, on one line."""
    return " ".join(language("en").say(words).split())[:LONGEST_REASON]


def nonced(body: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Give a post with what Discord knows it by; one without a key has nothing of the kind."""
    return {**body, "nonce": nonce(key), "enforce_nonce": True} if key else dict(body)


def nonce(key: str) -> str:
    """Give what Discord knows a post by for a few minutes, at most 25 characters."""
    return b32encode(hashlib.sha256(key.encode("utf-8", "replace")).digest()).decode()[:_NONCE] if key else ""
