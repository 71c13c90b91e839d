"""Authors of whom Discord does not say what they are: read like all others, and nothing is done about them."""

from pathlib import Path

import pytest

from adapters.discord.people import author_of
from adapters.discord.places import House
from chat.events import MessagePosted
from chat.people import Kind, Role
from tests.adapters.discord.conftest import Guest
from tests.adapters.discord.server import FakeDiscord, Fault, until
from tests.adapters.discord.test_whole_bot import advertiser, hall, inn
from tests.bot.street import ADVERT

HOUSE = House(id="100", innkeeper="900", owner="1", powers={"100": 0})


@pytest.mark.parametrize("status", [500, 403, 0])
async def test_what_they_say_is_not_lost_where_nobody_tells_of_them(status: int, guest: Guest) -> None:
    guest.fake.faults = [Fault("GET", "/members/4", status, times=99)]
    said = guest.fake.server.say("4", "hello")
    await guest.fake.tell("MESSAGE_CREATE", {**said, "guild_id": "100"})
    event = await guest.event(MessagePosted)
    assert isinstance(event, MessagePosted)
    author = event.message.author
    assert (author.id, author.name, author.kind, author.role) == (
        "discord:4", "Ann", Kind.ANONYMOUS_ADMIN, Role.MEMBER,
    )  # fmt: skip
    assert author.protected


def test_an_owner_and_a_bot_are_known_without_being_asked_about() -> None:
    owner = author_of({"author": {"id": "1"}, "member": None}, HOUSE)
    assert (owner.kind, owner.role) == (Kind.PERSON, Role.OWNER)
    bot = author_of({"author": {"id": "8", "bot": True}, "member": None}, HOUSE)
    assert bot.kind is Kind.BOT
    assert author_of({"author": {"id": "9"}}, HOUSE).kind is Kind.PERSON


async def test_nobody_is_acted_against_before_it_is_known_who_they_are(fake: FakeDiscord, tmp_path: Path) -> None:
    async with inn(fake, tmp_path):
        number = advertiser(fake)
        fake.faults = [Fault("GET", f"/members/{number}", 500, times=2)]
        for text in (ADVERT, f"{ADVERT} 2"):
            await fake.tell("MESSAGE_CREATE", {**fake.server.say(number, text), "guild_id": "100"})
        await until(lambda: not any(fault.times for fault in fake.faults))
        await fake.say(number, f"{ADVERT} 3")
        await until(lambda: f"{ADVERT} 3" not in hall(fake))
        assert {ADVERT, f"{ADVERT} 2"} <= {*hall(fake)}
