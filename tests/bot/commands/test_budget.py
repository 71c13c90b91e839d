"""/budget, and removing that rests."""

from datetime import timedelta

import pytest

from chat.calibration import Calibration, Pause
from chat.case import Outcome
from chat.events import MemberJoined
from chat.people import Role
from chat.records import ChangeSetting, KeepCalibration, KeepPause
from chat.words import Words
from moderation.moderation import Moderation
from tests.bot.commands.room import ADMIN, ANN, BOB, GROUP, MOD, OFFICE, OWNER, START, Room, of_kind, said

WHY = Words("by-hand", name="x", reason="")


async def count(room: Room, scores: list[float], *, wrong: tuple[float, ...] = (), messages: int = 0) -> None:
    """Let the scores of the group's own messages have been counted."""
    highest = tuple(sorted(scores, reverse=True))[:512]
    counted = Calibration(
        at=START,
        since=START - timedelta(days=20),
        seen=len(scores),
        highest=highest,
        wrong=wrong,
        caught=(0.99, 0.95, 0.7, 0.65),
        messages=messages,
        read_by="|",
    )
    event = MemberJoined(id=f"counted:{room.now}", group=GROUP, at=room.now, member=ANN)
    await room.keep(event, [KeepCalibration(group=GROUP, reason=WHY, calibration=counted)])


async def test_before_anything_was_counted_it_says_what_is_gone_by(room: Room) -> None:
    told = await room.told(MOD, "budget")
    assert "Wrong removals allowed: 1 among 1,000 messages." in told
    assert "I ask from score 0.6 and remove from 0.9." in told
    assert "Nothing was counted yet." in told


async def test_it_shows_the_limits_how_sure_they_are_and_what_others_would_mean(room: Room) -> None:
    await count(room, [0.0004 * number for number in range(2000)], wrong=(0.7,), messages=9000)
    told = await room.told(MOD, "budget")
    for part in (
        "I ask from score 0.8 and remove from 0.8.",
        "Counted: 2000 messages of members since 2026-02-10.",
        "With 95 % certainty at most 2.4 in 1,000",
        "Taken back or let stand by moderators: 1 among 9000 messages.",
        "0.5 in 1,000: removed from 0.8, 50 % of past catches would only be asked about",
        "10 in 1,000: removed from 0.79",
    ):
        assert part in told, part


async def test_with_too_little_counted_it_says_how_much_it_takes(room: Room) -> None:
    await count(room, [0.1] * 300)
    told = await room.told(MOD, "budget")
    assert "Counted so far: 300 messages of members; it takes 999 to be sure." in told
    assert "1 in 1,000: too little seen, removed from 0.9" in told
    assert "5 in 1,000: removed from 0.6" in told


async def test_an_admin_sets_it_and_the_limits_follow_at_once(room: Room) -> None:
    await count(room, [0.0004 * number for number in range(2000)])
    actions = await room.call(ADMIN, "budget 5")
    [change] = of_kind(actions, ChangeSetting)
    assert isinstance(change, ChangeSetting)
    assert (change.section, change.field, change.value, change.before) == ("moderation", "wrong_per_1000", 5, None)
    assert "Wrong removals allowed: 5 among 1,000 messages (before: 1)." in said(actions)
    assert "I ask from score 0.78 and remove from 0.8" in said(actions)
    settings = await room.store.settings(GROUP)
    assert settings[Moderation].wrong_per_1000 == 5
    assert "allowed: 5 among" in await room.told(MOD, "budget")


@pytest.mark.parametrize("wrong", ["0", "-1", "101", "1e999", "nan", "x", "2 3", "٣", "5a", "9" * 5000])
async def test_what_is_no_budget_is_refused(room: Room, wrong: str) -> None:
    actions = await room.call(OWNER, f"budget {wrong}")
    assert not of_kind(actions, ChangeSetting)
    assert said(actions)


async def test_limits_set_by_hand_go_before_it_and_it_says_so(room: Room) -> None:
    await room.call(OWNER, "settings moderation remove_above 0.97")
    await count(room, [0.1] * 3000)
    told = await room.told(MOD, "budget")
    assert "I ask from score 0.5 and remove from 0.97." in told
    assert "remove_above was set by hand" in told
    assert "“/settings moderation remove_above default”" in told


async def test_a_moderator_lets_removing_rest_and_go_on(room: Room) -> None:
    told = await room.told(MOD, "budget resume")
    assert "does not rest" in told
    actions = await room.call(MOD, "budget pause 2h")
    [kept] = of_kind(actions, KeepPause)
    assert isinstance(kept, KeepPause)
    assert kept.pause is not None
    assert kept.pause.until - kept.pause.since == timedelta(hours=2)
    assert "Removing rests for 2 hours" in said(actions)
    told = await room.told(MOD, "budget")
    assert "remove nothing by myself" in told
    assert "Removing rests until" in told
    assert "again" in await room.told(MOD, "budget resume")
    assert "remove from 0.9" in await room.told(MOD, "budget")


async def test_a_pause_survives_a_restart_and_ends_by_itself(room: Room) -> None:
    await room.call(MOD, "budget pause")
    room.store.forget([GROUP])
    assert "remove nothing" in await room.told(MOD, "budget")
    room.now += timedelta(hours=7)
    assert "remove from 0.9" in await room.told(MOD, "budget")


@pytest.mark.parametrize("line", ["budget pause 99999d", "budget pause 0", "budget pause soon", "budget pause -1h"])
async def test_what_is_no_time_to_rest_is_refused(room: Room, line: str) -> None:
    assert not of_kind(await room.call(OWNER, line), KeepPause)


async def test_removals_taken_back_beyond_the_budget_stop_removing_and_tell_the_office_once(room: Room) -> None:
    await room.call(OWNER, f"settings group moderators {OFFICE}")
    for number in range(5):
        case = await room.case(await room.say(BOB, f"hello number {number}"), [])
        actions = await room.call(MOD, f"undo {case.id}", place=OFFICE)
        stopped = of_kind(actions, KeepPause)
        assert bool(stopped) == (number == 2), number
        assert ("3 removals were taken back within a week" in said(actions)) == (number == 2)
    context = await room.known()
    assert context.resting
    assert context.pause is not None
    assert context.pause.cause == "overturned"
    assert isinstance(context.pause, Pause)


async def test_after_going_on_what_was_taken_back_before_counts_no_more(room: Room) -> None:
    for number in range(3):
        case = await room.case(await room.say(BOB, f"hello number {number}"), [])
        await room.call(MOD, f"undo {case.id}")
    await room.call(MOD, "budget resume")
    case = await room.case(await room.say(BOB, "hello once more"), [])
    assert not of_kind(await room.call(MOD, f"undo {case.id}"), KeepPause)


async def test_what_was_asked_about_for_nothing_counts_a_fifth(room: Room) -> None:
    stopped = []
    for number in range(15):
        case = await room.case(await room.say(BOB, f"hello number {number}"), [], outcome=Outcome.ASKED)
        stopped += of_kind(await room.call(MOD, f"dismiss {case.id}"), KeepPause)
        if number < 14:
            assert stopped == []
    assert len(stopped) == 1


def test_only_admins_change_it() -> None:
    from bot.commands.budget import Budget

    assert Budget().needs([]) is Role.MODERATOR
    assert Budget().needs(["resume"]) is Role.MODERATOR
    assert Budget().needs(["2"]) is Role.ADMIN
