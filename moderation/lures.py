"""Lures: the parts an advertisement is made of — what is promised, for how much, and how to answer it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_LONGEST: Final = 2000

_OFFER: Final = re.compile(
    # Chinese, folded to simplified
    r"兼职|日结|刷单|做单|接单赚|躺赚|稳赚|包赚|零投资|零成本|无门槛|宝妈|学生党|在家办公|轻松赚|副业|项目合作|招代理|诚招|高薪|"
    r"返利|返佣|返现|高佣|佣金|带单|跟单|喊单|内幕|荐股|牛股|涨停|翻倍|稳定收益|高收益|高回报|日收益|回本|"
    r"开户|博彩|彩金|百家乐|棋牌|投注|下注|体育投注|六合彩|时时彩|赌场|娱乐城|首存|首充|上分|下分|"
    r"下款|网贷|贷款|放款|征信|黑户|套现|代还|信用卡提额|代开|发票|办证|刻章|学历提升|包过|代考|代写|论文代|"
    r"约炮|外围|楼凤|上门服务|全套|裸聊|同城约|学生妹|少妇|成人视频|看片|资源群|福利群|"
    r"承兑|出u|收u|换u|搬砖套利|跑分|卡商|料商|洗钱|秒u|担保交易|实卡|虚拟卡|接码|号商|出售.{0,6}(?:账号|号)|批发.{0,4}号|"
    r"涨粉|引流|拉新|群发|粉丝.{0,3}(?:代|买|增)|代充|低价充值|免费领取?|免费送|领取空投|空投|限时|名额有限|先到先得|机场推荐|"
    # English
    r"\b(?:passive income|extra income|work from home|online job|part[ -]?time job|easy money|make money|earn (?:up to|money|daily|from)|"
    r"financial freedom|guaranteed|no experience|risk[ -]?free|double your|trading signals?|forex|binary options?|investment plan|"
    r"account manager|mining platform|bitcoin mining|copy trading|crypto (?:giveaway|expert|trader)|giveaway|free (?:nitro|gift|robux|spins?)|"
    r"claim (?:your|now|free)|airdrop|whitelist|presale|limited (?:slots?|spots?|time|offer)|casino|jackpot|betting tips|"
    r"loans?|bad credit|cheap (?:followers|accounts|price)|(?:buy|get) (?:followers|subscribers|accounts)|escorts?|onlyfans|nudes?|"
    r"hot girls?|leaked|recover(?:y)? (?:of )?(?:your )?(?:lost )?(?:funds|crypto|account|wallet)|hacker|weight loss|viagra|essay writ\w+|"
    r"hiring|dropshipping|seo services?|web(?:site)? design services?|promo(?:te)? your|check out my|subscribe to my)\b|"
    # Russian
    r"\b(?:заработ\w*|подработ\w*|удал[её]нн\w* (?:работ|занятост|доход)\w*|пассивн\w* доход\w*|доход\w* от|без вложени\w*|"
    r"без опыта|набира\w+ (?:люд|команд|партн|сотрудник)\w*|ищ\w+ (?:партн[её]р|людей|сотрудник)\w*|требу\w+ (?:люд|сотрудник|курьер)\w*|"
    r"обуч\w+ бесплатно|ставк\w+ на спорт|прогноз\w* на спорт|казино|фриспин\w*|бездеп\w*|займ\w*|кредит\w* без|обнал\w*|"
    r"арбитраж\w*|сигнал\w+ по крипт\w*|инвест\w+ в|раздач\w*|эйрдроп\w*|интим\w*|эскорт\w*|закладк\w*|продам аккаунт\w*|"
    r"накрутк\w*|гарант\w+ доход\w*|лёгк\w+ деньг\w*|легк\w+ деньг\w*)\b"
)
_MONEY: Final = re.compile(
    r"(?:日入|日赚|月入|月赚|日收|时薪|日薪|周入|周赚|日结|底薪|佣金|收益|返|送|赚|薪资|工资)[^\d\n]{0,5}(?:\d[\d,.~\-到至]*|[百千万]|过[百千万]|上[百千万])|"
    r"(?:一|每)(?:天|单|周|个?月|小时)[^\d\n]{0,6}\d{2,}[\d,.~\-到至+]*\s?(?:元|块|u|刀|米|\+)?|"
    r"\d+(?:[-~到至]\d+)?\s?(?:元|块|u|刀|米|k|w)?\s?[/每一](?:天|日|单|时|小时|月|周)|"
    r"\d{2,}%?(?:的)?(?:收益|回报|利润|返佣|返利|返现)|"
    r"(?:\$|€|£|usdt?\s?)\s?\d[\d,.]*\s?k?\+?[^\n.]{0,12}(?:/|\bper\b|\ba\b|\bin\b|\bevery\b|\bdaily\b|\bweekly\b|\bmonthly\b|\beach\b|within)|"
    r"\d[\d,.]*\s?(?:\$|usdt?|dollars|eur)\s?(?:/|per|a|each|every|daily|weekly)\s?(?:day|week|month|hour)?|"
    r"\d+\s?%\s?(?:profit|return|roi|daily|weekly|bonus|guarantee\w*)|\b\d+\s?x (?:profit|return|your)|"
    r"(?:от\s?)?\d[\d\s.]*\s?(?:тыс\w*\s?)?(?:₽|руб\w*|р\b|\$|долл\w*|usdt?|евро)[^\n.]{0,5}(?:/|в|за|еже)\s?(?:день|сутки|недел\w*|мес\w*|час|смен\w*|дневно)|"
    r"(?:доход|заработок|оплата|зп|от)\s?(?:до|от)?\s?\d[\d\s.]{2,}\s?(?:₽|руб|р\b|\$|usd)"
)
_CALL: Final = re.compile(
    r"私聊|私信|私我|滴滴我|滴我|联系我|联系客服|咨询|有意(?:者|向)?|需要的?(?:联系|私|加|来|找)|感兴趣的?(?:联系|私|加|来|找)|戳我|戳头像|点我头像|看(?:我)?(?:简介|主页|资料|头像)|"
    r"点击?(?:链接|下方|头像)|进群|加群|扫码|上车|速来|赶紧来|欢迎(?:咨询|加入|来撩)|找我|加我|扣1|"
    r"\b(?:dm|pm|inbox|message|text|contact|write|hit|add|ask) (?:me|us|him|her|now|admin)\b|\b(?:dm|message) (?:for|to)\b|"
    r"\bclick (?:here|the link|below|on)\b|\bjoin (?:now|us|my|our|here|the (?:group|channel))\b|\bsign up\b|\bregister now\b|"
    r"\blink in (?:my )?bio\b|\bcheck (?:my|the) (?:bio|profile|channel)\b|\binterested\b.{0,20}\b(?:dm|message|contact|write)\b|"
    r"\bпиш\w+ (?:в )?(?:лс|личк\w*|личн\w*|сюда|мне|менеджер\w*|\+)|\bв (?:лс|личку|личные сообщения|директ)\b|(?:пиш\w+|ставь\w*|жми|кто)\s?[\"«]?\+|"
    r"\bподробност\w+ (?:в|у|по)\b|\bжми\w*\b|\bпереход\w+ по\b|\bподпис\w+(?:ся|тесь|айтесь|айся) на\b|\bобращ\w+\b|\bсвяж\w+\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lure:
    """What of an advertisement stands in a text: `offers` promised, `money` and `call` as they stand there, or empty."""

    offers: tuple[str, ...] = ()
    money: str = ""
    call: str = ""

    @property
    def parts(self) -> int:
        """How many of the three parts are there."""
        return bool(self.offers) + bool(self.money) + bool(self.call)


@lru_cache(maxsize=512)
def lure(folded: str) -> Lure:
    """Give the parts of an advertisement that stand in a folded text."""
    text = folded[:_LONGEST]
    offers = tuple(dict.fromkeys(found[0] for found in _OFFER.finditer(text)))
    return Lure(offers=offers, money=_first(_MONEY, text), call=_first(_CALL, text))


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[0].strip() if found else ""
