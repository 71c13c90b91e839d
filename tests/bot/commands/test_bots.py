"""Other bots: nothing is done by accident against those that the group trusts, and no bot is served."""

import pytest

from chat.actions import Ban, DeleteMessage, Mute
from chat.case import Outcome
from chat.people import Kind, Member
from chat.records import ChangeSetting, FileReport, TrustMember
from tests.bot.commands.room import ADMIN, ANN, BOB, BOT, MOD, Room, of_kind, said

STRANGE = Member(id=BOT.id, name=BOT.name, username=BOT.username, kind=Kind.STRANGE_BOT)


@pytest.mark.parametrize("by_reply", [True, False])
async def test_a_trusted_bot_is_spared_with_a_word_on_how_to_act_all_the_same(by_reply: bool, room: Room) -> None:
    message = await room.say(BOT, "beep") if by_reply else None
    for command in ("warn", "mute", "kick", "ban"):
        line = command if by_reply else f"{command} @otherbot"
        actions = await room.call(MOD, line, reply_to=message)
        assert len(actions) == 1, command
        assert "a bot that the group trusts" in said(actions)
        assert "/trust @otherbot off" in said(actions)


async def test_an_admin_takes_trust_away_and_then_a_moderator_may_act(room: Room) -> None:
    message = await room.say(BOT, "beep")
    assert "a stranger from now on" in await room.told(ADMIN, "trust @otherbot off")
    for actions in (await room.call(MOD, "mute 1h", reply_to=message), await room.call(MOD, "ban @otherbot")):
        assert of_kind(actions, Mute, Ban)
    assert "one of the group’s own bots" in await room.told(ADMIN, "trust @otherbot")
    assert "a bot that the group trusts" in await room.told(MOD, "ban @otherbot")


async def test_a_moderator_does_not_decide_which_bots_are_trusted(room: Room) -> None:
    for line in ("trust @otherbot", "trust @otherbot off"):
        actions = await room.call(MOD, line)
        assert not of_kind(actions, ChangeSetting, TrustMember)
        assert said(actions) == "That is for the admins."


async def test_a_list_in_the_settings_counts_at_once_for_what_was_said_before(room: Room) -> None:
    message = await room.say(STRANGE, "beep")
    for line in ("ban", "purge @otherbot"):
        assert not of_kind(await room.call(MOD, line, reply_to=message), Ban, DeleteMessage), line
    await room.call(ADMIN, "settings bots strangers add @OtherBot")
    assert of_kind(await room.call(MOD, "purge @otherbot"), DeleteMessage)
    assert of_kind(await room.call(MOD, "ban", reply_to=message), Ban)
    await room.call(ADMIN, f"settings bots trusted add {BOT.id}")
    assert not of_kind(await room.call(MOD, "ban", reply_to=message), Ban)


async def test_a_clearing_passes_over_trusted_bots_and_says_so(room: Room) -> None:
    await room.say(BOB, "one")
    await room.say(BOT, "beep")
    actions = await room.call(MOD, "purge 2")
    assert [each.author for each in of_kind(actions, DeleteMessage) if isinstance(each, DeleteMessage)] == [BOB]


async def test_a_trusted_bot_is_not_reported_and_a_strange_one_is(room: Room) -> None:
    message = await room.say(BOT, "beep")
    actions = await room.call(ANN, "report", reply_to=message)
    assert not of_kind(actions, FileReport)
    assert "please tell an admin" in said(actions)
    await room.call(ADMIN, "settings bots others judged")
    assert of_kind(await room.call(ANN, "report", reply_to=message), FileReport)


async def test_what_was_asked_about_a_bot_is_not_done_once_it_is_trusted(room: Room) -> None:
    message = await room.say(STRANGE, "beep")
    case = await room.case(message, [], outcome=Outcome.ASKED)
    actions = await room.call(MOD, f"confirm {case.id}")
    assert len(actions) == 1
    assert "a bot that the group trusts" in said(actions)


@pytest.mark.parametrize("bot", [BOT, STRANGE], ids=["trusted", "strange"])
@pytest.mark.parametrize("line", ["help", "checkin", "points", "report", "rules", "nothing-like-this"])
@pytest.mark.parametrize("private", [True, False])
async def test_no_bot_is_answered_or_gets_points(line: str, bot: Member, private: bool, room: Room) -> None:
    assert await room.call(bot, line, private=private) == ()
