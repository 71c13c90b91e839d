"""The whole bot on Discord on a bad day: odd payloads, every kind of channel, and buttons after a restart."""

from pathlib import Path
from typing import Any

import pytest

from tests.adapters.discord.server import FakeDiscord, until
from tests.adapters.discord.test_listening import interaction
from tests.adapters.discord.test_whole_bot import advertiser, hall, inn, own, with_office
from tests.adapters.discord.world import user
from tests.bot.street import ADVERT

MARKUP = "@everyone <@1> <@&201> **`[x](https://evil.example)` \u202e <b>"
HUGE_ID = str(2**63 - 25)


@pytest.mark.parametrize("kind", [0, 2, 5, 13], ids=["text", "text in voice", "announcements", "text of a stage"])
async def test_an_advert_goes_from_every_kind_of_channel(kind: int, fake: FakeDiscord, tmp_path: Path) -> None:
    fake.server.channel("310", "place", type=kind)
    async with inn(fake, tmp_path):
        await fake.say("4", "anyone up for lunch?", "310")
        await fake.say(advertiser(fake), ADVERT, "310")
        await until(lambda: ADVERT not in hall(fake, "310"))
        assert hall(fake, "310") == ["anyone up for lunch?"]


async def test_an_advert_goes_from_threads_and_forum_posts(fake: FakeDiscord, tmp_path: Path) -> None:
    fake.server.channel("303", "forum", type=15)
    fake.server.thread("403", "a question", parent="303")
    async with inn(fake, tmp_path):
        for number, thread in (("700", "401"), ("701", "403")):
            await fake.say(advertiser(fake, number), f"{ADVERT} {number}", thread)
        await until(lambda: not hall(fake, "401") and not hall(fake, "403"))


async def test_odd_payloads_stop_nothing_and_nobody_is_ever_pinged(fake: FakeDiscord, tmp_path: Path) -> None:
    async with inn(fake, tmp_path):
        await with_office(fake)
        fake.server.join(user(HUGE_ID, "x", global_name=MARKUP))
        odd: list[tuple[str, dict[str, Any]]] = [
            ("A_KIND_OF_TOMORROW", {"guild_id": "100"}),
            ("MESSAGE_CREATE", {"guild_id": "100", "channel_id": "301"}),
            ("MESSAGE_UPDATE", {"guild_id": "100", "channel_id": "301", "id": "12"}),
            ("MESSAGE_CREATE", {"guild_id": "100", "channel_id": "301", "id": str(2**64), "author": {"id": []}}),
            (
                "INTERACTION_CREATE",
                {"guild_id": "100", "type": 3, "id": "7", "data": {"custom_id": "innkeeper:1:undo"}},
            ),
        ]
        for name, data in odd:
            await fake.tell(name, data)
        for text in ("", "x" * 4000, "\u0000\ud800", MARKUP):
            await fake.say("4", text)
        await fake.say(HUGE_ID, f"{ADVERT} @everyone")
        await until(lambda: own(fake, "302") and f"{ADVERT} @everyone" not in hall(fake))
        await until(lambda: fake.calls("PATCH", f"/members/{HUGE_ID}"))
    posts = [body for method, path, body in fake.requests if method == "POST" and path.endswith("/messages")]
    assert posts
    assert all(body["allowed_mentions"] == {"parse": [], "replied_user": False} for body in posts)


async def test_a_button_works_after_a_restart_and_a_stale_one_says_so(fake: FakeDiscord, tmp_path: Path) -> None:
    async with inn(fake, tmp_path):
        await with_office(fake)
        await fake.say(advertiser(fake), ADVERT)
        (card,) = await until(lambda: own(fake, "302"))
    fake.forget()
    rows: Any = card["components"]
    undo = next(each["custom_id"] for row in rows for each in row["components"] if ":undo " in each["custom_id"])
    async with inn(fake, tmp_path):
        for whispers in (1, 2):
            pressed = interaction(3, {"custom_id": undo, "component_type": 2}, "2", fake, message=card)
            await fake.tell("INTERACTION_CREATE", {**pressed, "channel_id": "302"})
            await until(lambda expected=whispers: len(fake.rest.whispers) + len(own(fake, "302")) > expected)  # type: ignore[misc]
        await until(lambda: any(ADVERT[:8] in text for text in hall(fake)))
    assert sum(ADVERT[:8] in text for text in hall(fake)) == 1
