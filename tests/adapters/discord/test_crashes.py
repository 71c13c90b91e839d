"""The bot killed, or the network gone, at each call that removing one advert takes: nothing lost, nothing twice."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.adapters.discord.server import FakeDiscord, Fault, until
from tests.adapters.discord.test_whole_bot import advertiser, hall, inn, own, with_office
from tests.bot.street import ADVERT

CALLS = {
    "the deletion": ("DELETE", "/channels/301/messages/"),
    "the mute": ("PATCH", "/members/700"),
    "the card": ("POST", "/channels/302/messages"),
}


def all_is_well(fake: FakeDiscord) -> bool:
    muted = fake.server.members["700"].get("communication_disabled_until") or not fake.calls("PATCH", "/members/700")
    return ADVERT not in hall(fake) and bool(muted)


def cards_about(fake: FakeDiscord, member: str) -> list[Mapping[str, Any]]:
    return [each for each in own(fake, "302") if f"discord:{member}" in str(each["content"])]


@pytest.mark.parametrize("after", [False, True], ids=["not done", "done, not answered"])
@pytest.mark.parametrize("call", CALLS)
async def test_killed_at_a_call_the_bot_goes_on_where_it_was(
    fake: FakeDiscord, tmp_path: Path, call: str, after: bool
) -> None:
    method, within = CALLS[call]
    async with inn(fake, tmp_path):
        await until(lambda: own(fake, "301"))
        await with_office(fake)
        fault = Fault(method, within, 0, times=99, after=after)
        fake.faults = [fault]
        await fake.say(advertiser(fake), ADVERT)
        # A post that is under way when the bot is killed is not repeated: only the call in question is cut.
        await until(lambda: fault.times < 99 and (call == "the card" or cards_about(fake, "700")))
    fake.faults.clear()
    fake.forget()
    async with inn(fake, tmp_path):
        await until(lambda: all_is_well(fake))
        await fake.say(advertiser(fake, "701"), f"{ADVERT} 2")
        await until(lambda: f"{ADVERT} 2" not in hall(fake) and any("701" in str(each) for each in own(fake, "302")))
        assert len(cards_about(fake, "700")) == (1 if call != "the card" or after else 0)


@pytest.mark.parametrize("status", [0, 503, 429])
@pytest.mark.parametrize("call", CALLS)
async def test_a_fault_at_a_call_changes_nothing_in_the_end(
    fake: FakeDiscord, tmp_path: Path, call: str, status: int
) -> None:
    method, within = CALLS[call]
    async with inn(fake, tmp_path):
        await until(lambda: own(fake, "301"))
        await with_office(fake)
        limited = {"message": "slow down", "retry_after": 0.1, "global": False}
        fake.faults = [
            Fault(
                method, within, status, limited if status == 429 else None, times=1 if status else 2, after=not status
            )
        ]
        await fake.say(advertiser(fake), ADVERT)
        await until(lambda: all_is_well(fake) and own(fake, "302") and not fake.faults[0].times, 15)
        await until(
            lambda: len(own(fake, "302")) == 1 and len([each for each in hall(fake) if "Promo 700" in each]) <= 1
        )
