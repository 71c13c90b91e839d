"""Ids of cases can be typed and belong to one event."""

from hypothesis import given
from hypothesis import strategies as st

from moderation.case_id import case_id


@given(st.text())
def test_an_id_is_eight_letters_and_digits_and_always_the_same(event: str) -> None:
    assert case_id(event) == case_id(event)
    assert len(case_id(event)) == 8
    assert set(case_id(event)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")


def test_a_hundred_thousand_events_have_as_many_cases() -> None:
    assert len({case_id(f"telegram:-100:{number}:posted") for number in range(100_000)}) == 100_000
