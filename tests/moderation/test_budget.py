"""The laws of the budget."""

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.calibration import Calibration
from moderation.budget import (
    ASKED,
    ASKS_A_REMOVAL,
    CERTAIN,
    HIGHEST,
    LEAST_ASKED,
    LEAST_REMOVED,
    NEVER,
    allowed,
    at_most,
    curve,
    drift,
    exceeding,
    has_drifted,
    just_over,
    own_limit,
    point,
    thresholds,
    verdict_limit,
)

NOW = datetime(2026, 3, 1, tzinfo=UTC)

scores = st.floats(0, 1) | st.sampled_from((0.0, 0.2, 0.57, 0.9, 1.0))
many = st.lists(scores, max_size=60)
budgets = st.sampled_from((0.1, 0.5, 1.0, 2.0, 10.0, 50.0, 100.0, 250.0))


def falling(found: list[float]) -> tuple[float, ...]:
    return tuple(sorted(found, reverse=True))


def calibration(
    found: list[float] | None = None, wrong: list[float] | None = None, messages: int = 0, **more: int
) -> Calibration:
    found = found or []
    counted = Calibration(
        at=NOW, since=NOW, seen=len(found), highest=falling(found)[:HIGHEST], wrong=falling(wrong or [])
    )
    return replace(counted, messages=messages, **more)


@given(st.lists(scores, min_size=2, max_size=60), st.integers(1, 300))
def test_of_exchangeable_messages_no_more_than_the_budget_are_removed(found: list[float], per_1000: int) -> None:
    """Each message in turn is the new one, judged by a limit from the others: what is removed keeps to the share."""
    share = per_1000 / 1000
    removed = 0
    for place, score in enumerate(found):
        limit = own_limit(falling(found[:place] + found[place + 1 :]), len(found) - 1, share)
        removed += limit is not None and score >= limit
    assert Fraction(removed, len(found)) <= Fraction(per_1000, 1000)


@given(many, many, st.integers(0, 5000), budgets, budgets)
def test_the_more_may_be_wrong_the_lower_the_limits(
    found: list[float], wrong: list[float], messages: int, one: float, other: float
) -> None:
    counted = calibration(found, wrong, messages)
    low, high = sorted((one, other))
    strict, lax = thresholds(counted, low), thresholds(counted, high)
    assert strict.remove >= lax.remove
    if own_limit(counted.highest, counted.seen, ASKS_A_REMOVAL * low / 1000) is not None:
        assert strict.ask >= lax.ask


@given(many, many, st.integers(0, 500), budgets)
def test_with_too_little_seen_only_what_is_certain_is_removed(
    found: list[float], wrong: list[float], messages: int, budget: float
) -> None:
    limits = thresholds(calibration(found, wrong, messages), budget)
    if not allowed(5 * (len(found) + 1), budget / 1000):
        assert limits.ask == ASKED
    if not limits.enough:
        assert limits.remove >= CERTAIN
        assert all(score < limits.remove for score in found)
    assert limits.remove >= LEAST_REMOVED
    assert LEAST_ASKED <= limits.ask <= limits.remove


@given(many, many, st.integers(0, 3000), budgets)
def test_what_moderators_overturned_counts_against_the_budget(
    found: list[float], wrong: list[float], messages: int, budget: float
) -> None:
    limits = thresholds(calibration(found, wrong, messages), budget)
    assert sum(score >= limits.remove for score in wrong) <= allowed(messages, budget / 1000)


@given(many, many, st.integers(0, 5000), budgets, scores)
def test_one_more_message_taken_back_never_lowers_the_limit(
    found: list[float], wrong: list[float], messages: int, budget: float, more: float
) -> None:
    before = thresholds(calibration(found, wrong, messages), budget)
    after = thresholds(calibration(found, [*wrong, more], messages), budget)
    assert after.remove >= before.remove


@given(scores)
def test_a_score_lies_below_the_limit_made_of_it(score: float) -> None:
    assert score < just_over(score) <= score + 0.00021


