"""The whole bot on Discord, over real sockets: an advert goes, moderators hear of it, and a restart changes nothing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from adapters.discord.platform import Discord
from bot.app import App, open_app
from bot.config import Config
from bot.networks import networks
from tests.adapters.discord.conftest import SPECS
from tests.adapters.discord.server import FakeDiscord, Fault, until
from tests.adapters.discord.specification import FILE, faults
from tests.adapters.discord.test_listening import interaction
from tests.adapters.discord.world import BOT, TOKEN, user
from tests.bot.street import ADVERT


@asynccontextmanager
async def inn(fake: FakeDiscord, folder: Path) -> AsyncIterator[App]:
    """Open the bot as `innkeeper run` does, with Discord as its only network."""
    config = Config(_env_file=None, data_dir=folder, discord_token=TOKEN, discord_base_url=fake.url)
    before = fake.identified
    async with open_app(config, networks(config, SPECS)) as app:
        (discord,) = app.platforms
        assert isinstance(discord, Discord)
        parts = (app.bus.run(), app.performer.run(), discord.run(app.emit))
        work = [asyncio.create_task(part) for part in parts]
        try:
            await until(lambda: fake.identified > before and discord._connection._guild("100"))
            yield app
        finally:
            for task in work:
                task.cancel()
            with suppress(asyncio.CancelledError):
                await asyncio.gather(*work, return_exceptions=True)


def hall(fake: FakeDiscord, channel: str = "301") -> list[str]:
    return [message["content"] for message in fake.server.messages[channel].values()]


def own(fake: FakeDiscord, channel: str) -> list[dict[str, object]]:
    return [each for each in fake.server.messages[channel].values() if each["author"]["id"] == BOT]


def advertiser(fake: FakeDiscord, number: str = "700") -> str:
    fake.server.join(user(number, f"Promo {number}"))
    return number


async def with_office(fake: FakeDiscord) -> None:
    """Let the owner name the office by a slash command."""
    options = [
        {"name": "section", "type": 3, "value": "group"},
        {"name": "setting", "type": 3, "value": "moderators"},
        {"name": "value", "type": 3, "value": "<#302>"},
    ]
    asked = interaction(2, {"id": "5", "name": "settings", "type": 1, "options": options}, "1", fake)
    await fake.tell("INTERACTION_CREATE", asked)
    await until(lambda: fake.rest.whispers)


@pytest.mark.skipif(not FILE.exists(), reason=f"Discord's specification is not there: {FILE}")
async def test_every_request_of_the_whole_bot_is_as_specified(fake: FakeDiscord, tmp_path: Path) -> None:
    async with inn(fake, tmp_path):
        await with_office(fake)
        await fake.say(advertiser(fake), ADVERT)
        await until(lambda: own(fake, "302") and ADVERT not in hall(fake))
    requests = zip(fake.requests, fake.queries, strict=True)
    assert [f for (method, path, body), (_, _, query) in requests for f in faults(method, path, body, query)] == []


async def test_the_bot_greets_a_server_once_and_its_owner_may_choose(fake: FakeDiscord, tmp_path: Path) -> None:
    async with inn(fake, tmp_path):
        (greeting,) = await until(lambda: own(fake, "301"))
        ids = [each["custom_id"] for row in greeting["components"] for each in row["components"]]  # type: ignore[attr-defined]
        chosen = {"custom_id": "innkeeper:100:lang zh-TW", "component_type": 2}
        assert chosen["custom_id"] in ids
        await fake.tell("INTERACTION_CREATE", interaction(3, chosen, "4", fake, message=greeting))
        await until(lambda: len(fake.rest.whispers) == 1)
        await fake.tell("INTERACTION_CREATE", interaction(3, chosen, "1", fake, message=greeting))
        await until(lambda: len(fake.rest.whispers) == 2)
        refused, done = (each["content"] for each in fake.rest.whispers)
        assert refused.isascii() > done.isascii()
    fake.forget()
    async with inn(fake, tmp_path):
        await asyncio.sleep(0.3)
        assert len(own(fake, "301")) == 1


async def test_office_here_makes_a_channel_the_office(fake: FakeDiscord, tmp_path: Path) -> None:
    options = [{"name": "value", "type": 3, "value": "here"}]
    asked = {"id": "5", "name": "office", "type": 1, "options": options}
    async with inn(fake, tmp_path):
        await fake.tell("INTERACTION_CREATE", {**interaction(2, asked, "1", fake), "channel_id": "302"})
        await until(lambda: own(fake, "302") or fake.rest.whispers)
        await fake.say(advertiser(fake), ADVERT)
        await until(lambda: any(ADVERT[:6] in str(each["content"]) for each in own(fake, "302")))


async def test_an_edit_told_before_its_message_is_no_hiding_place(fake: FakeDiscord, tmp_path: Path) -> None:
    async with inn(fake, tmp_path):
        said = fake.server.say(advertiser(fake), "hello")
        said.update(content=ADVERT, edited_timestamp="2026-03-02T12:00:00+00:00")
        await fake.tell("MESSAGE_UPDATE", fake.server.told(said))
        await fake.tell("MESSAGE_CREATE", fake.server.told({**said, "content": "hello", "edited_timestamp": None}))
        await until(lambda: said["id"] not in fake.server.messages["301"])


async def test_an_advert_goes_and_talk_stays(fake: FakeDiscord, tmp_path: Path) -> None:
    async with inn(fake, tmp_path):
        await fake.say("4", "anyone up for lunch?")
        await fake.say(advertiser(fake), ADVERT)
        await until(lambda: ADVERT not in hall(fake))
        assert "anyone up for lunch?" in hall(fake)


async def test_an_advert_by_staff_stays(fake: FakeDiscord, tmp_path: Path) -> None:
    async with inn(fake, tmp_path):
        for number in ("1", "2", "3"):
            await fake.say(number, ADVERT)
        await fake.say(advertiser(fake), f"{ADVERT} 2")
        await until(lambda: f"{ADVERT} 2" not in hall(fake))
        assert hall(fake).count(ADVERT) == 3


async def test_an_advert_in_an_embed_or_a_forwarded_message_goes_too(fake: FakeDiscord, tmp_path: Path) -> None:
    forwarded = {"message": {"content": ADVERT, "embeds": [], "attachments": [], "type": 0, "timestamp": "2026-03-02"}}
    reference = {"type": 1, "message_id": "7", "channel_id": "8", "guild_id": "9"}
    async with inn(fake, tmp_path):
        await fake.say(advertiser(fake), "", message_snapshots=[forwarded], message_reference=reference)
        await until(lambda: fake.calls("DELETE", "/messages/") or fake.calls("PATCH", "/members/700"))


async def test_moderators_hear_of_it_in_their_channel_and_can_take_it_back(fake: FakeDiscord, tmp_path: Path) -> None:
    async with inn(fake, tmp_path):
        await with_office(fake)
        await fake.say(advertiser(fake), ADVERT)
        (card,) = await until(lambda: own(fake, "302"))
        ids = [each["custom_id"] for row in card["components"] for each in row["components"]]  # type: ignore[attr-defined]
        undo = next(each for each in ids if ":undo " in each)
        pressed = interaction(3, {"custom_id": undo, "component_type": 2}, "2", fake, message=card, channel_id="302")
        before = len(fake.rest.whispers)
        await fake.tell("INTERACTION_CREATE", pressed)
        await until(lambda: len(fake.rest.whispers) > before)
        await until(lambda: any("Promo" in each for each in hall(fake)))


async def test_a_member_cannot_press_a_moderators_button(fake: FakeDiscord, tmp_path: Path) -> None:
    async with inn(fake, tmp_path):
        await with_office(fake)
        await fake.say(advertiser(fake), ADVERT)
        (card,) = await until(lambda: own(fake, "302"))
        ids = [each["custom_id"] for row in card["components"] for each in row["components"]]  # type: ignore[attr-defined]
        undo = next(each for each in ids if ":undo " in each)
        before, said = len(fake.rest.whispers), hall(fake)
        data = {"custom_id": undo, "component_type": 2}
        await fake.tell("INTERACTION_CREATE", interaction(3, data, "4", fake, message=card, channel_id="302"))
        await until(lambda: len(fake.rest.whispers) > before)
        await asyncio.sleep(0.1)
        assert not any(ADVERT[:10] in each for each in hall(fake)[len(said) :])


async def test_talk_in_the_moderators_channel_is_nobodys_business(fake: FakeDiscord, tmp_path: Path) -> None:
    async with inn(fake, tmp_path):
        await with_office(fake)
        advertiser(fake)
        await fake.say("700", ADVERT, "302")
        await fake.say("700", ADVERT)
        await until(lambda: ADVERT not in hall(fake))
        assert ADVERT in hall(fake, "302")


async def test_a_restart_neither_repeats_nor_forgets(fake: FakeDiscord, tmp_path: Path) -> None:
    fake.faults = [Fault("DELETE", "/messages/", 503, times=10_000)]
    async with inn(fake, tmp_path):
        await with_office(fake)
        await fake.say(advertiser(fake), ADVERT)
        await until(lambda: fake.calls("DELETE", "/messages/") and own(fake, "302"))
    fake.faults.clear()
    fake.forget()
    fake.server.say(advertiser(fake, "701"), f"{ADVERT} again")
    async with inn(fake, tmp_path):
        await until(lambda: not [each for each in hall(fake) if ADVERT in each])
        await until(lambda: len(own(fake, "302")) == 2)
        await asyncio.sleep(0.2)
        assert len(own(fake, "302")) == 2


async def test_a_message_told_twice_is_judged_once(fake: FakeDiscord, tmp_path: Path) -> None:
    async with inn(fake, tmp_path):
        await with_office(fake)
        said = fake.server.say(advertiser(fake), ADVERT)
        for _ in range(3):
            await fake.tell("MESSAGE_CREATE", fake.server.told(said))
        await until(lambda: ADVERT not in hall(fake) and own(fake, "302"))
        await fake.say(advertiser(fake, "701"), f"{ADVERT} 2")
        await until(lambda: len(own(fake, "302")) == 2)
        assert len([path for method, path, _ in fake.requests if method == "DELETE" and said["id"] in path]) == 1
