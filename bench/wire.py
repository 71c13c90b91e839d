"""Traffic as the networks send it."""

import json
from collections.abc import Sequence

from chat.message import Message

_DISCORD_EPOCH = 1_420_070_400_000


def update(message: Message) -> bytes:
    """Give a message as one of Telegram's updates."""
    sender = {"id": _number(message), "is_bot": False, "first_name": message.author.name, "language_code": "zh"}
    chat = {"id": -1001234567890, "type": "supergroup", "title": "The Inn"}
    said = {"message_id": int(message.id) + 1, "from": sender, "chat": chat, "date": int(message.at.timestamp())}
    return json.dumps({"update_id": int(message.id) + 1, "message": {**said, "text": message.text}}).encode()


def dispatch(message: Message) -> bytes:
    """Give a message as one of Discord's dispatches."""
    user = {"id": str(_number(message)), "username": "ann", "global_name": message.author.name, "discriminator": "0"}
    member = {"roles": [], "nick": None, "joined_at": "2026-01-02T12:00:00+00:00", "deaf": False, "mute": False}
    data = {
        "id": str((int(message.at.timestamp() * 1000) - _DISCORD_EPOCH << 22) + int(message.id)),
        "channel_id": "301",
        "guild_id": "100",
        "type": 0,
        "author": {**user, "avatar": None},
        "member": {**member, "flags": 0},
        "content": message.text,
        "timestamp": message.at.isoformat(),
        "edited_timestamp": None,
        "tts": False,
        "pinned": False,
        "mention_everyone": False,
        **{name: [] for name in ("embeds", "attachments", "components", "mentions", "mention_roles")},
    }
    return json.dumps({"op": 0, "t": "MESSAGE_CREATE", "s": int(message.id), "d": data}).encode()


def batches(messages: Sequence[Message], size: int) -> list[Sequence[Message]]:
    """Cut messages into batches."""
    return [messages[at : at + size] for at in range(0, len(messages), size)]


def _number(message: Message) -> int:
    """Give the author's number: regulars from 1000, newcomers far above."""
    name = message.author.id.removeprefix("bench:")
    return 1_000_000 + int(name[3:]) if name.startswith("new") else 1000 + int(name)
