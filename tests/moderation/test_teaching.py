"""What may be learnt from, and the trial a new head stands."""

import numpy as np
import pytest

from moderation.budget import ASKED
from moderation.own_head import Lesson, adjusted
from moderation.sentences import packed
from moderation.teaching import RefusedError, Taught, learnt, refuse_empty
from tests.moderation.said import said
from tests.moderation.test_own_head import meaning


def taught(seed: int, *, spam: bool, about: int = 0, by: str = "mod", chance: float = 0.05) -> Taught:
    return Taught(sample=f"{by}{seed}", by=by, lesson=Lesson(vector=meaning(seed, about), chance=chance, spam=spam))


LESSONS = [taught(seed, spam=seed % 2 == 0, about=seed % 2) for seed in range(20)]
ORDINARY = [(0.05, meaning(seed, 1)) for seed in range(500, 700)]


def refused(lessons: list[Taught], new: set[str], **more: object) -> str:
    with pytest.raises(RefusedError) as refusal:
        learnt(lessons, None, new=frozenset(new), **more)  # type: ignore[arg-type]
    return refusal.value.words.key


def test_what_helps_and_harms_nobody_is_learnt() -> None:
    head = learnt(LESSONS, None, ordinary=ORDINARY, new=frozenset({"mod0"}))
    assert head is not None
    assert head.version == 1
    assert learnt(LESSONS, head, ordinary=ORDINARY).version == 2  # type: ignore[union-attr]


def test_what_makes_adverts_of_ordinary_messages_is_refused() -> None:
    poison = [taught(seed, spam=True, about=1) for seed in range(20)]
    assert refused(poison, {"mod3"}, ordinary=ORDINARY) == "teach-refused-members"


def test_a_larger_budget_lets_more_through() -> None:
    few = [*ORDINARY[:197], *[(0.05, meaning(seed, 0)) for seed in range(3)]]
    assert refused(LESSONS, {"mod0"}, ordinary=few, wrong_per_1000=1.0) == "teach-refused-members"
    assert learnt(LESSONS, None, ordinary=few, new=frozenset({"mod0"}), wrong_per_1000=5.0) is not None


def test_what_was_wrong_before_is_not_held_against_a_new_lesson() -> None:
    before = learnt(LESSONS, None)
    few = [(0.05, meaning(seed, 0)) for seed in range(30)]
    assert sum(adjusted(chance, vector, before) >= ASKED for chance, vector in few) == 30
    assert learnt([*LESSONS, taught(90, spam=True)], before, ordinary=few, new=frozenset({"mod90"})) is not None


def test_the_same_text_that_another_moderator_knows_to_be_fine_is_refused() -> None:
    fine, spam = taught(1, spam=False, by="mona"), taught(1, spam=True, by="mod")
    assert refused([fine, spam], {"mod1"}) == "teach-refused-lessons"
    assert learnt([spam, fine], None, new=frozenset({"mona1"})) is not None


def test_a_moderator_may_change_their_mind() -> None:
    first, second = taught(1, spam=False), taught(1, spam=True)
    second = Taught(sample="later", by="mod", lesson=second.lesson)
    assert learnt([first, second], None, new=frozenset({"later"})) is not None


def test_a_moderator_who_teaches_much_more_does_not_drown_another() -> None:
    """What one teaches four times weighs more beside another's hundred than beside a hundred of their own."""
    fine = [taught(seed, spam=False, about=2) for seed in range(200, 210)]

    def pull(by: str) -> float:
        many = [taught(seed, spam=True, by=by) for seed in range(100)]
        few = [taught(seed, spam=True, about=1, by="calm") for seed in range(100, 104)]
        head = learnt([*many, *few, *fine], None)
        return float(np.mean([adjusted(0.05, meaning(seed, 1), head) for seed in range(300, 320)]))

    assert 1 - pull("zealot") < 0.6 * (1 - pull("calm"))


def test_taking_lessons_back_is_never_refused() -> None:
    poison = [taught(seed, spam=True, about=1) for seed in range(5)]
    assert learnt(poison, None, ordinary=ORDINARY) is not None
    assert learnt([], None, ordinary=ORDINARY) is None


@pytest.mark.parametrize("text", ["", "ok", "👍👍", "hello", "!!!", "+1", "haha haha", "/start now please"])
def test_too_little_is_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        refuse_empty(said(text))


@pytest.mark.parametrize("text", ["Earn money from home", "加微信领红包", "продам гараж дёшево"])
def test_enough_is_enough(text: str) -> None:
    refuse_empty(said(text))


def test_a_damaged_lesson_is_left_out() -> None:
    broken = Taught(
        sample="b", by="mod", lesson=Lesson(vector=packed(np.full(512, np.nan, np.float32)), chance=0, spam=True)
    )
    assert learnt([broken], None) is None
