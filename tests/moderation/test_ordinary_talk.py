"""Ordinary talk stays, whoever says it and in whatever language."""

import pytest

from chat.case import Step
from chat.message import Origin
from moderation.moderation import judge
from tests.moderation.ordinary import ORDINARY
from tests.moderation.said import NEWCOMER, REGULAR, context, said


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_talk_of_a_newcomer_is_neither_removed_nor_asked_about(text: str) -> None:
    verdict = judge(said(text), context(NEWCOMER))
    assert verdict.step is Step.NONE, verdict.findings


@pytest.mark.parametrize("chance", [0.1, 0.4])
def test_a_newcomers_forward_of_a_news_post_is_let_be(chance: float) -> None:
    links = ("https://t.me/daily_news_cn", "https://news.example.com/1", "https://mp.weixin.qq.com/s/abc")
    post = said(
        "【早报】今天的五条新闻\n1. 央行公布利率\n2. 新车上市\n订阅频道 | 投稿 | 讨论组",
        links=links,
        forward=Origin(kind="channel", name="每日早报"),
        scores={"spam": chance},
    )
    assert judge(post, context(NEWCOMER)).step is Step.NONE


def test_a_morning_of_ordinary_talk_is_no_flood_and_no_campaign() -> None:
    talk = [said(text, second=15 * number, name=str(number)) for number, text in enumerate(ORDINARY)]
    for number, message in enumerate(talk):
        verdict = judge(message, context(REGULAR, recent=talk[:number], second=15 * number))
        assert verdict.step is Step.NONE, verdict.findings
