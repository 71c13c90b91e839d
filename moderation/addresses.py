"""Contacts: ways to reach somebody outside the group, as they stand in a folded text."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_LONGEST: Final = 2000

_WECHAT = r"(?:微信|薇信|威信|徽信|维信|微芯|薇芯|v信|vx|w\s?x|wechat|weixin|绿泡泡|小绿书|维❤|微❤|v❤|薇❤|卫芯)"
_QQ = r"(?:qq|扣扣|叩叩|蔻蔻|企鹅|q群|扣群|q{1,2}裙|裙号|群号)"
_TELEGRAM = r"(?:telegram|telegrm|电报|纸飞机|飞机|tg|телеграм\w*|телег\w+|тг)"
_OTHER = r"(?:whats\s?app|watsapp|whatsap|signal|skype|line|kakao|蝙蝠|ватсап\w*|вотсап\w*|вайбер|viber)"
_CHANNEL = rf"(?:{_WECHAT}|{_QQ}|{_TELEGRAM}|{_OTHER})"
_ID = r"@?[a-z][a-z0-9_-]{4,31}|\+?\d[\d -]{4,16}\d"
_GIVEN: Final = re.compile(
    rf"(?<![a-z0-9])(?P<channel>{_CHANNEL})(?![a-z])\s?(?:号码?|id|群|交流群|客服|搜索?|联系|加)?\s?(?:[:;：=→>-]+|是|为|👉|👇|➡)?\s?"
    rf"(?P<id>{_ID})(?![a-z0-9])"
)
_ADD: Final = re.compile(
    r"(?:加|添加|➕|＋|\+)\s?(?:我|一下|下|个|他|她)?\s?(?P<channel>微信|薇信|威信|薇|微|v信|vx|wx|v|q{1,2}群?|扣扣?|扣群|飞机|电报|tg|telegram|企鹅)"
    r"(?![a-z])\s?(?:号|群)?\s?[:：]?\s?(?P<id>@?[a-z][a-z0-9_-]{4,31}|\d{5,12})?"
)
_PERSON: Final = re.compile(
    r"(?:联系|咨询|私聊|私信|客服|加我|找|飞机|电报|dm|contact|message|write(?: to)?|text|inbox|пиши\w*|писать|обращ\w+|связь|менеджер\w*|админ\w*)"
    r"[^\n@]{0,16}(?P<id>@[a-z][a-z0-9_]{4,31})"
)
_PHONE: Final = re.compile(
    r"(?<![\d.])(?:\+?86[ -]?)?(?P<cn>1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?![\d.])"
    r"|(?<![\d\w])(?P<intl>\+\d{1,3}[ -]?\(?\d{2,4}\)?(?:[ -]?\d{2,4}){2,4})(?!\d)"
    r"|(?<!\d)(?P<ru>8[ -]?\(?9\d{2}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2})(?!\d)"
)
_WALLET: Final = re.compile(
    r"(?<![a-z0-9])(?:(?P<eth>0x[0-9a-f]{40})|(?P<tron>t[1-9a-z]{33})|(?P<btc>bc1[a-z0-9]{25,60}|[13][1-9a-z]{25,34}))(?![a-z0-9])"
)
_MAYBE: Final = re.compile(
    rf"\d{{3}}[\d -]{{2}}|@[a-z]|{_CHANNEL}|[加+➕＋]\s?(?:我|个)?\s?[vq微薇扣飞电]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One way to reach somebody: `kind` is `channel`, `person`, `phone` or `wallet`; `id` is empty where only asked to add.

    `asked`: the text asks to be added or written to, not only names an account.
    """

    kind: str
    channel: str
    id: str = ""
    asked: bool = False


@lru_cache(maxsize=512)
def contact(folded: str) -> Contact | None:
    """Give the plainest way to reach somebody that stands in a folded text."""
    text = folded[:_LONGEST]
    if not _MAYBE.search(text):
        return None
    return _channel(text) or _reached(text)


def _channel(text: str) -> Contact | None:
    added, given = _ADD.search(text), _GIVEN.search(text)
    if given:
        return Contact(kind="channel", channel=given["channel"], id=given["id"], asked=added is not None)
    if added and (added["id"] or len(added["channel"]) > 1 or added["channel"] == "v"):
        return Contact(kind="channel", channel=added["channel"], id=added["id"] or "", asked=True)
    return None


def _reached(text: str) -> Contact | None:
    if person := _PERSON.search(text):
        return Contact(kind="person", channel="@", id=person["id"], asked=True)
    if phone := _PHONE.search(text):
        return Contact(kind="phone", channel="phone", id=phone[0])
    if wallet := _WALLET.search(text):
        return Contact(
            kind="wallet",
            channel=next(name.upper() for name, found in wallet.groupdict().items() if found),
            id=wallet[0],
        )
    return None
