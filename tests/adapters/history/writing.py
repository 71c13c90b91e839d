"""Exports for tests: the small hand-written ones, and large ones written on the spot."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from adapters.history import Export
from chat.events import Event, MessagePosted
from chat.message import Message

SAMPLES = Path(__file__).parent / "exports"


def sample(name: str) -> Path:
    return SAMPLES / f"{name}.json"


def events_of(path: Path) -> list[Event]:
    return list(Export(path).events())


def messages_of(path: Path) -> list[Message]:
    return [event.message for event in events_of(path) if isinstance(event, MessagePosted)]


def telegram_message(number: int, **fields: Any) -> dict[str, Any]:
    text = fields.pop("text", f"Message number {number} about tea")
    seconds = 1_700_000_000 + number * 60
    return {
        "id": number,
        "type": "message",
        "date": "2023-11-14T22:13:20",
        "date_unixtime": str(seconds),
        "from": f"Member {number % 7}",
        "from_id": f"user{number % 7 + 1}",
        "text": text,
        "text_entities": [{"type": "plain", "text": text}],
        **fields,
    }


def written(path: Path, messages: Iterable[Any], **fields: Any) -> Path:
    """Write an export of one Telegram group the way Telegram Desktop does, a message at a time."""
    head = {"name": "Long Talk", "type": "private_supergroup", "id": 4242, **fields}
    with path.open("w", encoding="utf-8") as file:
        file.write("{\n")
        file.writelines(f" {json.dumps(key)}: {json.dumps(value)},\n" for key, value in head.items())
        file.write(' "messages": [')
        for number, message in enumerate(messages):
            file.write(",\n  " if number else "\n  ")
            body = message if isinstance(message, str) else json.dumps(message, ensure_ascii=False, indent=1)
            file.write(body.replace("\n", "\n  "))
        file.write("\n ]\n}")
    return path


def conversation(count: int) -> Iterator[dict[str, Any]]:
    return (telegram_message(number) for number in range(1, count + 1))
