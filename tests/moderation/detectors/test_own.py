"""What the moderators' lessons find, and what they excuse."""

from dataclasses import replace

import pytest

from chat.case import Step
from chat.context import Context
from chat.lessons import OwnHead
from chat.message import Message
from moderation.detectors.learned import Learned
from moderation.detectors.links import Links
from moderation.detectors.own import Own
from moderation.moderation import judge
from moderation.own_head import fit
from tests.moderation.said import context, found, said
from tests.moderation.test_own_head import LESSONS, lesson, meaning

LIKE_SPAM, LIKE_FINE = meaning(300, 0), meaning(300, 1)


def meant(text: str, vector: bytes, chance: float = 0.05) -> Message:
    message = said(text, scores={"spam": chance, "conflict": 0.0})
    return replace(message, reading=replace(message.reading, vector=vector))


def knowing(head: OwnHead | None, **sections: dict[str, object]) -> Context:
    return replace(context(**sections), taught=head)


HEAD = fit(LESSONS)
FEW = fit([lesson(seed, spam=True) for seed in range(3)])


def test_it_finds_nothing_without_lessons_a_meaning_or_anything_to_add() -> None:
    assert found(Own, meant("join us", LIKE_SPAM), knowing(None)) is None
    assert found(Own, meant("join us", b""), knowing(HEAD)) is None
    assert found(Own, meant("see you", LIKE_FINE), knowing(HEAD)) is None
    assert found(Own, meant("see you", LIKE_FINE, 0.9), knowing(HEAD)) is None


def test_it_finds_what_is_like_the_taught_and_says_how_much_was_taught() -> None:
    finding = found(Own, meant("join us", LIKE_SPAM), knowing(HEAD))
    assert finding is not None
    assert finding.score > 0.5
    assert finding.reason.key == "found-own"
    assert (finding.reason.values["spam"], finding.reason.values["fine"]) == (20, 20)


def test_a_few_lessons_can_ask_and_not_act() -> None:
    verdict = judge(meant("join us for it", meaning(1, 0)), knowing(FEW))
    assert verdict.step is Step.ASK
    finding = found(Own, meant("join us for it", meaning(1, 0)), knowing(FEW))
    assert finding is not None
    assert 0.6 < finding.score <= 0.75


def test_many_lessons_can_act() -> None:
    sure = fit([lesson(seed, spam=seed % 2 == 0, about=seed % 2, chance=0.3) for seed in range(60)])
    verdict = judge(meant("join us for it", meaning(2, 0), 0.6), knowing(sure))
    assert verdict.step is Step.MUTE


def test_what_is_like_what_was_taught_to_be_fine_counts_less_and_says_so() -> None:
    text = "our docs moved to https://kitchen-recipes.example/page"
    message = meant(text, LIKE_FINE, 0.4)
    without, with_lessons = judge(message, knowing(None)), judge(message, knowing(HEAD))
    assert with_lessons.scores["spam"] < 0.7 * without.scores["spam"]
    excused = [each for each in with_lessons.findings if each.reason.key == "found-excused"]
    assert [each.detector for each in excused] == [Links.section]


@pytest.mark.parametrize("chance", [0.2, 0.5, 0.8])
def test_the_learned_words_count_less_where_lessons_say_so_and_never_more(chance: float) -> None:
    fine, spam = meant("a text", LIKE_FINE, chance), meant("a text", LIKE_SPAM, chance)
    plain = found(Learned, fine, knowing(None))
    lower = found(Learned, fine, knowing(HEAD))
    same = found(Learned, spam, knowing(HEAD))
    assert plain is not None
    assert same is not None
    assert same.score == plain.score
    assert lower is None or lower.score < plain.score


def test_texts_too_ordinary_for_a_finding_are_still_ranked_by_the_lessons() -> None:
    low, high = meant("a text", LIKE_FINE, 0.002), meant("a text", meaning(900, 7), 0.002)
    assert judge(low, knowing(HEAD)).scores["spam"] < judge(high, knowing(HEAD)).scores["spam"]


def test_switched_off_the_lessons_change_nothing() -> None:
    off = knowing(HEAD, own={"enabled": False})
    assert judge(meant("join us", LIKE_SPAM), off) == judge(meant("join us", LIKE_SPAM), knowing(None))
    assert judge(meant("see you", LIKE_FINE, 0.5), off) == judge(meant("see you", LIKE_FINE, 0.5), knowing(None))
