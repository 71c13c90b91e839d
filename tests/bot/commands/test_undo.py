from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.commands.undoing import inverses
from chat.actions import (
    Action,
    Ban,
    ChatAction,
    DeleteMessage,
    EditMessage,
    Kick,
    Mute,
    Retract,
    SendMessage,
    Unban,
    Unmute,
)
from chat.case import Label, Outcome
from chat.language import language
from chat.platform import Refusal
from chat.records import AddWarning, AwardPoints, ChangeSetting, CloseCase, RemoveWarning, Teach, TrustMember, Unteach
from chat.words import Words
from storage.outbox import Outbox
from storage.views import cases, members, samples
from tests.bot.commands.room import (
    ADMIN,
    ANN,
    BOB,
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

WHY = Words("by-command", name="Mod", command="warn")
DELETE = DeleteMessage(group=GROUP, reason=WHY, message="7", author=BOB, text="buy now")
MUTE = Mute(group=GROUP, reason=WHY, member=BOB, until=START + timedelta(days=1))
WARNING = AddWarning(group=GROUP, reason=WHY, member=BOB, warning="w", until=START + timedelta(days=30))
POINTS = AwardPoints(group=GROUP, reason=WHY, member=BOB, points=-3, entry="e", kind="message", day="2026-03-02")
ALL: list[Action] = [
    DELETE,
    DeleteMessage(group=GROUP, reason=WHY, message="8", author=BOB),
    MUTE,
    Kick(group=GROUP, reason=WHY, member=BOB),
    Ban(group=GROUP, reason=WHY, member=BOB),
    SendMessage(group=GROUP, reason=WHY, text="a notice", key="notice:1"),
    SendMessage(group=GROUP, reason=WHY, text="a passing notice"),
    SendMessage(group=OFFICE, reason=WHY, text="a card", key="card:1"),
    EditMessage(group=OFFICE, reason=WHY, of="card:1", text="x"),
    WARNING,
    POINTS,
    ChangeSetting(group=GROUP, reason=WHY, section="flood", field="messages", value=5, before=None, by=MOD),
    Teach(group=GROUP, reason=WHY, sample="s", text="t", label=Label.SPAM, by=MOD),
    TrustMember(group=GROUP, reason=WHY, member=BOB, trusted=True),
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(ALL), max_size=12))
def test_every_action_is_taken_back_newest_first_or_named_as_lasting(actions: list[Action]) -> None:
    back = inverses(actions)
    silent = [
        each
        for each in actions
        if isinstance(each, EditMessage)
        or (isinstance(each, SendMessage) and (not each.key or each.key.startswith("card:")))
    ]
    assert len(back.actions) + len(back.lasting) + len(silent) == len(actions)
    expected = [each.inverse() for each in reversed(actions) if each not in silent]
    assert list(back.actions) == [each for each in expected if each is not None]


@settings(deadline=None)
@given(st.lists(st.sampled_from([MUTE, WARNING, POINTS, ALL[11], ALL[13]]), max_size=8))
def test_the_inverse_of_the_inverse_of_a_record_is_the_record(actions: list[Action]) -> None:
    twice = [
        again for each in inverses(actions).actions if (again := each.inverse()) is not None and again.inverse() == each
    ]
    settings = [each for each in actions if isinstance(each, ChangeSetting | TrustMember)]
    assert [each for each in twice if isinstance(each, ChangeSetting | TrustMember)] == settings[::-1]


async def test_a_case_is_taken_back_whole_and_closed(room: Room) -> None:
    await room.call(OWNER, f"settings group moderators {OFFICE}")
    message = await room.say(BOB, "buy now")
    case = await room.case(message, [DELETE, MUTE, WARNING, POINTS])
    actions = await room.call(MOD, f"undo {case.id}", place=OFFICE)
    assert [type(each) for each in actions] == [
        AwardPoints,
        RemoveWarning,
        Unmute,
        SendMessage,
        Unteach,
        CloseCase,
        EditMessage,
        SendMessage,
    ]
    assert "all of it" in said(actions[-1:])
    file = await cases.case(room.store.database, GROUP, case.id)
    assert file is not None
    assert file.case.outcome is Outcome.UNDONE
    assert file.closed_by == MOD
    assert await members.warnings(room.store.database, GROUP, BOB.id, room.now) == []


async def test_a_text_as_long_as_a_message_can_be_comes_back_whole(room: Room) -> None:
    text = "".join(str(number % 10) for number in range(4_096))
    case = await room.case(await room.say(BOB, text), [replace(DELETE, text=text)])
    actions = await room.call(MOD, f"undo {case.id}")
    posts = [each.text for each in actions[:-1] if isinstance(each, SendMessage)]
    assert all(len(language("en").say(post)) <= 4_096 for post in posts)
    assert "".join(str(post.values["text"]) for post in posts if isinstance(post, Words)) == text


async def test_a_case_is_undone_once(room: Room) -> None:
    case = await room.case(await room.say(BOB, "buy now"), [DELETE])
    await room.call(MOD, f"undo {case.id}")
    again = await room.call(MOD, f"undo {case.id}")
    assert said(again) == f"Case {case.id} was undone before."
    assert not of_kind(again, CloseCase)


async def test_what_cannot_be_taken_back_is_named(room: Room) -> None:
    case = await room.case(await room.say(BOB, "buy now"), [Kick(group=GROUP, reason=WHY, member=BOB)])
    told = await room.told(MOD, f"undo {case.id}")
    assert told.endswith("Except: they were put out and come back by themselves.")


