"""Buttons: pressed by the wrong people, from the wrong place, too late, with what no button says."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from chat.people import Member, Role
from storage.views import journal
from tests.conversations.stage import LOBBY, OFFICE, Stage, stage


@pytest.fixture
async def on() -> AsyncIterator[Stage]:
    async with stage() as one:
        await one.set("group", "moderators", OFFICE)
        for name, part in (("Lin", "newcomer"), ("Ann", "regular"), ("Jonas", "moderator")):
            await one.come(name, part)
        await one.say("Lin", "兼职日结300-500，加微信 zhuanqian8866 了解 https://t.me/+AbCdEfGh12345")
        one.network.lines.clear()
        yield one


async def test_a_member_who_presses_a_moderators_button_is_told_that_it_is_not_theirs(on: Stage) -> None:
    await on.happen(on.pressed("Ann", "Undo"))
    assert on.network.lines == ["office> That is for the moderators."]


async def test_the_owner_of_another_group_cannot_press_this_ones_buttons(on: Stage) -> None:
    owner = Member(id="inn:99", name="Eve", role=Role.OWNER)
    await on.happen(replace(on.pressed("Jonas", "Undo"), by=owner, group="inn:elsewhere"))
    assert on.network.lines == []


async def test_a_button_about_another_group_finds_no_case_there(on: Stage) -> None:
    press = on.pressed("Jonas", "Undo")
    owner = Member(id="inn:99", name="Eve", role=Role.OWNER)
    await on.happen(replace(press, by=owner, group="inn:elsewhere", about="inn:elsewhere"))
    assert [line for line in on.network.lines if "There is no case" not in line] == []


@pytest.mark.parametrize(
    "forged", ["", "undo", "undo AAAAAAAA", "eval 1+1", "ban inn:3", "ban inn:0", "x" * 5_000, "undo\x00"]
)
async def test_what_no_button_says_undoes_and_bans_nothing(forged: str, on: Stage) -> None:
    await on.happen(replace(on.pressed("Jonas", "Undo"), pressed=forged))
    assert not [line for line in on.network.lines if not line.startswith("office> ")]


async def test_a_button_delivered_twice_is_pressed_once(on: Stage) -> None:
    press = on.pressed("Jonas", "Undo")
    await on.happen(press)
    done = list(on.network.lines)
    await on.happen(press)
    assert on.network.lines == done


async def test_the_journal_says_who_undid_and_who_changed_what(on: Stage) -> None:
    await on.press("Jonas", "Undo")
    await on.set("flood", "messages", "12")
    entries = await journal.entries(on.store.database, LOBBY)
    closed = next(entry for entry in entries if entry.kind == "CloseCase")
    assert (closed.who, closed.details["outcome"]) == (on.people["Jonas"].id, "undone")
    change = next(entry for entry in entries if entry.kind == "ChangeSetting" and entry.about == "flood.messages")
    assert (change.details["before"], change.details["value"]) == (None, 12)


async def test_a_moderator_of_the_group_who_is_nobody_in_the_office_may_press_again_and_again(on: Stage) -> None:
    guest = replace(on.people["Jonas"], role=Role.MEMBER)
    await on.happen(replace(on.pressed("Jonas", "Why"), by=guest))
    await on.happen(replace(on.pressed("Jonas", "Undo"), by=guest))
    assert "unmuted> Lin" in on.network.lines
    await on.come("Mei", "owner")
    on.network.lines.clear()
    await on.say("Mei", "/ban @jonas")
    assert on.network.lines == ["bot to Mei> Jonas is looked after: nothing is done against staff and linked channels."]


async def test_an_admin_of_the_office_alone_is_no_admin_of_the_group(on: Stage) -> None:
    ann = replace(on.people["Ann"], role=Role.ADMIN)
    await on.happen(replace(on.pressed("Jonas", "Why"), by=ann))
    on.network.lines.clear()
    await on.say("Ann", "/ban @lin")
    assert on.network.lines == ["bot to Ann> That is for the moderators."]
    await on.say("Jonas", "/ban @ann")
    assert on.network.lines[-2:][0] == "banned> Ann"
