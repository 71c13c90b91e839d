"""The laws of what moderators teach: it helps, it holds near what was taught, and no damage comes through."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from chat.lessons import OwnHead
from chat.wire import dump, load
from moderation.own_head import MOST_LESSONS, Lesson, adjusted, all_adjusted, fit
from moderation.sentences import SIZE, packed


def meaning(seed: int, about: int = 0) -> bytes:
    """Give a vector of length 1 near the subject of that number."""
    subject = np.random.default_rng(1000 + about).normal(size=SIZE)
    vector = subject / np.linalg.norm(subject) + 0.7 * unit(seed)
    return packed((vector / np.linalg.norm(vector)).astype(np.float32))


def unit(seed: int) -> NDArray[np.float64]:
    vector = np.random.default_rng(seed).normal(size=SIZE)
    return np.asarray(vector / np.linalg.norm(vector), np.float64)


def lesson(seed: int, *, spam: bool, about: int = 0, chance: float = 0.05) -> Lesson:
    return Lesson(vector=meaning(seed, about), chance=chance, spam=spam)


def learnt(lessons: list[Lesson]) -> OwnHead:
    head = fit(lessons)
    assert head is not None
    return head


LESSONS = [lesson(seed, spam=seed % 2 == 0, about=seed % 2) for seed in range(40)]


def test_what_is_like_the_taught_is_told_apart_though_the_shipped_model_could_not() -> None:
    head = learnt(LESSONS)
    assert all(adjusted(0.05, meaning(seed, 0), head) > 0.5 for seed in range(100, 120))
    assert all(adjusted(0.05, meaning(seed, 1), head) < 0.05 for seed in range(100, 120))
    assert (head.spam, head.fine, head.lessons) == (20, 20, 40)


def test_it_may_lower_what_the_shipped_model_takes_for_an_advert() -> None:
    head = learnt([lesson(seed, spam=seed % 2 == 0, about=seed % 2, chance=0.8) for seed in range(40)])
    assert adjusted(0.8, meaning(7, 1), head) < 0.3


def test_what_the_shipped_model_is_certain_of_no_few_lessons_talk_away() -> None:
    fine = [lesson(seed, spam=False, about=1) for seed in range(5)]
    assert adjusted(0.9999, meaning(50, 2), learnt(fine)) > 0.97


def test_one_lesson_is_heard_beside_its_like_and_hardly_elsewhere() -> None:
    head = learnt([lesson(1, spam=True)])
    assert adjusted(0.05, meaning(1), head) > 0.7
    assert adjusted(0.05, packed(unit(9).astype(np.float32)), head) < 0.2


def test_one_vote_among_many_does_not_turn_the_others() -> None:
    before, after = learnt(LESSONS), learnt([*LESSONS, lesson(99, spam=True, about=1)])
    for seed in range(200, 210):
        assert adjusted(0.05, meaning(seed, 1), after) < 0.5
        assert abs(adjusted(0.05, meaning(seed, 0), after) - adjusted(0.05, meaning(seed, 0), before)) < 0.2


def test_hard_and_contradictory_lessons_are_fitted_all_the_same() -> None:
    """Newton's steps overshoot where chances are far off; the fit must not run away."""
    far = [lesson(seed, spam=seed < 6, about=seed % 3, chance=0.0 if seed < 6 else 0.99) for seed in range(12)]
    head = learnt([*far, replace(far[0], spam=False), replace(far[7], spam=True)])
    assert abs(head.bias) < 20
    assert abs(np.frombuffer(head.weights, "<f2").astype(np.float64)).max() < 20


def test_many_of_one_kind_do_not_outweigh_few_of_the_other() -> None:
    uneven = [lesson(seed, spam=True) for seed in range(60)] + [lesson(seed, spam=False, about=1) for seed in range(4)]
    head = learnt(uneven)
    assert all(adjusted(0.05, meaning(seed, 1), head) < 0.5 for seed in range(100, 110))


@pytest.mark.parametrize("spam", [True, False])
def test_one_kind_alone_gives_no_bias(spam: bool) -> None:
    head = learnt([lesson(seed, spam=spam) for seed in range(6)])
    assert head.bias == 0
    far = adjusted(0.3, packed(unit(77).astype(np.float32)), head)
    assert 0.1 < far < 0.6


def test_without_lessons_there_is_no_head_and_without_a_head_or_a_vector_nothing_changes() -> None:
    assert fit([]) is None
    assert adjusted(0.3, meaning(1), None) == 0.3
    head = learnt(LESSONS)
    assert adjusted(0.3, b"", head) == 0.3
    assert adjusted(0.3, b"\0" * 10, head) == 0.3


@pytest.mark.parametrize(
    "bad",
    [
        replace(LESSONS[0], vector=b""),
        replace(LESSONS[0], vector=b"\0" * 7),
        replace(LESSONS[0], vector=packed(np.full(SIZE, math.nan, np.float32))),
        replace(LESSONS[0], vector=packed(np.full(SIZE, math.inf, np.float32))),
        replace(LESSONS[0], weight=0.0),
        replace(LESSONS[0], weight=math.nan),
        replace(LESSONS[0], chance=math.nan),
        replace(LESSONS[0], chance=7.0),
    ],
)
def test_a_damaged_lesson_teaches_nothing(bad: Lesson) -> None:
    assert fit([bad]) is None
    assert fit([*LESSONS, bad]) == fit(LESSONS)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 50), st.booleans(), st.floats(0, 1)), min_size=1, max_size=30))
def test_whatever_is_taught_chances_stay_chances(taught: list[tuple[int, bool, float]]) -> None:
    head = learnt([Lesson(vector=meaning(seed), chance=chance, spam=spam) for seed, spam, chance in taught])
    for seed, _, chance in taught:
        assert 0 < adjusted(chance, meaning(seed), head) < 1


@settings(max_examples=20)
@given(st.permutations(LESSONS[:12]))
def test_the_order_of_lessons_does_not_matter(taught: list[Lesson]) -> None:
    one, other = learnt(LESSONS[:12]), learnt(taught)
    assert adjusted(0.2, meaning(3), one) == pytest.approx(adjusted(0.2, meaning(3), other), abs=1e-3)


def test_the_newest_lessons_count_when_there_are_too_many() -> None:
    head = learnt([lesson(seed, spam=True) for seed in range(MOST_LESSONS + 30)])
    assert head.lessons == MOST_LESSONS


def test_a_damaged_head_changes_nothing() -> None:
    head = learnt(LESSONS)
    assert adjusted(0.3, meaning(1), replace(head, weights=b"")) == 0.3
    assert adjusted(0.3, meaning(1), replace(head, bias=math.nan)) == 0.3


def test_a_head_is_written_and_read_back_as_itself() -> None:
    head = learnt(LESSONS)
    assert load(OwnHead, dump(head)) == head
    assert all_adjusted([0.1], [meaning(4)], head) == [adjusted(0.1, meaning(4), head)]


def test_many_lessons_are_fitted_as_if_each_step_were_solved_for_outright(monkeypatch: pytest.MonkeyPatch) -> None:
    many = [lesson(seed, spam=seed % 3 == 0, about=seed % 5, chance=seed % 10 / 10) for seed in range(250)]
    quick = learnt(many)
    monkeypatch.setattr("moderation.newton._OUTRIGHT", len(many))
    outright = learnt(many)
    for seed in range(300, 320):
        assert adjusted(0.2, meaning(seed, seed % 5), quick) == pytest.approx(
            adjusted(0.2, meaning(seed, seed % 5), outright), abs=5e-3
        )
