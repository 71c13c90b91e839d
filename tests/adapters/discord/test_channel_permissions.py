"""What a channel denies a moderator, they do not do through the bot there either."""

from pathlib import Path

import pytest

from adapters.discord.people import member_of
from adapters.discord.places import House
from chat.people import Power, Role
from tests.adapters.discord.server import FakeDiscord, until
from tests.adapters.discord.test_listening import interaction
from tests.adapters.discord.test_whole_bot import hall, inn

DELETE, KICK = 1 << 13, 1 << 1
NOT_HERE, HERE = (0, DELETE), (DELETE, 0)


@pytest.mark.parametrize(
    ("roles", "said", "may_delete"),
    [
        (["201"], {}, True),
        (["201"], {"100": NOT_HERE}, False),
        (["201"], {"100": NOT_HERE, "201": HERE}, True),
        (["201", "204"], {"201": NOT_HERE, "204": HERE}, True),
        (["201"], {"201": HERE, "7": NOT_HERE}, False),
        (["201"], {"201": NOT_HERE, "7": HERE}, True),
        (["201"], {"204": NOT_HERE, "8": NOT_HERE}, True),
        (["205"], {}, False),
        (["205"], {"205": HERE}, True),
        (["202"], {"100": NOT_HERE, "202": NOT_HERE, "7": NOT_HERE}, True),
    ],
)
def test_a_channel_takes_and_gives_what_discord_says(
    roles: list[str], said: dict[str, tuple[int, int]], may_delete: bool
) -> None:
    powers = {"100": 0, "201": DELETE | KICK, "202": 1 << 3, "204": 0, "205": KICK}
    house = House(id="100", innkeeper="900", owner="1", powers=powers, overwrites=said)
    member = member_of({"id": "7", "username": "mori"}, {"roles": roles}, house)
    assert member.role >= Role.MODERATOR
    assert (Power.DELETE not in member.barred) is may_delete
    assert Power.KICK not in member.barred


def test_a_channel_makes_nobody_a_moderator() -> None:
    house = House(id="100", innkeeper="900", powers={"100": 0}, overwrites={"7": HERE})
    ann = member_of({"id": "7"}, {"roles": []}, house)
    assert (ann.role, ann.barred) == (Role.MEMBER, ())


@pytest.mark.parametrize("where", ["301", "401"], ids=["the channel", "its thread"])
async def test_who_may_not_clear_a_channel_does_not_clear_it_by_the_bot(
    where: str, fake: FakeDiscord, tmp_path: Path
) -> None:
    denied = {"id": "201", "type": 0, "allow": "0", "deny": str(DELETE)}
    fake.server.channels["301"]["permission_overwrites"] = [denied]
    fake.server.channel("303", "elsewhere")
    async with inn(fake, tmp_path):
        for channel in (where, "303"):
            await fake.say("4", "hello", channel)
        await purge(fake, where)
        await until(lambda: any("yourself" in each["content"] for each in fake.rest.whispers))
        assert "hello" in hall(fake, where)
        await purge(fake, "303")
        await until(lambda: "hello" not in hall(fake, "303"))
        assert "hello" in hall(fake, where)


async def purge(fake: FakeDiscord, channel: str) -> None:
    """Let the moderator clear away the last message of a channel."""
    options = [{"name": "count", "type": 3, "value": "1"}]
    asked = {"id": "5", "name": "purge", "type": 1, "options": options}
    await fake.tell("INTERACTION_CREATE", {**interaction(2, asked, "2", fake), "channel_id": channel})
