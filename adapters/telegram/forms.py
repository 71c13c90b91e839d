"""Forms: what one call of the Bot API is made of, and how chats, accounts, messages and texts are put into it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from adapters.telegram.people import SHARED, number_of
from chat.people import Member
from chat.plain import plain
from chat.platform import PlatformError, Refusal
from chat.words import Text

Parameters: TypeAlias = Mapping[str, Any]
"""What goes along with a call; bytes are uploaded."""

LONGEST: Final = 4_096
"""UTF-16 units of one message."""

GENERAL: Final = 1
"""The topic that every forum has; posts go there without being told, and are refused when they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call. `ends`: where the answer has one of these as its `status`, what follows is not needed."""

    method: str
    parameters: Parameters = field(default_factory=dict)
    ends: frozenset[str] = frozenset()


def chat_of(id: str, what: str = "chat") -> int:  # noqa: A002 - it is one
    """Give the number of a chat, or of `what`; raises `PlatformError`."""
    found = number_of(id)
    if found is None:
        raise PlatformError(Refusal.IMPOSSIBLE, f"Telegram knows no such {what}")
    return found


def message_number(message: str) -> int:
    """Give the number of a message; raises `PlatformError`."""
    if not (message.isascii() and message.isdigit() and len(message) <= 20):
        raise PlatformError(Refusal.IMPOSSIBLE, "Telegram knows no such message")
    return int(message)


def account_of(member: Member, chat: int) -> int:
    """Give the number of an account that is somebody's; raises `PlatformError`."""
    account = chat_of(member.id, "member")
    if account in SHARED or account == chat:
        raise PlatformError(Refusal.FORBIDDEN, "this account stands for many people")
    return account


def topic_of(group: str, thread: str = "") -> Parameters:
    """Give the parameter that leads into a topic: the one named, else that of the place; none for the general one."""
    topic = thread or group.partition("/")[2]
    if not topic or message_number(topic) == GENERAL:
        return {}
    return {"message_thread_id": message_number(topic)}


def answering(message: str) -> Parameters:
    """Give the parameter that makes a post an answer, also where what it answers is gone."""
    if not message:
        return {}
    return {"reply_parameters": {"message_id": message_number(message), "allow_sending_without_reply": True}}


def said(text: Text, longest: int = LONGEST) -> str:
    """Give a text that fits; it must have been said in a language, and say something. Raises `PlatformError`."""
    if not isinstance(text, str):
        raise PlatformError(Refusal.IMPOSSIBLE, "the text has not been put into a language")
    text = plain(text)
    if not text.strip():
        raise PlatformError(Refusal.IMPOSSIBLE, "the text is empty")
    units = text.encode("utf-16-le")
    return text if len(units) <= longest * 2 else units[: (longest - 1) * 2].decode("utf-16-le", "ignore") + "…"