@pytest.mark.parametrize(
    "action", [type(each) for each in ALL if each.inverse() is None and isinstance(each, ChatAction)]
)
def test_everything_without_inverse_has_a_name_or_is_only_said(action: type[Action]) -> None:
    assert action in (DeleteMessage, Kick, SendMessage, EditMessage)


async def test_a_dry_run_has_nothing_on_the_network_to_take_back(room: Room) -> None:
    case = await room.case(await room.say(BOB, "buy now"), [DELETE, WARNING], dry_run=True)
    actions = await room.call(MOD, f"undo {case.id}")
    assert of_kind(actions, RemoveWarning)
    assert len(of_kind(actions, SendMessage)) == 1


async def test_what_was_learnt_from_a_case_is_forgotten_with_it(room: Room) -> None:
    case = await room.case(await room.say(BOB, "buy now"), [DELETE])
    await room.call(MOD, f"teach {case.id}")
    assert [sample.label for sample in await samples.samples(room.store.database, GROUP)] == [Label.SPAM]
    await room.call(MOD, f"undo {case.id}")
    assert await samples.samples(room.store.database, GROUP) == []


async def test_a_case_is_found_by_reply_to_the_message_and_to_the_card(room: Room) -> None:
    message = await room.say(BOB, "buy now")
    case = await room.case(message, [DELETE])
    assert case.id in await room.told(MOD, "why", reply_to=message)
    card = replace(message, id="card", author=INNKEEPER, text=f"spam: removed\n│ TELEGRAM AAAAAAAA\nCase {case.id}")
    assert f"Case {case.id} is undone" in await room.told(MOD, "undo", reply_to=card)


async def test_a_case_of_another_group_is_not_there(room: Room) -> None:
    await room.fill(OTHER)
    case = await room.case(await room.say(BOB, "buy now", OTHER), [])
    for line in ("undo", "why", "confirm", "dismiss", "teach"):
        actions = await room.call(OWNER, f"{line} {case.id}")
        assert said(actions).startswith(f"There is no case {case.id} in this group."), line
        assert len(actions) == 1
    assert not of_kind(await room.call(OWNER, f"ban {case.id}"), Ban)


@pytest.mark.parametrize("line", ["undo", "undo x", "undo ' OR 1=1 --", "undo {0.__class__}", "undo " + "A" * 3_000])
async def test_no_case_is_answered_with_an_example(line: str, room: Room) -> None:
    assert "/undo K7F3QM2A" in await room.told(ADMIN, line) or "Write a case's number" in await room.told(ADMIN, line)


async def test_all_that_one_detector_did_since_a_time_is_undone(room: Room) -> None:
    old = await room.case(await room.say(BOB, "buy now"), [DELETE])
    room.now += timedelta(hours=3)
    new = [await room.case(await room.say(each, "buy now"), [DELETE]) for each in (ANN, BOB)]
    confirmed = await room.case(await room.say(BOB, "buy now"), [DELETE], outcome=Outcome.CONFIRMED)
    assert said(await room.call(ADMIN, "undo flood since 2h")) == "flood did nothing in that time."
    actions = await room.call(ADMIN, "undo links since 2h")
    closed = [each.case for each in of_kind(actions, CloseCase) if isinstance(each, CloseCase)]
    assert sorted(closed) == sorted(each.id for each in new)
    assert old.id not in closed
    assert confirmed.id not in closed
    told = "2 cases of links are undone.\nOne more was left: a moderator had confirmed it."
    assert said(actions[-1:]) == told
    assert "did nothing" not in await room.told(ADMIN, "undo links 过去 5小时")


@pytest.mark.parametrize(
    "line", ["undo links since", "undo links since 91d", "undo links since yesterday", "undo nothing since 2h"]
)
async def test_an_impossible_since_undoes_nothing(line: str, room: Room) -> None:
    await room.case(await room.say(BOB, "buy now"), [DELETE])
    assert not of_kind(await room.call(ADMIN, line), CloseCase)


async def test_retracting_a_notice_is_part_of_undoing(room: Room) -> None:
    case = await room.case(await room.say(BOB, "buy now"), [ALL[5]])
    assert of_kind(await room.call(MOD, f"undo {case.id}"), Retract)


async def test_unbanning_is_the_undo_of_a_ban_by_hand(room: Room) -> None:
    await room.call(MOD, "ban @bob adverts")
    newest = (await cases.cases(room.store.database, GROUP, limit=1))[0]
    assert of_kind(await room.call(MOD, f"undo {newest.id}"), Unban)


async def test_what_the_network_had_refused_to_do_is_not_taken_back(room: Room) -> None:
    message = await room.say(BOB, "buy now")
    deletion = DeleteMessage(group=GROUP, reason=WHY, message=message.id, author=BOB, text="buy now")
    case = await room.case(message, [deletion, MUTE])
    outbox = Outbox(room.store.database)
    for row in await outbox.pending(room.now, {"net"}):
        if isinstance(row.action, DeleteMessage):
            await outbox.refused(row.id, Refusal.FORBIDDEN, "not enough rights", room.now)
    done = await room.call(MOD, f"undo {case.id}")
    assert of_kind(done, Unmute)
    assert not [each for each in of_kind(done, SendMessage) if "buy now" in said([each])]
