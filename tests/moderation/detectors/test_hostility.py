"""Learned hostility asks where somebody is insulted, and never acts."""

import pytest
from pydantic import ValidationError

from chat.case import Step
from moderation.detectors.hostility import Hostility
from moderation.moderation import judge
from tests.moderation.said import context, said, score


@pytest.mark.parametrize(
    "text", ["你是不是脑残啊", "你個仆街收皮啦", "you are an idiot, shut up", "ты дебил, заткнись"]
)
def test_an_insult_turned_against_somebody_is_asked_about(text: str) -> None:
    insulted = said(text, scores={"conflict": 0.97})
    assert score(Hostility, insulted) > 0.6
    assert judge(insulted, context()).step is Step.ASK


def test_however_hostile_a_text_is_it_is_only_asked_about() -> None:
    for text in ("女人就是这样", "I will find you"):
        assert judge(said(text, scores={"conflict": 1.0}), context()).step is Step.ASK


def test_it_cannot_be_set_to_act() -> None:
    with pytest.raises(ValidationError, match="for people to judge"):
        Hostility.model_validate({"stage": "enforce"})
    assert Hostility.model_validate({"stage": "shadow"}).stage == "shadow"
