"""Clearing away many messages at once."""

from datetime import timedelta

from chat.actions import DeleteMessage, SendMessage
from chat.case import Outcome, Step
from chat.platform import Capabilities
from chat.records import OpenCase
from storage.views import cases
from tests.bot.commands.room import ADMIN, ANN, BOB, GROUP, MOD, Room, of_kind, said


def deleted(actions: object) -> list[str]:
    assert isinstance(actions, list | tuple)
    return [each.message for each in actions if isinstance(each, DeleteMessage)]


async def test_the_last_messages_go_but_none_of_staff(room: Room) -> None:
    kept, *gone = [(await room.say(ANN, f"message {n}")).id for n in range(4)]
    await room.say(MOD, "stop it")
    actions = await room.call(MOD, "purge 4")
    assert deleted(actions) == gone
    assert kept not in deleted(actions)
    assert "3 messages are deleted" in said(actions)
    assert "One of staff was left." in said(actions)


async def test_everything_from_the_answered_message_on_goes(room: Room) -> None:
    await room.say(ANN, "before")
    first = await room.say(ANN, "this one")
    last = await room.say(BOB, "and this")
    assert deleted(await room.call(MOD, "purge", reply_to=first)) == [first.id, last.id]


async def test_one_members_messages_go_and_nobody_elses(room: Room) -> None:
    mine = [(await room.say(BOB, f"message {n}")).id for n in range(3)]
    await room.say(ANN, "hello")
    assert deleted(await room.call(MOD, "purge @bob")) == mine
    again = [(await room.say(BOB, f"again {n}")).id for n in range(3)]
    assert deleted(await room.call(MOD, "purge @bob 2")) == again[1:]


async def test_only_the_topic_it_is_called_in_is_cleared(room: Room) -> None:
    await room.say(ANN, "elsewhere", thread="8")
    here = await room.say(ANN, "here", thread="7")
    assert deleted(await room.call(MOD, "purge 10", thread="7")) == [here.id]


async def test_what_was_cleared_is_one_case_that_can_be_undone(room: Room) -> None:
    for n in range(3):
        await room.say(BOB, f"message {n}")
    actions = await room.call(MOD, "purge 3")
    (opened,) = of_kind(actions, OpenCase)
    assert isinstance(opened, OpenCase)
    file = await cases.case(room.store.database, GROUP, opened.case.id)
    assert file is not None
    assert (file.case.outcome, file.case.receipt.verdict.step) == (Outcome.ACTED, Step.DELETE)
    back = await room.call(MOD, f"undo {opened.case.id}")
    assert [each for each in back if isinstance(each, SendMessage) and "message 1" in str(each.text)]


async def test_what_is_too_old_for_the_network_is_left(room: Room) -> None:
    await room.say(BOB, "old")
    room.now += timedelta(hours=3)
    new = await room.say(BOB, "new")
    able = Capabilities(delete_within=timedelta(hours=2))
    assert deleted(await room.call(MOD, "purge 10", able=able)) == [new.id]


async def test_in_a_dry_run_nothing_goes(room: Room) -> None:
    await room.call(ADMIN, "settings group dry_run on")
    await room.say(BOB, "hello")
    actions = await room.call(MOD, "purge 1")
    assert deleted(actions) == []
    assert said(actions).startswith("Dry run")


async def test_nothing_goes_without_a_number_a_member_or_an_answer(room: Room) -> None:
    await room.say(BOB, "hello")
    for line in ("purge", "purge 0", "purge 101", "purge -5", "purge @nobody", "purge ٣"):
        actions = await room.call(MOD, line)
        assert deleted(actions) == [], line
        assert said(actions), line
