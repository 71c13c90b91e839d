"""Outgoing: chat actions as requests to Discord. Pure: what is sent can be read, and held against the specification."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from discord.utils import escape_markdown

from adapters.discord.forms import PICTURE, Request, audit, nonced, of_member, of_message
from adapters.discord.gesturing import gesture
from adapters.discord.interactions import PRESSED
from adapters.discord.places import split_message, split_place
from adapters.discord.values import made_at, snowflake
from chat.actions import (
    Ban,
    ChatAction,
    DeleteMessage,
    EditMessage,
    Kick,
    LockDoor,
    Mute,
    OpenDoor,
    Retract,
    SendMessage,
    Unban,
    Unmute,
)
from chat.gestures import DirectMessage, PostPoll
from chat.people import Member
from chat.platform import PlatformError, Refusal

LONGEST: Final = 2_000
LONGEST_LABEL: Final = 80
LONGEST_COMMAND: Final = 100
LONGEST_TIMEOUT: Final = timedelta(days=28)
LONGEST_PAUSE: Final = timedelta(hours=24)
"""How long Discord lets invites rest."""

LONGEST_CLEANUP: Final = timedelta(days=7)
"""How far back a ban can take away what the banned wrote, in every channel."""

AT_ONCE: Final = 100
"""Messages that one call can delete."""

BULK_WITHIN: Final = timedelta(days=13)
"""How old a message may be to be deleted in bulk; Discord takes 14 days, and clocks differ."""

SUPPRESS_EMBEDS: Final = 1 << 2
EPHEMERAL: Final = 1 << 6
NOBODY: Final = {"parse": [], "replied_user": False}
"""Who is pinged, whatever a text says."""

_IN_A_ROW: Final = 5


def channel_for(action: SendMessage | PostPoll) -> str:
    """Give the channel a post goes to: the one named, else that of what it answers or follows from; or nothing."""
    of_key = split_place(action.key)
    places = (split_place(action.group)[1], split_message(action.reply_to)[0], snowflake(action.thread))
    followed = of_key[1] if of_key[0] == split_place(action.group)[0] else ""
    return next((channel for channel in (*places, followed) if channel), "")


def to_one(action: DirectMessage, channel: str) -> Request:
    """Give the request that posts where one account alone reads it."""
    said = SendMessage(group=action.group, reason=action.reason, text=action.text)
    body = nonced(_said(said), action.key)
    return Request(method="POST", path="/channels/{channel_id}/messages", where={"channel_id": channel}, body=body)


def sent(action: SendMessage, channel: str) -> Request:
    """Give the request that posts in a channel; asked again for the same key, Discord posts nothing more."""
    place, answered = split_message(action.reply_to)
    body = nonced(_said(action), action.key)
    if answered and place == channel:
        body["message_reference"] = {"message_id": answered, "channel_id": place, "fail_if_not_exists": False}
    path, where = "/channels/{channel_id}/messages", {"channel_id": channel}
    return Request(method="POST", path=path, where=where, body=body, picture=_png(action))


def whispered(action: SendMessage, application: str, token: str) -> Request:
    """Give the request that answers an interaction so that only its caller sees it."""
    said = _said(action)
    return Request(
        method="POST",
        path="/webhooks/{webhook_id}/{webhook_token}",
        where={"webhook_id": application, "webhook_token": token},
        body={**said, "flags": SUPPRESS_EMBEDS | EPHEMERAL},
        query={"wait": "true"},
    )


def deferred(interaction: str, token: str, *, pressed: bool) -> Request:
    """Give the request that says an answer will come; Discord waits three seconds for it."""
    body: dict[str, Any] = {"type": 6} if pressed else {"type": 5, "data": {"flags": EPHEMERAL}}
    return Request(
        method="POST",
        path="/interactions/{interaction_id}/{interaction_token}/callback",
        where={"interaction_id": interaction, "interaction_token": token},
        body=body,
    )


def withdrawn(application: str, token: str) -> Request:
    """Give the request that takes back what said that an answer will come."""
    path = "/webhooks/{webhook_id}/{webhook_token}/messages/@original"
    return Request(method="DELETE", path=path, where={"webhook_id": application, "webhook_token": token})


def request(action: ChatAction, now: datetime) -> Request | None:
    """Give the request that does an action other than a post; nothing where time has done it already.

    Raises `PlatformError` for what Discord has no way to do.
    """
    match action:
        case EditMessage():
            body = {**_said(action), "components": _rows(action)}
            return replace(of_message("PATCH", action.message, body=body), picture=_png(action))
        case DeleteMessage() | Retract():
            return of_message("DELETE", action.message, reason=audit(action.reason))
        case Mute(until=until):
            moment = min(until, now + LONGEST_TIMEOUT - timedelta(minutes=1)).isoformat()
            return _timed_out(action, action.member, moment) if until > now else None
        case Unmute():
            return _timed_out(action, action.member, None)
        case Kick():
            return of_member("DELETE", "members/{user_id}", action, action.member)
        case Ban(until=until):
            return _banned(action) if until is None or until > now else None
        case Unban():
            return of_member("DELETE", "bans/{user_id}", action, action.member, {})
        case LockDoor() | OpenDoor():
            return _invites(action, now)
    made = gesture(action)
    if made is None:
        raise PlatformError(Refusal.IMPOSSIBLE, f"Discord cannot do {type(action).__name__}")
    return made


def sweeping(messages: Iterable[str], now: datetime) -> Iterator[Request]:
    """Give the requests that take away many messages: in bulk by channel, the old and the single ones one by one."""
    by_channel: dict[str, dict[str, None]] = {}
    for message in messages:
        channel, number = split_message(message)
        by_channel.setdefault(channel, {})[number] = None
    for channel, numbers in by_channel.items():
        young = [number for number in numbers if number and made_at(number) > now - BULK_WITHIN]
        bulk = young if len(young) > 1 else []
        yield from (of_message("DELETE", f"{channel}/{number}") for number in numbers if number not in bulk)
        for at in range(0, len(bulk), AT_ONCE):
            yield _swept(channel, bulk[at : at + AT_ONCE])


def plain_text(text: str, longest: int = LONGEST) -> str:
    """Give a text so that Discord shows it as it is, cut where it would be too long."""
    shown, kept = escape_markdown(text), len(text)
    while len(shown) > longest:
        kept -= max(1, len(shown) - longest)
        shown = f"{escape_markdown(text[: max(kept, 0)])}…"
    return shown


def _said(action: SendMessage | EditMessage) -> dict[str, Any]:
    text = action.text
    if not isinstance(text, str):
        raise PlatformError(Refusal.IMPOSSIBLE, "the text has not been put into a language")
    if not text.strip():
        raise PlatformError(Refusal.IMPOSSIBLE, "the text is empty")
    said: dict[str, Any] = {"content": plain_text(text), "allowed_mentions": NOBODY, "flags": SUPPRESS_EMBEDS}
    if action.picture is not None:
        said["attachments"] = [{"id": "0", "filename": PICTURE}]
    return {**said, "components": _rows(action)} if action.buttons else said


def _png(action: SendMessage | EditMessage) -> bytes:
    return action.picture.png if action.picture is not None else b""


def _swept(channel: str, numbers: list[str]) -> Request:
    if len(numbers) == 1:
        return of_message("DELETE", f"{channel}/{numbers[0]}")
    path, where = "/channels/{channel_id}/messages/bulk-delete", {"channel_id": channel}
    return Request(method="POST", path=path, where=where, body={"messages": numbers})


def _rows(action: SendMessage | EditMessage) -> list[dict[str, Any]]:
    """Give buttons in rows of five. Their ids say what they stand for and in which server: they outlive any restart."""
    server = split_place(action.about or action.group)[0]
    ids = [f"{PRESSED}{server}:{button.command}" for button in action.buttons]
    if any(len(each) > LONGEST_COMMAND for each in ids):
        raise PlatformError(Refusal.IMPOSSIBLE, "a button's command is too long for Discord")
    shown = [
        {"type": 2, "style": 2, "label": str(button.label)[:LONGEST_LABEL], "custom_id": each}
        for button, each in zip(action.buttons, ids, strict=True)
    ]
    return [{"type": 1, "components": shown[at : at + _IN_A_ROW]} for at in range(0, len(shown), _IN_A_ROW)][:5]


def _timed_out(action: ChatAction, member: Member, until: str | None) -> Request:
    return of_member("PATCH", "members/{user_id}", action, member, {"communication_disabled_until": until})


def _banned(action: Ban) -> Request:
    clean = min(action.cleanup or timedelta(), LONGEST_CLEANUP)
    body = {"delete_message_seconds": int(clean.total_seconds())}
    return of_member("PUT", "bans/{user_id}", action, action.member, body)


def _invites(action: LockDoor | OpenDoor, now: datetime) -> Request | None:
    """Give the request that lets invites rest, or take effect again."""
    if isinstance(action, LockDoor) and action.until <= now:
        return None
    longest = now + LONGEST_PAUSE - timedelta(minutes=1)
    until = min(action.until, longest).isoformat() if isinstance(action, LockDoor) else None
    guild = split_place(action.group)[0]
    if not guild:
        raise PlatformError(Refusal.IMPOSSIBLE, "that is no server of Discord's")
    path, body = "/guilds/{guild_id}/incident-actions", {"invites_disabled_until": until}
    return Request(method="PUT", path=path, where={"guild_id": guild}, body=body, reason=audit(action.reason))
