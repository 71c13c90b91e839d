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


@pytest.mark.parametrize(
    "text",
    [
        "my new remix is out, click my name",
        "please vote for my cover, sub back",
        "you can type your seed phrase at our support desk, the live agent is awake",
        "i mistakenly reported your profile, message him before friday",
        "плохой историей не удивите, выдаём всем, отпиши плюс",
        "взаимная подписка, заходи ко мне",
        "renda extra no celular, chama no zap",
        "slot gacor malam ini, minat chat",
        "vay nhanh trong ngày, nhắn ngay",
        "deneme bonusu bizde, mesaj at",
        "घर बैठे काम, मैसेज करो",
        "وام فوری می‌دهیم، پیام بده",
        "قروض سريعة للجميع، تواصل معنا",
    ],
)
def test_a_promise_and_a_call_are_seen_in_many_languages(text: str) -> None:
    assert 0.3 <= score(Offers, text) < 0.6


@pytest.mark.parametrize(
    "text",
    [
        "never type your seed phrase anywhere",
        "my new single speed bike squeaks",
        "the support desk is closed on sundays",
        "он отказался без отказа от премии",
        "मैसेज करो जब पहुंचो",
        "پیام بده وقتی رسیدی",
        "hubungi aku kalau sudah sampai",
    ],
)
def test_a_call_or_a_promise_alone_is_nothing_in_any_language(text: str) -> None:
    assert found(Offers, text) is None


def test_many_promises_weigh_more_than_one() -> None:
    one = score(Offers, "兼职，一天300，私聊我")
    many = score(Offers, "兼职 刷单 躺赚 返利，一天300，私聊我")
    assert many > one


def test_a_warning_counts_less_than_an_advert() -> None:
    assert score(Offers, "有人私聊我说刷单日赚五百，骗子，大家小心") < 0.6
    assert found(Offers, "刷单日赚五百，私聊我") is not None
