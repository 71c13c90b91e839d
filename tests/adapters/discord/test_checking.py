"""What the bot finds out about its own place on Discord, over real HTTP, connected or not."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from adapters.discord.people import MANAGE_GUILD
from adapters.discord.platform import Discord
from adapters.discord.rights import INVITE
from adapters.web.dates import ServerTime
from chat.events import RightsChanged
from chat.platform import PlatformError
from tests.adapters.discord.conftest import Guest
from tests.adapters.discord.server import FakeDiscord
from tests.adapters.discord.world import BOT, EVERYONE_MAY, TOKEN

GROUP = "discord:100"


async def wrong(discord: Discord, group: str = GROUP, office: str = "") -> list[tuple[str, str]]:
    """Give (what, right) of all that is not fine."""
    checks = await discord.check(group, office)
    return [(check.what.key, str(check.what.values.get("right", ""))) for check in checks if check.wrong]


async def test_each_missing_right_is_named(guest: Guest) -> None:
    guest.fake.server.roles["203"] = ((1 << 11) | (1 << 13) | (1 << 40) | (1 << 38), 10)
    missing = ("attach_files", "kick_members", "ban_members", "manage_guild", "manage_roles")
    assert await wrong(guest.discord) == [("check-right", right) for right in missing]


async def test_what_single_commands_need_is_offered_and_not_demanded(guest: Guest) -> None:
    guest.fake.server.roles["203"] = (INVITE & ~(1 << 51), 10)
    checks = await guest.discord.check(GROUP)
    offered = [check for check in checks if check.optional and check.what.key == "check-right"]
    missing = [check.what.values["right"] for check in offered if not check.fine]
    assert (len(offered), missing, [check for check in checks if check.wrong]) == (4, ["pin_messages"], [])


async def test_hearing_of_automod_is_offered_and_not_demanded(guest: Guest) -> None:
    for powers, fine in ((INVITE & ~MANAGE_GUILD, False), (INVITE, True)):
        guest.fake.server.roles["203"] = (powers, 10)
        (check,) = [each for each in await guest.discord.check(GROUP) if each.what.key == "check-automod"]
        assert (check.fine, check.wrong) == (fine, False)


async def test_a_role_above_the_bots_whose_members_it_should_look_after_is_named(guest: Guest) -> None:
    guest.fake.server.roles["204"] = (0, 11)
    (check,) = [each for each in await guest.discord.check(GROUP) if each.wrong]
    assert (check.what.key, check.fix.values["roles"]) == ("check-role-order", "role 204")


async def test_intents_that_are_off_are_named(guest: Guest) -> None:
    guest.fake.rest.flags = 1 << 19
    assert await wrong(guest.discord, "") == [("check-intent-members", "")]


async def test_an_office_is_a_channel_of_the_server_it_can_see(guest: Guest) -> None:
    assert await wrong(guest.discord, GROUP, "discord:100/302") == []
    assert await wrong(guest.discord, GROUP, "discord:100/999") == [("check-office", "")]
    assert await wrong(guest.discord, GROUP, "discord:7/302") == [("check-office", "")]


@pytest.mark.parametrize(
    ("overwrites", "fine"),
    [
        ([], True),
        ([{"id": "100", "type": 0, "allow": "0", "deny": str(1 << 11)}], False),
        ([{"id": "100", "type": 0, "deny": str(1 << 10)}, {"id": "203", "type": 0, "allow": str(1 << 10)}], True),
        ([{"id": "203", "type": 0, "deny": str(1 << 11)}, {"id": BOT, "type": 1, "allow": str(1 << 11)}], True),
        ([{"id": BOT, "type": 1, "allow": "0", "deny": str(1 << 11)}], False),
        ([{"id": "4", "type": 1, "allow": "0", "deny": str(1 << 11)}], True),
        ([{"id": "201", "type": 0, "allow": "0", "deny": str(1 << 11)}], True),
        ([{"id": None, "type": {}, "deny": []}, "broken"], True),
    ],
)
async def test_an_office_is_fine_only_where_the_bot_may_write(guest: Guest, overwrites: Any, fine: bool) -> None:
    guest.fake.server.roles["203"] = (INVITE, 10)
    guest.fake.server.channels["302"]["permission_overwrites"] = overwrites
    assert (await wrong(guest.discord, GROUP, "discord:100/302") == []) is fine


async def test_a_clock_that_is_off_is_told_by_how_much(guest: Guest) -> None:
    guest.discord._connection.time = ServerTime(lambda: datetime.now(UTC) + timedelta(hours=1))
    guest.discord._connection._client = None
    (clock,) = [each for each in await guest.discord.check() if each.what.key == "check-clock"]
    assert not clock.fine
    assert abs(int(str(clock.fix.values["seconds"])) - 3600) <= 5


async def test_it_can_be_asked_without_being_connected(fake: FakeDiscord) -> None:
    discord = Discord(TOKEN, fake.url)
    assert await wrong(discord) == []
    del fake.server.members[BOT]
    assert await wrong(discord) == [("check-here", "")]
    assert fake.identified == 0


async def test_a_wrong_token_is_an_error_that_does_not_tell_it(fake: FakeDiscord) -> None:
    with pytest.raises(PlatformError) as refused:
        await Discord("not-the-token", fake.url).check(GROUP)
    assert "not-the-token" not in str(refused.value)


async def test_a_channel_closed_to_the_bot_is_named(guest: Guest) -> None:
    guest.fake.server.roles["203"] = (EVERYONE_MAY, 10)
    await guest.fake.tell("GUILD_CREATE", guest.fake.server.payload())
    await guest.event(RightsChanged, 2)
    (check,) = [each for each in await guest.discord.check(GROUP) if each.what.key == "check-channels"]
    assert not check.fine
    assert "hall" in str(check.fix.values["names"])
