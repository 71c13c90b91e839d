"""What people not known yet say is found again by likeness, and never grows beyond its bounds."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chat.message import Message
from chat.people import Member
from chat.spread import KEPT, MOST_ALIKE, Spread

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def said(number: int, group: str = "street:1") -> Message:
    return Message(
        id=str(number),
        group=group,
        author=Member(id=f"street:{number}", name="A"),
        at=NOON + timedelta(seconds=number),
        text="x",
    )


def test_messages_that_share_a_key_are_found_oldest_first_and_remember_their_removal() -> None:
    spread = Spread()
    spread.hear(said(2, "street:2"), [7, 8])
    spread.hear(said(1), [8, 9])
    spread.hear(said(3), [1])
    spread.remove("street:2", "2")
    spread.remove("street:2", "never heard")
    found = spread.alike([8])
    assert [(each.message.id, each.removed) for each in found] == [("1", False), ("2", True)]


def test_a_group_that_is_forgotten_leaves_nothing() -> None:
    spread = Spread()
    spread.hear(said(1), [8])
    spread.hear(said(1, "street:2"), [8])
    spread.leave(["street:1"])
    assert [each.message.group for each in spread.alike([8])] == ["street:2"]


@given(st.lists(st.tuples(st.integers(0, 40), st.lists(st.integers(0, 5), max_size=5)), max_size=60))
def test_a_message_is_found_by_its_last_keys_and_by_no_other(heard: list[tuple[int, list[int]]]) -> None:
    spread, last = Spread(), {}
    for number, keys in heard:
        spread.hear(said(number), keys)
        last[str(number)] = set(keys)
    for key in range(6):
        assert {each.message.id for each in spread.alike([key])} == {id for id, keys in last.items() if key in keys}  # noqa: A001


def test_however_much_is_said_only_so_much_is_remembered() -> None:
    spread = Spread()
    for number in range(KEPT + 500):
        spread.hear(said(number), [number % 7 + number])
    assert len(spread) == KEPT
    for number in range(3 * MOST_ALIKE):
        spread.hear(said(number), [-1])
    assert len(spread.alike([-1])) == MOST_ALIKE
