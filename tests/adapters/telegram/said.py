"""What Telegram sends, in short: users, chats, messages and updates."""

from datetime import UTC, datetime
from typing import Any

from adapters.telegram import incoming
from adapters.telegram.people import Known, Staff
from chat.events import Event, MessagePosted
from chat.message import Message
from chat.people import Role

CHAT = -1001234567890
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DATE = int(NOW.timestamp())
ANN: dict[str, Any] = {"id": 4711, "is_bot": False, "first_name": "Ann", "last_name": "Lee", "username": "ann"}
PROMO: dict[str, Any] = {"id": 5001, "is_bot": True, "first_name": "Promo", "username": "promo_bot"}
"""Another bot."""
BEN: dict[str, Any] = {"id": 4712, "is_bot": False, "first_name": "Ben"}
KNOWN = Known(
    me=99,
    username="innkeeper_bot",
    commands=frozenset({"ban", "help"}),
    staff={CHAT: Staff(roles={1: Role.OWNER, 2: Role.ADMIN}, anonymous=Role.ADMIN, linked=-100777)},
)


def chat(**about: Any) -> dict[str, Any]:
    return {"id": CHAT, "type": "supergroup", "title": "The Inn", **about}


def message(text: str | None = None, sender: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"message_id": 98, "date": DATE, "chat": chat(), "from": sender or ANN}
    return {**told, **({"text": text} if text is not None else {}), **more}


def told(**update: Any) -> list[Event]:
    return list(incoming.events({"update_id": 1, **update}, KNOWN, NOW))


def read(text: str | None = None, sender: dict[str, Any] | None = None, **more: Any) -> Message:
    """Give how one new message is read."""
    (event,) = told(message=message(text, sender, **more))
    assert isinstance(event, MessagePosted)
    return event.message
