"""Advertisements in display names."""

from dataclasses import replace

import pytest

from chat.people import Member
from moderation.detectors.names import Names
from tests.moderation.said import MEMBER, NEWCOMER, context, found, said, score

FIRST = context(replace(NEWCOMER, messages=0))


def named(name: str) -> Member:
    return Member(id="playground:9", name=name)


@pytest.mark.parametrize(
    "name",
    [
        "兼职日结 加V：abc12345",
        "專業代開發票 微信fp668899",
        "USDT承兑跑分 @usdt88",
        "Free airdrop t.me/+AbCdEf123456",
        "Crypto giveaway https://win.top",
        "Казино фриспины t.me/+AbCdEf123456",
    ],
)
def test_an_advert_in_a_name_is_asked_about_at_the_first_message(name: str) -> None:
    assert score(Names, said("hello", named(name)), FIRST) >= 0.6
    assert 0 < score(Names, said("hello", named(name)), context()) < 0.6
    assert found(Names, said("hello", named(name)), context(MEMBER)) is None


@pytest.mark.parametrize(
    "name",
    [
        "张三", "陳小姐", "Ann", "vitalik.eth", "Иван Петров", "🌸小花🌸", "A", "", "\u3164", "John (GitHub: jdoe)",
        "加菲猫", "飞机迷", "微微一笑", "QQ糖", "Casino Royale", "node.js lover", "兼职摄影师", "x" * 256,
        "{0.__class__}", "%s%n", "{{7*7}}", "</a>", "@everyone", "<@&1>", "*_[",
    ],
)  # fmt: skip
def test_ordinary_and_strange_names_are_let_be(name: str) -> None:
    assert score(Names, said("hello", named(name)), FIRST) < 0.6
