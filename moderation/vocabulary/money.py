"""Sums that are promised, with how often."""

from typing import Final

_CHINESE: Final = (
    r"(?:日入|日领|日赚|月收入|月入|月赚|日收|时薪|日薪|周入|周赚|日结|底薪|佣金|收益|利润|返|送|赚|薪资|工资|报酬)[^\d\n]{0,5}(?:\d[\d,.~\-到至]*|[百千万]|"
    r"[过上破][百千万])|"
    r"(?:一|每)(?:天|单|周|个?月|小时)[^\d\n]{0,6}\d{2,}[\d,.~\-到至+]*\s?(?:元|块|u|刀|米|\+)?|"
    r"\d+(?:[-~到至]\d+)?\s?(?:元|块|u|刀|米|k|w)?\s?[/每一](?:天|日|单|时|小时|月|周)|"
    r"\d{2,}%?的?(?:收益|回报|利润|返佣|返利|返现)|日?(?:入|赚)斗金"
)
_ENGLISH: Final = (
    r"(?:\$|€|£|usdt?\s?)\s?\d[\d,.]*\s?k?\+?[^\n.]{0,12}(?:/|\bper\b|\ba (?:day|week|month)\b|\bin\b|\bevery\b|"
    r"\bdaily\b|\bweekly\b|"
    r"\bmonthly\b|\beach\b|\bwithin\b)|"
    r"\d[\d,.]*\s?(?:\$|usdt?|dollars|eur)\s?(?:/|per|a|each|every|daily|weekly)\s?(?:day|week|month|hour)?\b|"
    r"\d+\s?%\s?(?:profit|return|roi|daily|weekly|bonus|guarantee\w*)|\b\d+\s?x (?:profit|return|your)|"
    r"(?:earn\w*|make|made|profit\w*|win|won|get|receive)\s[^\n.]{0,20}(?:\$|€|£)\s?\d[\d,.]*"
)
_RUSSIAN: Final = (
    r"\d\s?к(?:\s?(?:руб\w*|р))? в (?:день|неделю|месяц)|"
    r"(?:от\s?)?\d[\d\s.]*\s?(?:тыс\w*\s?)?(?:₽|руб\w*|р\b|\$|долл\w*|usdt|евро)[^\n.]{0,5}(?:/|в|за|еже)\s?"
    r"(?:день|сутки|недел\w*|мес\w*|час|смен\w*|дневно)|"
    r"(?:доход\w*|заработ\w+|оплата|зп|прибыль)\s?(?:до|от|-|:)*\s?\d[\d\s.]{2,}\s?(?:тыс\w*|₽|руб|р\b|\$|usd)"
)
MONEY: Final = f"{_CHINESE}|{_ENGLISH}|{_RUSSIAN}"
"""A sum as it is promised."""
