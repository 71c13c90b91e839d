"""The build of an advertisement: a promise, a sum, a call."""

import pytest

from moderation.detectors.offers import Offers
from tests.moderation.said import found, score


@pytest.mark.parametrize(
    "text",
    [
        "兼职日结，一天300，私聊我",
        "刷單日賺五百，有興趣的私訊，加我",
        "make money online, $500 per day, click the link below",
        "we are hiring, no experience, $40 per hour, dm me",
        "подработка, 3000 руб в день, пишите в лс",
    ],
)
def test_a_promise_a_sum_and_a_call_together_are_asked_about(text: str) -> None:
    assert score(Offers, text) >= 0.6


@pytest.mark.parametrize(
    "text",
    [
        "周末找了个兼职，一天两百",
        "这个月佣金少了，找我聊聊",
        "貸款利率又降了",
        "I got a loan, $300 per month",
        "is the giveaway over? message me",
        "зарплата 3000 рублей в день, мало",
        "短",
    ],
)
def test_one_or_two_of_them_are_ordinary_talk(text: str) -> None:
    assert score(Offers, text) < 0.5


def test_many_promises_weigh_more_than_one() -> None:
    one = score(Offers, "兼职，一天300，私聊我")
    many = score(Offers, "兼职 刷单 躺赚 返利，一天300，私聊我")
    assert many > one


def test_a_warning_counts_less_than_an_advert() -> None:
    assert score(Offers, "有人私聊我说刷单日赚五百，骗子，大家小心") < 0.6
    assert found(Offers, "刷单日赚五百，私聊我") is not None
