"""Which cases a report shows when there are too many."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.replay.comparison import Change, change_of
from bot.replay.sample import SHOWN, Sample, Shown
from chat.case import Label, Outcome, Step

START = datetime(2024, 1, 1, tzinfo=UTC)


def case(number: int, *, before: int = 0, outcome: Outcome = Outcome.ACTED) -> Shown:
    return Shown(
        case=f"{number * 7919 % 100_003:06}",
        event=str(number),
        group="telegram:-1",
        at=START + timedelta(minutes=number),
        member="telegram:1",
        name="Ann",
        before=before,
        text="",
        outcome=outcome,
        label=Label.SPAM,
        score=0.9,
        step=Step.DELETE,
        findings=(),
    )


def test_all_are_counted_and_three_hundred_shown_in_the_order_of_time() -> None:
    sample = Sample()
    for number in range(2000):
        sample.add(case(number))
    assert (sample.count, len(sample.cases)) == (2000, SHOWN)
    assert [each.at for each in sample.cases] == sorted(each.at for each in sample.cases)


def test_the_choice_is_spread_over_the_whole_time() -> None:
    sample = Sample()
    for number in range(3000):
        sample.add(case(number))
    thirds = [sum(low <= int(each.event) < low + 1000 for each in sample.cases) for low in (0, 1000, 2000)]
    assert min(thirds) > SHOWN / 6


def test_cases_against_regulars_are_never_left_out_for_others() -> None:
    sample = Sample()
    for number in range(2000):
        sample.add(case(number, before=100 if number % 100 == 0 else 0))
    assert sum(each.is_regular for each in sample.cases) == 20


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(SHOWN + 40)))
def test_the_choice_does_not_depend_on_the_order_cases_come_in(numbers: list[int]) -> None:
    one, other = Sample(), Sample()
    for number in numbers:
        one.add(case(number, before=number))
    for number in sorted(numbers):
        other.add(case(number, before=number))
    assert one.cases == other.cases


NOTHING, NOTED, ASKED, ACTED = None, Outcome.NOTED, Outcome.ASKED, Outcome.ACTED


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (NOTHING, ASKED, Change.CAUGHT),
        (NOTED, ACTED, Change.CAUGHT),
        (ACTED, NOTHING, Change.LET_GO),
        (ASKED, NOTED, Change.LET_GO),
        (ASKED, ACTED, Change.HARDER),
        (ACTED, ASKED, Change.SOFTER),
        (NOTED, NOTHING, None),
        (ACTED, ACTED, None),
        (NOTHING, NOTHING, None),
    ],
)
def test_only_what_somebody_would_notice_is_a_change(
    before: Outcome | None, after: Outcome | None, change: Change | None
) -> None:
    old, new = (case(1, outcome=outcome) if outcome else None for outcome in (before, after))
    assert change_of(old, new) is change
