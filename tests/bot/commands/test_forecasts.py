"""Moderators ask why a quarrel was foreseen and say whether it was right; nothing else comes of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.commands.forecasts import ENOUGH
from bot.foresight import load_foresight
from bot.pipeline import react
from chat.actions import EditMessage
from chat.case import Case, Label, Outcome
from chat.events import Event, MessagePosted
from chat.message import Message, Reply
from chat.people import Member
from chat.platform import Capabilities
from chat.records import ChangeSetting, CloseCase, OpenCase
from moderation.forecast import Forecasts
from moderation.reading import read
from storage.views import cases
from storage.views.forecasts import ForecastRecord, forecast_record
from tests.bot.commands.room import ADMIN, ANN, BOB, GROUP, MOD, OFFICE, START, Room, of_kind, said

FORESIGHT = load_foresight()
HEATED = (
    "I have put the old text back.",
    "Why did you undo my work without a word? Who made you the boss?",
    "Because it was wrong, as I told you twice. You obviously never read it.",
    "You always do this. Stop deleting whatever you don't like.",
)


async def quarrel(room: Room, later: timedelta = timedelta(hours=2)) -> Case:
    """Let two quarrel through the real rule and the real store, and give the case of the forecast."""
    last: Message | None = None
    found: list[OpenCase] = []
    for number, text in enumerate(HEATED):
        by: Member = (ANN, BOB)[number % 2]
        room.now += timedelta(seconds=20)
        reply = Reply(message=last.id, author=last.author.id) if last else None
        id_ = f"{room.now:%d%H%M%S}{number}"
        [last] = read([Message(id=id_, group=GROUP, author=by, at=room.now, text=text, reply_to=reply)], None)
        event = MessagePosted(id=f"{GROUP}:{id_}", group=GROUP, at=room.now, message=last)
        await room.store.gather([event])
        known = room.store.context(event, now=room.now, capabilities=Capabilities())
        actions = react(event, replace(known, foresight=FORESIGHT), (Forecasts,))
        await room.keep(event, actions)
        found += [each for each in actions if isinstance(each, OpenCase)]
    (opened,) = found
    room.now += later
    return opened.case


async def office(room: Room) -> None:
    await room.call(ADMIN, f"settings group moderators {OFFICE}")


async def test_the_receipt_shows_the_messages_the_chance_what_was_suggested_and_by_what(room: Room) -> None:
    case = await quarrel(room)
    told = await room.told(MOD, f"why {case.id}")
    assert told.startswith(f"Forecast {case.id}: Ann, Bob. Chance of an attack 0.")
    assert [line for line in told.splitlines() if line.startswith("│")] == [f"│ {text}" for text in HEATED[1:]]
    assert "told from 0.8 – nobody has said yet whether it was right" in told
    assert "slow mode for a quarter of an hour" in told
    assert f"Told by model {FORESIGHT.name if FORESIGHT else ''}," in told
    assert "removed from" not in told


@pytest.mark.parametrize("by", [ANN, BOB])
async def test_those_who_talked_are_not_shown_what_was_foreseen_of_them(room: Room, by: Member) -> None:
    case = await quarrel(room)
    for line in ("why", f"why {case.id}"):
        assert "Nothing was decided about a message of yours" in await room.told(by, line)
    told = await room.call(by, f"dismiss {case.id}")
    assert of_kind(told, CloseCase) == []


@pytest.mark.parametrize("by", [ANN, BOB])
async def test_a_forecast_counts_against_nobody(room: Room, by: Member) -> None:
    await quarrel(room)
    standing = (await room.known(by)).standing
    assert (standing.last_case, standing.warnings) == ("", 0)
    assert await cases.latest_case_about(room.store.database, GROUP, member=by.id) is None


async def open_quarrel(room: Room, by: Member, label: Label = Label.CONFLICT) -> str:
    """Let a case be opened about something that somebody said."""
    spam = await room.case(await room.say(by, "you idiot"), [], outcome=Outcome.ASKED)
    receipt = replace(spam.receipt, verdict=replace(spam.receipt.verdict, label=label))
    case = replace(spam, id=f"QUARREL{'ABM'.index(by.name[0]) + 2}", opened_at=room.now, receipt=receipt)
    event = Event(id=f"quarrel:{case.id}", group=GROUP, at=room.now)
    await room.keep(event, [OpenCase(group=GROUP, reason=receipt.verdict.findings[0].reason, case=case)])
    return case.id


async def test_the_receipt_says_whether_it_came_to_a_quarrel(room: Room) -> None:
    case = await quarrel(room, later=timedelta(minutes=5))
    assert "quarrel was found" not in await room.told(MOD, f"why {case.id}")
    await open_quarrel(room, MOD)
    await open_quarrel(room, ANN, Label.SPAM)
    assert "came to a quarrel" not in await room.told(MOD, f"why {case.id}")
    found = await open_quarrel(room, BOB)
    assert f"Within 30 minutes it came to a quarrel: case {found}." in await room.told(MOD, f"why {case.id}")


async def test_a_quarrel_hours_later_does_not_bear_it_out(room: Room) -> None:
    case = await quarrel(room)
    await open_quarrel(room, BOB)
    assert "In the 30 minutes after it no quarrel was found." in await room.told(MOD, f"why {case.id}")


@pytest.mark.parametrize("line", ["ban", "warn", "mute", "kick", "trust"])
async def test_nobody_is_meant_by_the_number_of_a_forecast(room: Room, line: str) -> None:
    case = await quarrel(room)
    actions = await room.call(ADMIN, f"{line} {case.id}")
    assert [type(each).__name__ for each in actions] == ["SendMessage"]
    assert "not about anybody in it" in said(actions)


async def test_there_is_nothing_to_learn_from_a_forecast_and_nothing_to_undo(room: Room) -> None:
    case = await quarrel(room)
    for line in (f"teach {case.id} spam", f"undo {case.id}"):
        assert [type(each).__name__ for each in await room.call(ADMIN, line)] == ["SendMessage"]


@pytest.mark.parametrize(
    ("name", "outcome", "record"),
    [
        ("confirm", Outcome.CONFIRMED, "1 forecast, 1 right, 0 false alarms."),
        ("dismiss", Outcome.DISMISSED, "1 forecast, 0 right, 1 false alarm."),
    ],
)
async def test_a_verdict_closes_it_and_is_counted_and_nothing_happens_in_the_group(
    room: Room, name: str, outcome: Outcome, record: str
) -> None:
    await office(room)
    case = await quarrel(room)
    actions = await room.call(MOD, f"{name} {case.id}", place=OFFICE)
    assert all(isinstance(each, CloseCase) or each.group == OFFICE for each in actions)
    (card,) = of_kind(actions, EditMessage)
    assert [button.command for button in card.buttons] == ["calm", f"why {case.id}"]  # type: ignore[attr-defined]
    assert record in said(actions)
    known = await cases.case(room.store.database, GROUP, case.id)
    assert known is not None
    assert known.case.outcome is outcome
    assert record in await room.told(MOD, f"why {case.id}")


async def test_who_thinks_better_of_it_says_the_other_thing_and_it_counts_once(room: Room) -> None:
    case = await quarrel(room)
    await room.call(MOD, f"dismiss {case.id}")
    assert "1 forecast, 1 right, 0 false alarms." in await room.told(MOD, f"confirm {case.id}")
    counted = await forecast_record(room.store.database, GROUP, START)
    assert counted == ForecastRecord(told=1, right=1, wrong=0)


async def test_false_alarms_are_no_wrong_removals(room: Room) -> None:
    for _ in range(12):
        case = await quarrel(room)
        actions = await room.call(MOD, f"dismiss {case.id}")
        assert [type(each).__name__ for each in actions] == ["CloseCase", "SendMessage"]


async def test_where_most_were_false_alarms_a_higher_limit_is_suggested(room: Room) -> None:
    for number in range(1, ENOUGH + 1):
        told = await room.told(MOD, f"dismiss {(await quarrel(room)).id}")
        assert ("/settings forecast risk" in told) == (number == ENOUGH)
    changed = await room.call(ADMIN, "settings forecast risk 0.95")
    assert of_kind(changed, ChangeSetting)


async def test_only_forecasts_are_counted_as_such(room: Room) -> None:
    await room.case(await room.say(BOB, "buy"), [], outcome=Outcome.DISMISSED)
    assert await forecast_record(room.store.database, GROUP, START) == ForecastRecord()


async def test_a_dry_run_forecasts_as_well_for_nobody_notices_anyway(room: Room) -> None:
    await room.call(ADMIN, "settings group dry_run on")
    case = await quarrel(room)
    actions = await room.call(MOD, f"confirm {case.id}")
    assert case.receipt.dry_run
    assert [type(each).__name__ for each in actions] == ["CloseCase", "SendMessage"]
