"""Names of messengers, and how accounts on them are written."""

from typing import Final

_WECHAT: Final = r"微信|薇信|威信|徽信|维信|微芯|薇芯|卫芯|v信|v\s?x|w\s?x|wechat|weixin|绿泡泡|[维微v薇]❤|卫星号|溦"
_QQ: Final = r"qq|扣扣|叩叩|蔻蔻|企鹅|q群|扣群|q{1,2}裙|裙号|群号"
_TELEGRAM: Final = r"telegram|telegrm|电报|纸飞机|飞机|tg|телеграм\w*|телег\w+|тг"
_OTHER: Final = r"whats\s?app|watsapp|whatsap|signal|skype|line|kakao|蝙蝠|ватсап\w*|вотсап\w*|вайбер|viber"
_ACCOUNT: Final = r"@?[a-z][a-z0-9_-]{4,31}|\+?\d[\d -]{4,16}\d"
CHANNEL: Final = f"(?:{_WECHAT}|{_QQ}|{_TELEGRAM}|{_OTHER})"
"""A messenger."""

GIVEN: Final = (
    rf"(?<![a-z0-9])(?P<channel>{CHANNEL})(?![a-z])\s?(?:号码?|id|群|交流群|客服|搜索?|联系|加)?\s?"
    rf"(?:[:;=→>-]+|是|为|👉|👇|➡)?\s?(?P<id>{_ACCOUNT})(?![a-z0-9])"
)
"""An account on a messenger."""

ADD: Final = (
    r"(?:加|添加|茄|嘉|➕|\+)\s?(?:我|一下|下|个|他|她)?\s?"
    r"(?P<channel>微信|薇信|威信|薇|微|v信|v\s?x|w\s?x|v|q{1,2}群?|扣扣?|扣群|飞机|电报|tg|"
    r"telegram|line|赖|企鹅|纸飞机)"
    r"(?![a-z])\s?(?:号|群)?\s?[:：]?\s?(?P<id>@?[a-z][a-z0-9_-]{4,31}|\d{5,12})?"
)
"""A wish to be added, with or without the account."""

PERSON: Final = (
    r"(?:联系|咨询|私聊|私信|客服|加我|找|飞机|电报|dm|contact|message|write(?: to)?|text|inbox|"
    r"пиши\w*|писать|обращ\w+|связь|"
    r"менеджер\w*|админ\w*)[^\n@]{0,16}(?P<id>@[a-z][a-z0-9_]{4,31})"
)
"""A wish to be written to, with the account."""

PHONE: Final = (
    r"(?<![\d.])(?:\+?86[ -]?)?(?P<cn>1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?![\d.])"
    r"|(?<![\d\w])(?P<intl>\+\d{1,3}[ -]?\(?\d{2,4}\)?(?:[ -]?\d{2,4}){2,4})(?!\d)"
    r"|(?<!\d)(?P<ru>8[ -]?\(?9\d{2}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2})(?!\d)"
)
"""A telephone number: Chinese, Russian, or with a country's code."""

WALLET: Final = (
    r"(?<![a-z0-9])(?:(?P<eth>0x[0-9a-f]{40})|(?P<tron>t[1-9a-z]{33})|(?P<btc>bc1[a-z0-9]{25,60}|"
    r"[13][1-9a-z]{25,34}))(?![a-z0-9])"
)
"""An address of money: Ethereum, TRON, Bitcoin (folded to lower case)."""
