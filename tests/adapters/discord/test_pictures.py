"""Pictures on Discord: fetched from its own servers only, and judged like words."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from adapters.discord.carried import media
from adapters.discord.files import Files
from adapters.discord.platform import Discord
from chat.platform import Gallery, PlatformError, Refusal
from tests.adapters.discord.server import FakeDiscord, until
from tests.adapters.discord.test_whole_bot import advertiser, inn
from tests.adapters.discord.world import TOKEN
from tests.moderation.drawn import saved, scenery, with_code

MOST = 100_000
CDN = "https://cdn.discordapp.com/attachments/1/2/a.png?ex=1&is=2&hm=3"


@pytest.mark.parametrize(
    ("carried", "file"),
    [
        ({"attachments": [{"filename": "a.png", "content_type": "image/png", "url": CDN, "size": 7}]}, CDN),
        ({"attachments": [{"filename": "a.gif", "content_type": "image/gif", "url": CDN}]}, CDN),
        ({"attachments": [{"filename": "a.mp4", "content_type": "video/mp4", "url": CDN}]}, ""),
        ({"attachments": [{"filename": "a.png", "url": CDN}]}, ""),
        ({"attachments": [{"filename": "a.png", "content_type": "image/png", "url": 7}]}, ""),
        (
            {"sticker_items": [{"id": "12", "name": "x", "format_type": 1}]},
            "https://cdn.discordapp.com/stickers/12.png",
        ),
        ({"sticker_items": [{"id": "12", "name": "x", "format_type": 3}]}, ""),
        ({"sticker_items": [{"id": "../x", "name": "x", "format_type": 1}]}, ""),
        ({"embeds": [{"title": "x", "image": {"url": "http://evil.example/x.png"}}]}, ""),
    ],
)
def test_only_what_members_sent_themselves_has_a_file(carried: dict[str, Any], file: str) -> None:
    (found,) = media(carried)
    assert found.file == file


@pytest.mark.parametrize(
    "file",
    [
        "http://cdn.discordapp.com/attachments/1/2/a.png",
        "https://cdn.discordapp.com.evil.example/attachments/1/2/a.png",
        "https://evil.example/attachments/a.png",
        "https://cdn.discordapp.com@evil.example/attachments/a.png",
        "https://user:secret@cdn.discordapp.com/attachments/a.png",
        "https://cdn.discordapp.com:8443/attachments/a.png",
        "https://cdn.discordapp.com/api/../attachments/a.png",
        "https://cdn.discordapp.com/attachments/../../x",
        "https://cdn.discordapp.com/emojis/1.png",
        "https://127.0.0.1/attachments/a.png",
        "http://169.254.169.254/attachments/a.png",
        "https://[::1]/attachments/a.png",
        "https://2130706433/attachments/a.png",
        "file:///attachments/etc/passwd",
        "//cdn.discordapp.com/attachments/a.png",
        "attachments/a.png",
        "https://[",
        "",
    ],
)
async def test_no_other_place_is_ever_asked(file: str) -> None:
    with pytest.raises(PlatformError, match="no file of the network's own") as refused:
        await Files("https://discord.com/api/v10").fetch(file, MOST)
    assert refused.value.refusal is Refusal.IMPOSSIBLE


async def test_another_server_than_discord_is_not_asked_for_discords_files(fake: FakeDiscord) -> None:
    with pytest.raises(PlatformError, match="network's own"):
        await Files(fake.url).fetch(CDN, MOST)


async def test_a_picture_is_fetched_whole_or_not_at_all(fake: FakeDiscord) -> None:
    discord = Discord(TOKEN, fake.url)
    assert isinstance(discord, Gallery)
    file = fake.attachment("a.png", bytes(range(256)))["attachments"][0]["url"]
    assert await discord.fetch(file, MOST) == bytes(range(256))
    large = fake.attachment("large.png", bytes(MOST + 1))["attachments"][0]["url"]
    with pytest.raises(PlatformError, match="too large"):
        await discord.fetch(large, MOST)
    for name in ("moved.png", "gone.png"):
        with pytest.raises(PlatformError, match="answered with"):
            await discord.fetch(f"{fake.base}/attachments/{name}", MOST)


async def test_a_newcomers_picture_with_an_invitation_in_a_code_goes(fake: FakeDiscord, tmp_path: Path) -> None:
    invite = with_code(2, "https://discord.gg/AbCdEf123")
    async with inn(fake, tmp_path) as app:
        looking = asyncio.create_task(app.pictures.run())
        holiday = await fake.say(advertiser(fake, "701"), "", **fake.attachment("b.png", saved(scenery(1))))
        advert = await fake.say(advertiser(fake), "", **fake.attachment("a.png", saved(invite)))
        await until(lambda: advert["id"] not in fake.server.messages["301"], seconds=30)
        assert holiday["id"] in fake.server.messages["301"]
        looking.cancel()
        await asyncio.gather(looking, return_exceptions=True)
