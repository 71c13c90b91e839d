"""The same from several accounts."""

import pytest

from chat.message import Message
from chat.people import Member
from moderation.detectors.campaigns import Campaigns
from tests.moderation.said import context, found, said, score


def crowd(text: str, members: int, apart: float = 20) -> list[Message]:
    return [
        said(text, Member(id=f"playground:{50 + n}", name=f"M{n}"), second=n * apart, name=str(n))
        for n in range(members)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "新平台上线，注册就送，详情 https://lucky-win.vip/a",
        "高價收購舊手機，需要的加微信 phone8899",
        "join the best signals group right now t.me/+AbCdEfGh123",
        "лучшее казино, бонус каждому, жми https://win.bet/x",
    ],
)
def test_a_lure_from_three_accounts_is_asked_about_and_from_five_removed(text: str) -> None:
    three, five = crowd(text, 3), crowd(text, 5)
    assert 0.6 <= score(Campaigns, three[-1], context(recent=three[:-1])) < 0.9
    assert score(Campaigns, five[-1], context(recent=five[:-1])) >= 0.9
    two = crowd(text, 2)
    assert found(Campaigns, two[-1], context(recent=two[:-1])) is None


@pytest.mark.parametrize(
    "text",
    [
        "人类的本质就是复读机，大家说是不是",
        "恭喜發財，萬事如意，身體健康",
        "happy new year to everyone here",
        "哈哈哈哈",
        "+1",
        "签到",
    ],
)
def test_people_who_echo_one_another_for_fun_are_left_alone(text: str) -> None:
    echo = crowd(text, 8)
    assert score(Campaigns, echo[-1], context(recent=echo[:-1])) < 0.6


def test_a_link_to_a_common_site_that_many_share_is_no_campaign() -> None:
    shared = crowd("大家帮忙点个赞 https://www.bilibili.com/video/BV1xx", 6)
    assert score(Campaigns, shared[-1], context(recent=shared[:-1])) < 0.6


def test_one_member_alone_is_no_campaign() -> None:
    alone = [said("see my page https://lucky-win.vip/abcdef", second=n, name=str(n)) for n in range(6)]
    assert found(Campaigns, alone[-1], context(recent=alone[:-1])) is None
