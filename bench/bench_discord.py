"""What it costs to make an event of one of Discord's dispatches."""

import json
from collections.abc import Iterator

from adapters.discord import incoming
from adapters.discord.places import House
from bench.measure import Stage, cost_us
from bench.sample import messages

COUNT = 4_000
HOUSE = House(id="100", innkeeper="900", owner="1", powers={str(role): 1 << 11 for role in range(200, 230)})


def _dispatch(number: int, text: str) -> bytes:
    author = {"id": str(number % 500 + 1), "username": "ann", "global_name": "Ann", "discriminator": "0"}
    data = {
        "id": str(1_300_000_000_000_000_000 + number),
        "channel_id": "301",
        "guild_id": "100",
        "type": 0,
        "author": author,
        "member": {"roles": ["200", "210"], "nick": None},
        "content": text,
        "timestamp": "2026-03-02T12:00:00+00:00",
        "embeds": [],
        "attachments": [],
        "components": [],
        "mentions": [],
    }
    return json.dumps({"op": 0, "t": "MESSAGE_CREATE", "s": number, "d": data}).encode()


def stages() -> Iterator[Stage]:
    """Measure plain messages, from the bytes of the gateway to the event."""
    dispatches = [_dispatch(number, each.text) for number, each in enumerate(messages(COUNT))]

    def read_all() -> None:
        for each in dispatches:
            incoming.posted(json.loads(each)["d"], HOUSE)

    yield Stage(name="discord: a dispatch as an event", figure=cost_us(read_all, COUNT), budget=60)
