"""Gesturing: pins, polls, emoji, pace, threads and roles as requests to Discord. Pure."""

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from adapters.discord.forms import Request, audit, nonced, of_member, of_message
from adapters.discord.places import split_place
from adapters.discord.values import snowflake
from chat.actions import ChatAction
from chat.gestures import (
    ClosePoll,
    CloseTopic,
    GiveTitle,
    PinMessage,
    PostPoll,
    React,
    ReopenTopic,
    SlowDown,
    TakeTitle,
    UnpinMessage,
    Unreact,
)
from chat.platform import PlatformError, Refusal

LONGEST_QUESTION: Final = 300
LONGEST_ANSWER: Final = 55
MOST_ANSWERS: Final = 10
ROLE: Final = "members/{user_id}/roles/{role}"
HOURS_OPEN: Final = 768
"""How long a poll stays open unless it is closed: as long as Discord allows."""

SLOWEST: Final = 21_600
"""Seconds between two messages of a member that Discord allows at most."""

_Message: TypeAlias = PinMessage | UnpinMessage | ClosePoll | React | Unreact
_Channel: TypeAlias = SlowDown | CloseTopic | ReopenTopic


def gesture(action: ChatAction) -> Request | None:
    """Give the request that makes a gesture; nothing for another action.

    A title must be the id of a role by now. Raises `PlatformError` for what cannot be.
    """
    match action:
        case PinMessage() | UnpinMessage() | ClosePoll() | React() | Unreact():
            return _to_message(action)
        case SlowDown() | CloseTopic() | ReopenTopic():
            return _to_channel(action)
        case GiveTitle():
            return of_member("PUT", ROLE, action, action.member, role=_role(action))
        case TakeTitle():
            return of_member("DELETE", ROLE, action, action.member, role=_role(action))
    return None


def poll(action: PostPoll, channel: str) -> Request:
    """Give the request that posts a poll; asked again for the same key, Discord posts nothing more."""
    if not 2 <= len(action.answers) <= MOST_ANSWERS:
        raise PlatformError(Refusal.IMPOSSIBLE, f"a poll has 2 to {MOST_ANSWERS} answers")
    asked = {
        "question": {"text": _short(action.question, LONGEST_QUESTION)},
        "answers": [{"poll_media": {"text": _short(answer, LONGEST_ANSWER)}} for answer in action.answers],
        "duration": HOURS_OPEN,
        "allow_multiselect": False,
    }
    return Request(
        method="POST",
        path="/channels/{channel_id}/messages",
        where={"channel_id": channel},
        body=nonced({"poll": asked}, action.key),
    )


def private_channel(user: str) -> Request:
    """Give the request for the channel in which one account alone is spoken to."""
    return Request(method="POST", path="/users/@me/channels", where={}, body={"recipient_id": user})


def _to_message(action: _Message) -> Request:
    why = audit(action.reason)
    match action:
        case PinMessage():
            return of_message("PUT", action.message, "/channels/{channel_id}/messages/pins/{message_id}", reason=why)
        case UnpinMessage():
            return of_message("DELETE", action.message, "/channels/{channel_id}/messages/pins/{message_id}", reason=why)
        case ClosePoll():
            return of_message("POST", action.message, "/channels/{channel_id}/polls/{message_id}/expire")
    emoji = action.emoji.strip("<:>")
    if not emoji:
        raise PlatformError(Refusal.IMPOSSIBLE, "that is no emoji")
    path = "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me"
    return of_message("PUT" if isinstance(action, React) else "DELETE", action.message, path, emoji=emoji)


def _to_channel(action: _Channel) -> Request:
    channel = snowflake(action.thread) or split_place(action.group)[1]
    if not channel:
        raise PlatformError(Refusal.IMPOSSIBLE, "it has to be said in which channel")
    body: Mapping[str, Any]
    if isinstance(action, SlowDown):
        body = {"rate_limit_per_user": min(int(action.pace.total_seconds()), SLOWEST)}
    else:
        closed = isinstance(action, CloseTopic)
        body = {"archived": closed, "locked": closed}
    return Request(
        method="PATCH",
        path="/channels/{channel_id}",
        where={"channel_id": channel},
        body=body,
        reason=audit(action.reason),
    )


def _role(action: GiveTitle | TakeTitle) -> str:
    role = snowflake(action.title)
    if not role:
        raise PlatformError(Refusal.IMPOSSIBLE, "the server has no such role")
    return role


def _short(text: str, longest: int) -> str:
    text = " ".join(text.split())
    if not text:
        raise PlatformError(Refusal.IMPOSSIBLE, "the text is empty")
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
