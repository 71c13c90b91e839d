"""Offices: what happens in a moderators' chat is led to the group it is about."""

from datetime import UTC, datetime

from bot.offices import Offices
from chat.events import ButtonPressed, CommandCalled, MessagePosted
from chat.message import Message
from chat.people import Member, Role
from chat.settings import GroupSettings

AT = datetime(2026, 3, 1, tzinfo=UTC)
ANN = Member(id="t:1", name="Ann", role=Role.MODERATOR)


def offices() -> Offices:
    known = Offices()
    known.learn("t:lobby", GroupSettings({"group": {"moderators": "t:office"}}))
    return known


def test_a_command_in_an_office_is_about_its_group_and_answered_where_it_was_asked() -> None:
    call = CommandCalled(id="1", group="t:office", at=AT, by=ANN, name="cases")
    settled = offices().settle(call)
    assert isinstance(settled, CommandCalled)
    assert (settled.group, settled.place) == ("t:lobby", "t:office")


def test_talk_in_an_office_is_nobodys_business() -> None:
    message = Message(id="1", group="t:office", author=ANN, at=AT, text="look at this advert: http://x.example")
    assert offices().settle(MessagePosted(id="1", group="t:office", at=AT, message=message)) is None


def test_a_pressed_button_is_the_command_it_stands_for() -> None:
    pressed = ButtonPressed(id="1", group="t:office", at=AT, by=ANN, pressed="undo K7F3QM2A", about="t:lobby")
    settled = offices().settle(pressed)
    assert settled == CommandCalled(
        id="1",
        group="t:lobby",
        at=AT,
        by=ANN,
        name="undo",
        arguments="K7F3QM2A",
        private=True,
        place="t:office",
    )


def test_events_of_other_chats_pass_unchanged() -> None:
    call = CommandCalled(id="1", group="t:lobby", at=AT, by=ANN, name="help")
    assert offices().settle(call) is call


def test_an_office_that_was_given_up_is_forgotten() -> None:
    known = offices()
    known.learn("t:lobby", GroupSettings())
    call = CommandCalled(id="1", group="t:office", at=AT, by=ANN, name="help")
    assert known.settle(call) is call
