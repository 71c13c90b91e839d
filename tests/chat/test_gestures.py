"""Gestures: what takes each back, and that each survives being written down."""

from datetime import timedelta

import pytest

from chat.actions import ChatAction, Retract, SendMessage
from chat.gestures import (
    ClosePoll,
    CloseTopic,
    DirectMessage,
    GiveTitle,
    PinMessage,
    PostPoll,
    React,
    ReopenTopic,
    SlowDown,
    TakeTitle,
    UnpinMessage,
    Unreact,
)
from chat.people import Member
from chat.wire import dump, load_action
from chat.words import Words

WHY = Words("by-command", name="Ann", command="pin")
ANN = Member(id="net:1", name="Ann")
BOTH_WAYS: list[ChatAction] = [
    PinMessage(group="net:g", reason=WHY, message="1"),
    UnpinMessage(group="net:g", reason=WHY, of="card"),
    React(group="net:g", reason=WHY, message="1", emoji="👍"),
    Unreact(group="net:g", reason=WHY, message="1", emoji="👍"),
    SlowDown(group="net:g", reason=WHY, pace=timedelta(seconds=30), before=timedelta(seconds=5), thread="7"),
    CloseTopic(group="net:g", reason=WHY, thread="7"),
    ReopenTopic(group="net:g", reason=WHY, thread="7"),
    GiveTitle(group="net:g", reason=WHY, member=ANN, title="Owl"),
    TakeTitle(group="net:g", reason=WHY, member=ANN, title="Owl"),
]
ASK = PostPoll(group="net:g", reason=WHY, question="Q", answers=("a", "b"), key="p", thread="7")
SAY = DirectMessage(group="net:g", reason=WHY, member=ANN, text=Words("pinned"), key="d", aloud=timedelta(minutes=1))
ONE_WAY: list[ChatAction] = [
    ClosePoll(group="net:g", reason=WHY, of="p"),
    TakeTitle(group="net:g", reason=WHY, member=ANN),
    SAY,
    PostPoll(group="net:g", reason=WHY, question="Q", answers=("a", "b")),
]


@pytest.mark.parametrize("action", BOTH_WAYS, ids=lambda each: type(each).__name__)
def test_what_is_taken_back_twice_is_as_it_was(action: ChatAction) -> None:
    back = action.inverse()
    assert back is not None
    assert back != action
    assert back.inverse() == action


@pytest.mark.parametrize("action", ONE_WAY, ids=lambda each: type(each).__name__)
def test_what_cannot_be_taken_back_says_so(action: ChatAction) -> None:
    assert action.inverse() is None


def test_a_poll_that_has_a_key_can_be_taken_away() -> None:
    assert ASK.inverse() == Retract(group="net:g", reason=WHY, of="p")


@pytest.mark.parametrize("action", [*BOTH_WAYS, *ONE_WAY, ASK], ids=lambda each: type(each).__name__)
def test_what_is_written_down_is_read_back_as_itself(action: ChatAction) -> None:
    assert load_action(dump(action)) == action


def test_what_is_said_aloud_instead_is_for_the_same_member_and_goes_again() -> None:
    aloud = SAY.in_group
    assert isinstance(aloud, SendMessage)
    assert (aloud.to, aloud.text, aloud.key, aloud.expires) == (ANN.id, SAY.text, "d", timedelta(minutes=1))
    assert DirectMessage(group="net:g", reason=WHY, member=ANN, text="hi").in_group is None
