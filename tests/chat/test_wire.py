from datetime import UTC, datetime

import pytest

from chat.actions import Action, DeleteMessage
from chat.events import Event, MessagePosted
from chat.message import Media, MediaKind, Message, Reading
from chat.people import Kind, Member
from chat.records import AwardPoints
from chat.wire import WireError, dump, load
from chat.words import Words

ANN = Member(id="net:1", name="Ann", kind=Kind.CHANNEL)
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
WHY = Words("by-command", name="Ann", command="ban")


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        (Member, ANN),
        (Media, Media(kind=MediaKind.PHOTO, text="a")),
        (Reading, Reading(folded="a", vector=bytes(range(256)))),
        (Action, DeleteMessage(group="net:g", reason=WHY, message="1", author=ANN, text="hello")),
        (
            Action,
            AwardPoints(group="net:g", reason=WHY, member=ANN, points=1, entry="e", kind="message", day="2026-03-02"),
        ),
        (
            Event,
            MessagePosted(id="1", group="net:g", at=NOW, message=Message(id="1", group="net:g", author=ANN, at=NOW)),
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_written_is_read_back_as_itself(expected: type, value: object) -> None:
    assert load(expected, dump(value)) == value


@pytest.mark.parametrize("data", [{}, {"is": "Member"}, {"is": "DeleteMessage", "message": 1}, {"is": "__class__"}])
def test_what_is_no_action_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(WireError):
        load(Action, data)
