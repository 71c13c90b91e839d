"""What the model says of words counts in full only where they lead somewhere."""

import pytest

from moderation.detectors.learned import Learned
from moderation.moderation import judge
from tests.moderation.said import context, found, said, score


def test_scores_too_low_for_a_finding_still_rank() -> None:
    low, lower = (judge(said("hello", scores={"spam": each}), context()) for each in (0.03, 0.02))
    assert not low.findings
    assert 0.01 > low.scores["spam"] > lower.scores["spam"] > 0


def test_words_and_a_sum_and_a_call_alone_do_not_remove_what_somebody_sells() -> None:
    for text in ("转租一间房，每月 3000 元，私聊", "Сдам квартиру, 45000 рублей в месяц, пишите в лс"):
        assert judge(said(text, scores={"spam": 0.99}), context()).step == "ask"


def test_without_a_model_it_finds_nothing() -> None:
    assert found(Learned, "赚钱项目，联系我") is None


def test_words_alone_are_doubted_and_not_even_asked_about() -> None:
    alone = said("good things come to those who wait", scores={"spam": 0.999})
    assert 0.4 < score(Learned, alone) < 0.6
    assert judge(alone, context()).step == "none"


@pytest.mark.parametrize(
    "text", ["想躺赚的来", "write me if you want it", "см. https://unknown-site.example/x", "兼職了解一下"]
)
def test_words_beside_a_piece_of_an_advert_can_ask_and_not_act(text: str) -> None:
    message = said(text, scores={"spam": 0.97})
    assert 0.6 < score(Learned, message) < 0.9
    assert judge(message, context()).step == "ask"


def test_words_beside_a_contact_count_nearly_in_full() -> None:
    for text in ("快来 加微信 abc12345", "come to t.me/+AbCdEfGh12", "пишите @manager_olga, доход"):
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
    assert len({each for each in scores if each}) > 45
