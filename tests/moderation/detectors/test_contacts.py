"""Lures to talk somewhere else; friends give each other contacts all the time."""

import pytest

from chat.message import Media, MediaKind
from moderation.detectors.contacts import Contacts
from tests.moderation.said import MEMBER, context, found, said, score


@pytest.mark.parametrize(
    "text",
    [
        "兼职日结，加微信 abc12345",
        "代開發票，薇信：fp668899",
        "刷单日赚500 ＋V：gold_8866",
        "股票群稳赚，加扣扣群 123456789",
        "刷单返利 飞机 @haoshang888 联系我",
        "稳赚项目，电报联系 @money_king",
        "躺赚项目，卫星号 gold8866",
        "兼职日结，溦 abc12345",
        "看片茄薇 abc12345",
        "earn $300 daily, whatsapp +1 202 555 0147, DM me",
        "passive income guaranteed, contact me @fx_master",
        "заработок без вложений, пишите @manager_olga",
        "подработка, доход от 300$ в неделю, тг @work_team",
    ],
)
def test_a_contact_beside_an_offer_is_plain(text: str) -> None:
    assert score(Contacts, text) >= 0.45
    assert score(Contacts, text, context(MEMBER)) >= 0.45


@pytest.mark.parametrize(
    "text",
    [
        "加我微信 abc12345，我把照片发你",
        "我 QQ 12345678，有事找我",
        "到了打我电话 13800138000",
        "telegram desktop keeps crashing",
        "line 10 of the file is wrong",
        "飞机晚点了",
        "气象卫星拍到了台风",
        "番茄微波炉热一下就行",
        "@alice_w 看一下这个",
        "合约 0xdac17f958d2ee523a2206206994597c13d831ec7",
        "мой номер 8 912 345 67 89, звони",
        "call me at +44 20 7946 0958 when you arrive",
    ],
)
def test_a_contact_between_people_is_never_asked_about(text: str) -> None:
    assert score(Contacts, text) < 0.4
    assert found(Contacts, text, context(MEMBER)) is None


def test_a_newcomers_contact_card_counts_and_a_members_does_not() -> None:
    card = said("", media=(Media(kind=MediaKind.CONTACT, text="Lucky +1 202 555 0147"),))
    bare = said("", media=(Media(kind=MediaKind.CONTACT, text="Lucky"),))
    assert score(Contacts, bare) > 0
    assert found(Contacts, card, context(MEMBER)) is None


def test_a_warning_about_adverts_counts_less() -> None:
    advert = "兼职日结，加微信 abc12345"
    assert score(Contacts, f"大家小心骗子：{advert}") < score(Contacts, advert)


def test_the_reason_names_the_contact_and_the_offer() -> None:
    finding = found(Contacts, "刷单日赚500，加微信 abc12345")
    assert finding is not None
    assert finding.reason.key == "found-contacts-offer"
    assert finding.reason.values["id"] == "abc12345"
