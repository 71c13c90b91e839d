"""Every command, with and without the arguments that ask for more, against every role."""

import pytest

from bot.commands import COMMANDS, NAMED, role_of
from chat.actions import SANCTIONS
from chat.context import Context
from chat.events import CommandCalled
from chat.people import Member, Role, Standing
from chat.records import ChangeSetting, CloseCase, Teach, TrustMember
from chat.settings import GroupSettings
from tests.bot.commands.room import (
    ADMIN,
    ANN,
    BOB,
    BOT,
    GROUP,
    INNKEEPER,
    MOD,
    OFFICE,
    OTHER,
    OWNER,
    START,
    Room,
    of_kind,
    said,
)

LEAST = {
    "help": Role.MEMBER,
    "rules": Role.MEMBER,
    "why": Role.MEMBER,
    "report": Role.MEMBER,
    "faq": Role.MEMBER,
    "faq list": Role.MEMBER,
    "faq add a? | b": Role.MODERATOR,
    "faq remove 1": Role.MODERATOR,
    "faq REMOVE 1": Role.MODERATOR,
    "points": Role.MEMBER,
    "top": Role.MEMBER,
    "checkin": Role.MEMBER,
    "warn @bob": Role.MODERATOR,
    "mute @bob 1h": Role.MODERATOR,
    "unmute @bob": Role.MODERATOR,
    "kick @bob": Role.MODERATOR,
    "ban @bob": Role.MODERATOR,
    "unban @bob": Role.MODERATOR,
    "undo K7F3QM2A": Role.MODERATOR,
    "undo links since 2h": Role.ADMIN,
    "confirm K7F3QM2A": Role.MODERATOR,
    "dismiss K7F3QM2A": Role.MODERATOR,
    "teach K7F3QM2A spam": Role.MODERATOR,
    "teach rollback": Role.MODERATOR,
    "teach rollback 3": Role.MODERATOR,
    "teach rollback @mod": Role.ADMIN,
    "teach rollback all": Role.ADMIN,
    "budget": Role.MODERATOR,
    "budget resume": Role.MODERATOR,
    "budget pause 2h": Role.MODERATOR,
    "budget 2": Role.ADMIN,
    "trust @bob": Role.MODERATOR,
    "cases": Role.MODERATOR,
    "calm": Role.MODERATOR,
    "open": Role.MODERATOR,
    "purge 5": Role.MODERATOR,
    "poll Where? | inn | river": Role.MODERATOR,
    "pin": Role.MODERATOR,
    "unpin": Role.MODERATOR,
    "slow 30s": Role.MODERATOR,
    "close": Role.MODERATOR,
    "reopen": Role.MODERATOR,
    "title @bob Owl": Role.MODERATOR,
    "untitle @bob": Role.MODERATOR,
    "entrance": Role.ADMIN,
    "topic": Role.MODERATOR,
    "topic add x": Role.MODERATOR,
    "stage": Role.MODERATOR,
    "stage links": Role.MODERATOR,
    "stage links shadow": Role.ADMIN,
    "settings": Role.MODERATOR,
    "settings flood": Role.MODERATOR,
    "settings flood messages": Role.MODERATOR,
    "settings flood messages 8": Role.ADMIN,
    "settings flood.messages 8": Role.ADMIN,
    "lang": Role.ADMIN,
    "lang zh-TW": Role.ADMIN,
    "preset": Role.MODERATOR,
    "preset strict": Role.ADMIN,
    "preset undo": Role.ADMIN,
    "office": Role.ADMIN,
    "office off": Role.ADMIN,
    "doctor": Role.MODERATOR,
    "history": Role.MODERATOR,
    "history 30": Role.ADMIN,
    "history stop": Role.ADMIN,
    "done": Role.ADMIN,
}
BY_ROLE = {Role.MEMBER: ANN, Role.MODERATOR: MOD, Role.ADMIN: ADMIN, Role.OWNER: OWNER}


def test_the_table_names_every_command() -> None:
    assert {line.partition(" ")[0] for line in LEAST} == {command.spec.name for command in COMMANDS}


def test_no_two_commands_share_a_name() -> None:
    names = [name for command in COMMANDS for name in (command.spec.name, *command.spec.aliases)]
    assert len(names) == len(set(names)) == len(NAMED)


@pytest.mark.parametrize("role", BY_ROLE)
async def test_a_lower_role_is_denied_and_a_sufficient_one_is_not(role: Role, room: Room) -> None:
    for line, least in LEAST.items():
        actions = await room.call(BY_ROLE[role], line)
        denied = "That is for the" in said(actions)
        assert denied == (role < least), (line, said(actions))
        if denied:
            assert not of_kind(actions, *SANCTIONS, ChangeSetting, CloseCase, Teach, TrustMember)


@pytest.mark.parametrize("caller", [BOT, INNKEEPER], ids=["another bot", "the bot itself"])
async def test_bots_are_not_answered_so_that_two_cannot_talk_for_ever(caller: Member, room: Room) -> None:
    for line in LEAST:
        assert not await room.call(caller, line), line


async def test_nobody_gets_a_role_by_a_name_or_by_an_office_that_is_not_the_groups(room: Room) -> None:
    assert not await room.call(OWNER, "ban @bob", place=OTHER)


async def test_the_groups_own_office_may_act_on_the_group(room: Room) -> None:
    await room.call(OWNER, f"settings group moderators {OFFICE}")
    assert "banned" in said(await room.call(MOD, "ban @bob", place=OFFICE))


def test_a_role_from_another_time_does_not_count_in_the_group_itself() -> None:
    event = CommandCalled(id="1", group=GROUP, at=START, by=BOB, name="ban")
    context = Context(now=START, standing=Standing(role=Role.OWNER), settings=GroupSettings())
    assert role_of(event, context) is Role.MEMBER


@pytest.mark.parametrize("name", ["nothing", "ban@otherbot", "BAN@otherbot", "", "ban;", "../ban", "{0.__class__}"])
async def test_an_unknown_name_in_a_group_is_left_to_other_bots(name: str, room: Room) -> None:
    assert not await room.call(OWNER, f"{name} @bob")


async def test_an_unknown_name_in_private_is_answered(room: Room) -> None:
    answered = said(await room.call(ANN, "nothing {0.__class__}", private=True))
    assert answered == "There is no /nothing. /help lists what there is."


@pytest.mark.parametrize("line", ["HELP", "Help", "帮助", "幫助"])
async def test_names_are_known_in_any_case_and_in_chinese(line: str, room: Room) -> None:
    assert "/checkin" in said(await room.call(ANN, line))


async def test_arguments_longer_than_any_message_are_not_read(room: Room) -> None:
    assert "too long" in said(await room.call(OWNER, "settings group rules " + "x" * 5_000))
