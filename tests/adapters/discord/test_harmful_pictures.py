"""Files made to do harm, sent as pictures over Discord: refused or looked at cheaply, and the bot goes on."""

import asyncio
from collections import Counter
from pathlib import Path

from tests.adapters.discord.server import FakeDiscord, until
from tests.adapters.discord.test_whole_bot import advertiser, inn
from tests.bot.watched import looking_took, watching
from tests.moderation.drawn import saved, with_code
from tests.moderation.harmful import harmful, packed

INVITE = "https://discord.gg/AbCdEf123"


async def test_whatever_is_sent_as_a_picture_the_bot_goes_on(fake: FakeDiscord, tmp_path: Path) -> None:
    """All in one message's ten attachments at a time; a code on the last picture is still found."""
    files = list(harmful().values())
    async with inn(fake, tmp_path) as app:
        app.pictures._eye.reads = False
        looking = asyncio.create_task(app.pictures.run())
        async with watching() as seen:
            carried = [fake.attachment(f"{number}.png", data)["attachments"] for number, (data, _) in enumerate(files)]
            flat = [each for some in carried for each in some]
            harmless = await fake.say(advertiser(fake, "701"), "", attachments=flat[:10])
            await fake.say(advertiser(fake, "702"), "", attachments=flat[10:])
            advert = await fake.say(advertiser(fake), "", **fake.attachment("a.png", saved(with_code(2, INVITE))))
            await until(lambda: advert["id"] not in fake.server.messages["301"], seconds=60)
            await until(lambda: sum(app.pictures.counts.values()) > len(files), seconds=60)
        took = looking_took(app.pictures._eye)
        counts = Counter({name: count for name, count in app.pictures.counts.items() if count})
        looking.cancel()
        await asyncio.gather(looking, return_exceptions=True)
    assert counts == Counter(why for _, why in files) + Counter({"looked_at": 1})
    assert harmless["id"] in fake.server.messages["301"]
    assert seen.longest < 0.5
    assert seen.grown < 150
    assert took < 400


async def test_what_the_server_says_is_packed_is_not_unpacked(fake: FakeDiscord, tmp_path: Path) -> None:
    """And a file that is longer than it was said to be is not taken in."""
    async with inn(fake, tmp_path) as app:
        looking = asyncio.create_task(app.pictures.run())
        async with watching() as seen:
            bare = fake.attachment("packed.png", packed())
            lying = fake.attachment("lying.png", bytes(30_000_000))
            lying["attachments"][0]["size"] = 100
            await fake.say(advertiser(fake, "701"), "", **bare)
            await fake.say(advertiser(fake, "702"), "", **lying)
            await until(lambda: sum(app.pictures.counts.values()) == 2, seconds=30)
        counts = app.pictures.counts
        looking.cancel()
        await asyncio.gather(looking, return_exceptions=True)
    assert counts["no picture of a known format"] == counts["not fetched"] == 1
    assert seen.grown < 150
