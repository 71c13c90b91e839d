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


def rooms() -> Offices:
    """Give an office that is a room of the very group it is about."""
    known = Offices()
    known.learn("d:1", GroupSettings({"group": {"moderators": "d:1/7"}}))
    return known


def said_in(room: str) -> MessagePosted:
    message = Message(id=f"{room}/1", group="d:1", author=ANN, at=AT, text="look at this", thread=room)
    return MessagePosted(id="1", group="d:1", at=AT, message=message)


def test_a_room_of_a_group_can_be_its_office() -> None:
    assert rooms().settle(said_in("7")) is None
    assert rooms().settle(said_in("8")) == said_in("8")
    call = CommandCalled(id="1", group="d:1", at=AT, by=ANN, name="cases", place="d:1/7")
    assert rooms().settle(call) == call


def test_a_call_from_an_ordinary_room_is_one_from_the_group_itself() -> None:
    call = CommandCalled(id="1", group="d:1", at=AT, by=ANN, name="cases", place="d:1/8")
    settled = rooms().settle(call)
    assert isinstance(settled, CommandCalled)
    assert (settled.group, settled.place) == ("d:1", "")


def test_a_button_in_another_groups_room_keeps_its_place_for_the_pipeline_to_judge() -> None:
    here = ButtonPressed(id="1", group="d:1/8", at=AT, by=ANN, pressed="why K7F3QM2A", about="d:1")
    elsewhere = ButtonPressed(id="1", group="d:2/8", at=AT, by=ANN, pressed="why K7F3QM2A", about="d:1")
    office = ButtonPressed(id="1", group="d:1/7", at=AT, by=ANN, pressed="why K7F3QM2A", about="d:1")
    places = [getattr(rooms().settle(event), "place", None) for event in (here, elsewhere, office)]
    assert places == ["", "d:2/8", "d:1/7"]


def test_a_group_with_rooms_can_be_the_office_of_another() -> None:
    known = Offices()
    known.learn("d:1", GroupSettings({"group": {"moderators": "d:2"}}))
    pressed = ButtonPressed(id="1", group="d:2/8", at=AT, by=ANN, pressed="why K7F3QM2A", about="d:1")
    call = CommandCalled(id="1", group="d:2", at=AT, by=ANN, name="cases", place="d:2/8")
    for event in (pressed, call):
        settled = known.settle(event)
        assert isinstance(settled, CommandCalled)
        assert (settled.group, settled.place) == ("d:1", "d:2")
