"""What the model says of a text counts in full, and acts only where the text offers something or leads away."""

import pytest

from chat.case import Stage, Step
from moderation.detectors.learned import Learned
from moderation.moderation import judge
from tests.moderation.said import context, found, said, score


def test_the_models_chances_rank_the_verdicts_finely() -> None:
    chances = [step / 1000 for step in range(1, 1000)]
    scores = [judge(said("hello", scores={"spam": each}), context()).scores["spam"] for each in chances]
    assert scores == sorted(scores)
    assert len(set(scores)) == len(scores)


def test_a_faint_chance_is_not_shown() -> None:
    assert not judge(said("hello", scores={"spam": 0.005}), context()).findings


def test_without_a_model_it_finds_nothing() -> None:
    assert found(Learned, "赚钱项目，联系我") is None


@pytest.mark.parametrize(
    "text",
    [
        "good things come to those who wait",
        "转租一间房，每月 3000 元，私聊",
        "Сдам квартиру, 45000 рублей в месяц",
        "看 https://www.bilibili.com/video/BV1",
    ],
)
def test_words_that_offer_nothing_and_lead_nowhere_can_ask_and_not_act(text: str) -> None:
    assert judge(said(text, scores={"spam": 0.999}), context()).step is Step.ASK


@pytest.mark.parametrize("text", ["快来 加微信 abc12345", "come to t.me/+AbCdEfGh12", "пишите @manager_olga, доход"])
def test_words_that_lead_away_can_act(text: str) -> None:
    assert judge(said(text, scores={"spam": 0.97}), context()).step is Step.MUTE


def test_it_goes_no_further_than_its_group_lets_it() -> None:
    shadow = context(learned={"stage": "shadow"})
    finding = found(Learned, said("hello", scores={"spam": 0.9}), shadow)
    assert finding is not None
    assert finding.stage is Stage.SHADOW


@pytest.mark.parametrize("chance", [float("nan"), -0.5, 1.5])
def test_what_is_no_chance_says_nothing(chance: float) -> None:
    assert score(Learned, said("hello", scores={"spam": chance})) == 0
