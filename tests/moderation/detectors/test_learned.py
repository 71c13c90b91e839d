"""What the model says of words counts in full only where they lead somewhere."""

import pytest

from moderation.detectors.learned import Learned
from moderation.moderation import judge
from tests.moderation.said import context, found, said, score


def test_without_a_model_it_finds_nothing() -> None:
    assert found(Learned, "赚钱项目，联系我") is None


def test_words_alone_are_doubted_and_never_lead_to_a_removal() -> None:
    alone = said("good things come to those who wait", scores={"spam": 0.999})
    assert 0.6 < score(Learned, alone) < 0.9
    assert judge(alone, context()).step == "ask"


def test_words_beside_a_contact_count_nearly_in_full() -> None:
    for text in ("快来 加微信 abc12345", "see https://unknown-site.example/x", "пишите @manager_olga, доход"):
        assert score(Learned, said(text, scores={"spam": 0.95})) > 0.9


def test_a_common_site_is_nowhere_to_lead_to() -> None:
    linked = said("看 https://www.bilibili.com/video/BV1", scores={"spam": 0.8})
    assert score(Learned, linked) < 0.6


@pytest.mark.parametrize("chance", [float("nan"), -0.5, 1.5, 0.0])
def test_what_is_no_chance_is_no_finding(chance: float) -> None:
    assert found(Learned, said("hello", scores={"spam": chance})) is None


def test_a_higher_chance_is_never_a_lower_score() -> None:
    scores = [score(Learned, said("hello", scores={"spam": step / 50})) for step in range(1, 51)]
    assert scores == sorted(scores)
    assert len(set(scores)) == len(scores)
