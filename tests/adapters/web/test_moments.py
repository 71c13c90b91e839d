"""Moments told by one clock and by another."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.web.dates import ServerTime
from adapters.web.moments import ours, theirs
from chat.actions import Ban, ChatAction, DeleteMessage, LockDoor, Mute
from chat.events import CommandCalled, MemberJoined, MessageEdited
from chat.message import Message
from chat.people import Member
from chat.words import Words

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
LATE = NOON + timedelta(days=365)
ANN = Member(id="net:1", name="Ann")
WHY = Words("door-reason")
SAID = Message(id="1", group="net:g", author=ANN, at=NOON, edited_at=NOON + HOUR)


@pytest.mark.parametrize(
    ("seconds", "off"), [(0, 0), (59, 0), (-59, 0), (61, 61), (-61, -61), (3599, 3599), (-7200, -7200)]
)
def test_less_than_a_minute_is_only_the_way_there(seconds: int, off: int) -> None:
    time = ServerTime(lambda: NOON)
    assert time.off == timedelta()
    time.hear((NOON + timedelta(seconds=seconds)).strftime("%a, %d %b %Y %H:%M:%S GMT"))
    assert time.off == timedelta(seconds=off)


def test_what_has_an_end_ends_by_the_networks_clock() -> None:
    lasting: list[ChatAction] = [
        Mute(group="net:g", reason=WHY, member=ANN, until=NOON),
        Ban(group="net:g", reason=WHY, member=ANN, until=NOON),
        LockDoor(group="net:g", reason=WHY, until=NOON),
    ]
    assert [getattr(theirs(action, HOUR), "until", None) for action in lasting] == [NOON + HOUR] * 3
    for action in (
        Ban(group="net:g", reason=WHY, member=ANN),
        DeleteMessage(group="net:g", reason=WHY, message="1", author=ANN),
    ):
        assert theirs(action, HOUR) is action


@given(st.integers(-100_000, 100_000))
def test_every_moment_of_an_event_is_moved_and_its_id_is_not(minutes: int) -> None:
    off = timedelta(minutes=minutes)
    edited = MessageEdited(id="e", group="net:g", at=NOON, message=SAID)
    moved = ours(edited, off, LATE)
    assert isinstance(moved, MessageEdited)
    assert (moved.id, moved.at, moved.message.at) == ("e", NOON - off, NOON - off)
    assert moved.message.edited_at == NOON + HOUR - off
    assert ours(moved, -off, LATE) == edited
    called = ours(CommandCalled(id="c", group="net:g", at=NOON, by=ANN, name="ban", reply_to=SAID), off, LATE)
    assert isinstance(called, CommandCalled)
    assert called.reply_to == replace(SAID, at=NOON - off, edited_at=NOON + HOUR - off)
    assert ours(MemberJoined(id="j", group="net:g", at=NOON, member=ANN), off, LATE).at == NOON - off


def test_nothing_that_happened_is_still_to_come() -> None:
    joined = MemberJoined(id="j", group="net:g", at=NOON, member=ANN)
    for off in (timedelta(), timedelta(seconds=-90)):
        assert ours(joined, off, NOON - timedelta(seconds=30)).at == NOON - timedelta(seconds=30)
    assert ours(joined, timedelta(), NOON) is joined
