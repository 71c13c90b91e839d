"""Ordinary talk stays, whoever says it and in whatever language."""

import pytest

from chat.case import Step
from moderation.moderation import judge
from tests.moderation.ordinary import ORDINARY
from tests.moderation.said import NEWCOMER, REGULAR, context, said


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_talk_of_a_newcomer_is_neither_removed_nor_asked_about(text: str) -> None:
    verdict = judge(said(text), context(NEWCOMER))
    assert verdict.step is Step.NONE, verdict.findings


def test_a_morning_of_ordinary_talk_is_no_flood_and_no_campaign() -> None:
    talk = [said(text, second=15 * number, name=str(number)) for number, text in enumerate(ORDINARY)]
    for number, message in enumerate(talk):
        verdict = judge(message, context(REGULAR, recent=talk[:number], second=15 * number))
        assert verdict.step is Step.NONE, verdict.findings
