"""What it costs to make an event of one of Telegram's updates."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

from adapters.telegram import incoming
from adapters.telegram.people import Known
from bench.measure import Stage, cost_us
from bench.sample import messages

COUNT = 4_000
NOW = datetime(2026, 3, 2, tzinfo=UTC)


def _update(number: int, text: str) -> bytes:
    sender = {"id": number % 500 + 1, "is_bot": False, "first_name": "Ann", "username": "ann", "language_code": "zh"}
    chat = {"id": -1001234567890, "type": "supergroup", "title": "The Inn"}
    message = {"message_id": number, "from": sender, "chat": chat, "date": 1_772_452_800, "text": text}
    return json.dumps({"update_id": number, "message": message}).encode()


def stages() -> Iterator[Stage]:
    """Measure plain messages, from the bytes that come over the wire to the event."""
    updates = [_update(number, each.text) for number, each in enumerate(messages(COUNT))]
    known = Known(me=1, username="innkeeper_bot", commands=frozenset({"help"}))

    def read_all() -> None:
        for each in updates:
            incoming.events(json.loads(each), known, NOW)

    yield Stage(name="telegram: an update as an event", figure=cost_us(read_all, COUNT), budget=30)
