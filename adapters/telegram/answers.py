"""Answers: what the Bot API says to a call, read whatever form it has. Pure."""

import json
import re
from datetime import timedelta
from typing import Any, Final

from adapters.telegram.fields import Fields, fields, number, text
from chat.platform import PlatformError, Refusal

LONGEST_WAIT: Final = timedelta(days=1)
SHORTEST_WAIT: Final = timedelta(seconds=1)

_MEANINGS: Final = (
    (Refusal.GONE, "message to delete not found"),
    (Refusal.GONE, "message to edit not found"),
    (Refusal.GONE, "message_id_invalid"),
    (Refusal.GONE, "message is not modified"),
    (Refusal.GONE, "query is too old"),
    (Refusal.GONE, "query_id_invalid"),
    (Refusal.GONE, "user_not_participant"),
    (Refusal.GONE, "hide_requester_missing"),
    (Refusal.GONE, "user_already_participant"),
    (Refusal.GONE, "message to pin not found"),
    (Refusal.GONE, "message to unpin not found"),
    (Refusal.GONE, "message to react not found"),
    (Refusal.GONE, "message with poll to stop not found"),
    (Refusal.GONE, "poll has already been closed"),
    (Refusal.GONE, "chat_not_modified"),
    (Refusal.GONE, "topic_not_modified"),
    (Refusal.GONE, "topic_deleted"),
    (Refusal.TOO_OLD, "can't be deleted for everyone"),
    (Refusal.TOO_OLD, "message can't be edited"),
    (Refusal.FORBIDDEN, "message can't be deleted"),
    (Refusal.FORBIDDEN, "user is an administrator"),
    (Refusal.FORBIDDEN, "can't remove chat owner"),
    (Refusal.FORBIDDEN, "can't restrict self"),
    (Refusal.FORBIDDEN, "not enough rights"),
    (Refusal.FORBIDDEN, "have no rights"),
    (Refusal.FORBIDDEN, "need administrator rights"),
    (Refusal.FORBIDDEN, "chat_admin_required"),
    (Refusal.FORBIDDEN, "chat_write_forbidden"),
    (Refusal.FORBIDDEN, "user_admin_invalid"),
    (Refusal.FORBIDDEN, "topic_closed"),
)
"""What descriptions of a 400 mean, by what stands in them; anything else is a request that cannot be done."""

_WAIT: Final = re.compile(r"retry after (\d{1,6})", re.IGNORECASE)


class StoppedError(Exception):
    """Telegram cannot be used like this, and trying again will not help; the text says what will."""


class UnansweredError(PlatformError):
    """No answer that could be read. `sent`: the call may have reached the server, and may have been done."""

    def __init__(self, detail: str, *, sent: bool) -> None:
        super().__init__(Refusal.NETWORK, detail)
        self.sent = sent


class MovedError(PlatformError):
    """The chat has another id now, `to`."""

    def __init__(self, to: int) -> None:
        super().__init__(Refusal.IMPOSSIBLE, "the group was upgraded and has another id")
        self.to = to


class TokenError(PlatformError):
    """The token is not, or no longer, that of a bot."""


class ConflictError(PlatformError):
    """Somebody else receives this bot's updates."""


def read(code: int, payload: bytes) -> Any:
    """Give the result that an HTTP answer holds; raises `PlatformError` for anything else."""
    told = _told(payload)
    if 200 <= code < 300 and told.get("ok") is True and "result" in told:
        return told["result"]
    if 200 <= code < 300:
        code = number(told, "error_code") or (400 if "description" in told else 0)
    description = text(told, "description", 300) or f"HTTP {code}"
    moved = number(fields(told, "parameters"), "migrate_to_chat_id")
    if moved is not None:
        raise MovedError(moved)
    raise _failure(code, description, told)


def _failure(code: int, description: str, told: Fields) -> PlatformError:
    if code == 429:
        return PlatformError(Refusal.WAIT, description, _wait(told, description))
    if code == 401:
        return TokenError(Refusal.NETWORK, description)
    if code == 403:
        return PlatformError(Refusal.FORBIDDEN, description)
    if code == 409:
        return ConflictError(Refusal.NETWORK, description)
    if 400 <= code < 500 or code == 501:
        return PlatformError(meaning(description), description)
    # 500, 502 and 503 say that the server did not do it; anything else says nothing
    return UnansweredError(f"the server answered with {description}", sent=code not in (500, 502, 503))


def meaning(description: str) -> Refusal:
    """Give what the description of a refused request means."""
    lower = description.lower()
    return next((refusal for refusal, phrase in _MEANINGS if phrase in lower), Refusal.IMPOSSIBLE)


def _wait(told: Fields, description: str) -> timedelta:
    """Give how long to wait: a whole number, a fraction, a string, or only said in words."""
    asked = fields(told, "parameters").get("retry_after")
    if asked is None and (found := _WAIT.search(description)):
        asked = found[1]
    try:
        seconds = float(asked) if isinstance(asked, int | float | str) else 1.0
    except (ValueError, OverflowError):
        seconds = 1.0
    if not 0 <= seconds <= LONGEST_WAIT.total_seconds():
        seconds = LONGEST_WAIT.total_seconds() if seconds > 0 else 1.0
    return max(timedelta(seconds=seconds), SHORTEST_WAIT)


def _told(payload: bytes) -> Fields:
    try:
        told = json.loads(payload.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}