@given(many, scores)
def test_scores_that_reach_a_limit_are_counted_with_equals(found: list[float], limit: float) -> None:
    assert exceeding(falling(found), limit) == sum(score >= limit for score in found)


@given(many, st.integers(0, 60), st.integers(1, 300))
def test_a_list_cut_short_gives_a_limit_that_is_no_lower(found: list[float], kept: int, per_1000: int) -> None:
    whole = own_limit(falling(found), len(found), per_1000 / 1000)
    cut = own_limit(falling(found)[:kept], len(found), per_1000 / 1000)
    assert whole is None or cut is None or cut >= whole


@pytest.mark.parametrize(("hits", "seen", "bound"), [(0, 1000, 0.00299), (1, 1000, 0.00473), (5, 200, 0.05184)])
def test_the_upper_bound_is_the_one_in_the_tables(hits: int, seen: int, bound: float) -> None:
    assert at_most(hits, seen) == pytest.approx(bound, abs=2e-5)


@given(st.integers(0, 30), st.integers(1, 2000))
def test_the_upper_bound_lies_above_what_was_seen_and_falls_with_more_seen(hits: int, seen: int) -> None:
    if hits < seen:
        assert hits / seen < at_most(hits, seen) <= 1
        assert at_most(hits, 2 * seen) < at_most(hits, seen)
    else:
        assert at_most(hits, seen) == 1


def test_a_thousand_quiet_messages_are_enough_for_one_in_a_thousand() -> None:
    found = [0.0001 * number for number in range(999)]
    assert not thresholds(calibration(found[:-1]), 1.0).enough
    limits = thresholds(calibration(found), 1.0)
    assert limits.enough
    assert limits.remove == LEAST_REMOVED


def test_a_group_whose_regulars_score_high_gets_a_high_limit() -> None:
    limits = thresholds(calibration([0.93] * 30 + [0.1] * 1970), 1.0)
    assert limits.enough
    assert limits.remove == pytest.approx(0.9301)
    assert limits.ask == pytest.approx(0.9301)
    assert thresholds(calibration([1.0] * 30 + [0.1] * 1970), 1.0).remove == NEVER


def test_before_anything_is_seen_the_shipped_limits_hold() -> None:
    limits = thresholds(None, 1.0)
    assert (limits.ask, limits.remove, limits.enough) == (ASKED, CERTAIN, False)
    assert thresholds(calibration(), 1.0) == limits


def test_one_wrong_removal_in_few_messages_spends_the_budget_and_in_many_it_is_within() -> None:
    assert verdict_limit((0.97,), 900, 0.001) == pytest.approx(0.9701)
    assert verdict_limit((0.97,), 1000, 0.001) == 0.0


@given(many, many, st.integers(0, 5000))
def test_the_curve_shows_limits_that_fall_and_losses_that_fall_with_the_budget(
    found: list[float], caught: list[float], messages: int
) -> None:
    points = curve(replace(calibration(found, [], messages), caught=falling(caught)))
    assert [each.remove for each in points] == sorted((each.remove for each in points), reverse=True)
    losses = [each.lost for each in points if each.lost is not None]
    assert losses == sorted(losses, reverse=True)
    assert all(0 <= loss <= 1 for loss in losses)
    assert bool(losses) == bool(caught)


def test_a_point_says_how_sure_it_is() -> None:
    shown = point(calibration([0.1] * 2000), 1.0)
    assert 1.4 < shown.at_most < 1.6


def test_scores_that_lie_elsewhere_are_noticed_and_the_same_are_not() -> None:
    before = [0.001 * (number % 300) for number in range(900)]
    assert not has_drifted(before, before[::4])
    assert has_drifted(before, [score + 0.2 for score in before[::4]])
    assert not has_drifted(before, [0.9] * 50)
    assert drift(before, before) == 0
    assert drift([0.0], [1.0]) == 1
