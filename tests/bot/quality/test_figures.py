"""Figures and how sure they are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quality.figures import calibration, caught_lost, ranking, ranking_lost, share, threshold, wilson

LEVELS = st.lists(st.integers(0, 5).map(float), min_size=1, max_size=20).map(np.array)


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_share_lies_in_its_interval_and_the_interval_in_what_is_possible(hits: int, more: int) -> None:
    found = wilson(hits, hits + more)
    assert 0.0 <= found.low <= found.value <= found.high <= 1.0
    assert found.low < found.high


def test_an_interval_is_as_wide_as_wilson_says() -> None:
    found = wilson(8, 10)
    assert (found.low, found.high) == (pytest.approx(0.4902, abs=1e-4), pytest.approx(0.9433, abs=1e-4))
    assert wilson(0, 3000).high == pytest.approx(0.00128, abs=1e-5)


def test_of_nothing_there_is_no_share() -> None:
    assert share(0, 0) is None


@given(LEVELS, LEVELS)
def test_a_ranking_is_the_share_of_pairs_in_order(yes: np.ndarray, no: np.ndarray) -> None:
    found = ranking(yes, no)
    assert found is not None
    assert found.value == pytest.approx(np.mean([(a > b) + (a == b) / 2 for a in yes for b in no]))
    assert 0.0 <= found.low <= found.value <= found.high <= 1.0


def test_a_ranking_of_more_texts_is_surer() -> None:
    chance = np.random.default_rng(1)
    few, many = (ranking(chance.normal(1, 1, n), chance.normal(0, 1, n)) for n in (30, 3000))
    assert few is not None
    assert many is not None
    assert many.high - many.low < (few.high - few.low) / 5


def test_without_both_kinds_there_is_no_ranking() -> None:
    assert ranking(np.array([]), np.array([1.0])) is None
    assert ranking(np.array([1.0]), np.array([])) is None


def test_what_a_change_costs_is_counted_in_ranking_and_in_what_is_caught() -> None:
    before, after, no = np.array([0.9, 0.8]), np.array([0.9, 0.1]), np.array([0.2, 0.3])
    assert ranking_lost(before, after, no).value == 0.5
    assert caught_lost(before > 0.5, after > 0.5).value == 0.5
    assert ranking_lost(before, before, no).value == 0.0


def test_a_limit_lets_each_source_count_the_same_whatever_its_size() -> None:
    quiet = {"small": np.linspace(0, 1, 100), "large": np.zeros(100_000)}
    limit = threshold(quiet, 0.01)
    assert limit is not None
    assert np.mean(quiet["small"] > limit) == pytest.approx(0.02)


@given(st.lists(LEVELS, min_size=1, max_size=3), st.sampled_from([0.001, 0.005, 0.01, 0.2]))
def test_no_more_than_was_tolerated_lies_above_a_limit(sources: list[np.ndarray], wrong: float) -> None:
    limit = threshold({str(place): scores for place, scores in enumerate(sources)}, wrong)
    assert limit is not None
    assert np.mean([np.mean(scores > limit) for scores in sources]) <= wrong + 1e-9


def test_without_everyday_talk_there_is_no_limit() -> None:
    assert threshold({}, 0.01) is None
    assert threshold({"empty": np.array([])}, 0.01) is None


def test_true_chances_are_told_from_false_ones() -> None:
    chance = np.random.default_rng(2)
    chances = chance.random(20_000)
    truth = chance.random(20_000) < chances
    bins, error = calibration(truth, chances)
    assert len(bins) == 10
    assert all(each.share.low - 0.02 < each.chance < each.share.high + 0.02 for each in bins)
    assert error.value < 0.02
    assert calibration(truth, np.ones(20_000))[1].value == pytest.approx(0.5, abs=0.02)
