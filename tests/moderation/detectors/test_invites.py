"""Invitations into other chats."""

import pytest

from chat.message import Origin
from moderation.detectors.invites import Invites
from moderation.moderation import judge
from tests.moderation.said import MEMBER, context, found, said, score

PRIVATE = [
    "快进群 https://t.me/+AbCdEfGh123",
    "加入 t.me/joinchat/AAAAAE",
    "telegram.me/+xyzXYZ12345 here",
    "tg://join?invite=AbCdEf",
    "join us discord.gg/abcd123",
    "https://discord.com/invite/abcd",
    "https://chat.whatsapp.com/AbCdEf123",
    "пишите https://t.me/+AbCd_fGh123",
]
PUBLIC = [
    "关注频道 t.me/some_channel",
    "https://wa.me/79991234567",
    "https://qm.qq.com/q/AbCdEf",
    "https://line.me/R/ti/g/abc",
]


@pytest.mark.parametrize("text", PRIVATE)
def test_a_private_invitation_counts_and_more_from_a_newcomer(text: str) -> None:
    assert score(Invites, text) >= 0.5 > score(Invites, text, context(MEMBER)) > 0


@pytest.mark.parametrize("text", PUBLIC)
def test_a_chat_that_anybody_finds_counts_less(text: str) -> None:
    assert 0 < score(Invites, text) < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "https://t.me/durov/123 这条消息说得对",
        "t.me/c/1234567/89",
        "https://t.me/addstickers/HotCherry",
        "our discord server is slow today",
        "https://discord.com/channels/1/2/3",
        "я писал в телеграме, t.me не открывается",
    ],
)
def test_a_post_stickers_and_talk_about_networks_are_no_invitations(text: str) -> None:
    assert found(Invites, text) is None


def test_an_invitation_in_a_forwarded_post_counts_less() -> None:
    forwarded = said("订阅 t.me/some_channel", forward=Origin(kind="channel", name="新闻"))
    assert score(Invites, forwarded) < score(Invites, "订阅 t.me/some_channel")


def test_the_groups_own_invitation_is_welcome() -> None:
    own = context(invites={"allowed": ["https://t.me/+OurOwnGroup1"]})
    assert found(Invites, "朋友们 t.me/+OurOwnGroup1", own) is None
    assert found(Invites, "朋友们 t.me/+OtherGroup12", own) is not None


def test_an_invitation_alone_is_not_removed() -> None:
    assert judge(said("t.me/+AbCdEfGh123"), context()).step == "none"


def test_an_invitation_behind_a_button_is_seen() -> None:
    assert score(Invites, said("hello", buttons=("Join", "https://t.me/+AbCdEfGh123"))) > 0.5
