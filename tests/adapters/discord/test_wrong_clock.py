"""A machine whose clock is an hour off: mutes end when they should, by Discord's own time, and events are of now."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from chat.actions import Mute
from chat.events import MessagePosted
from chat.people import Member
from chat.words import Words
from tests.adapters.discord.conftest import Guest, connected
from tests.adapters.discord.server import FakeDiscord

ANN = Member(id="discord:4", name="Ann")
OFF = [timedelta(hours=1), timedelta(hours=-1), timedelta()]


@pytest.fixture(params=OFF, ids=["fast", "slow", "right"])
def off(request: pytest.FixtureRequest) -> timedelta:
    given = request.param
    assert isinstance(given, timedelta)
    return given


@pytest.fixture
async def late(fake: FakeDiscord, off: timedelta) -> AsyncIterator[Guest]:
    """Give the bot on a machine whose clock is wrong."""
    async with connected(fake, fake.url, now=lambda: datetime.now(UTC) + off) as guest:
        yield guest


async def test_a_mute_ends_when_it_should(late: Guest, off: timedelta) -> None:
    ends = datetime.now(UTC) + off + timedelta(minutes=10)
    await late.discord.perform(Mute(group="discord:100", reason=Words("door-reason"), member=ANN, until=ends))
    told = datetime.fromisoformat(late.fake.server.members["4"]["communication_disabled_until"])
    assert timedelta(minutes=8) < told - datetime.now(UTC) < timedelta(minutes=12)


async def test_what_is_said_is_said_now_by_this_machines_clock(late: Guest, off: timedelta) -> None:
    await late.fake.say("4", "hello")
    event = await late.event(MessagePosted)
    assert isinstance(event, MessagePosted)
    now = datetime.now(UTC) + off
    for moment in (event.at, event.message.at):
        assert abs(moment - now) < timedelta(minutes=2)
    assert event.id.startswith("discord:100/301:")
