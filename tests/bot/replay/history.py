"""A short history for replays: neighbours who talk about plants, and a few who come only to sell."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.adapters.history.writing import telegram_message, written

TALK = [
    "The tomatoes are coming up early this year",
    "谁家有多余的花盆？我可以来拿",
    "Water them in the evening, not at noon",
    "谢谢大家，叶子已经好多了",
    "Has anybody tried growing ginger on a balcony?",
]
ADVERT = (
    "兼职日结 500-1000，手机操作，稳赚不赔，加微信 qiankuai8899 详聊 "
    "t.me/+kuaiqian99 https://kuaiqian-bonus.top 名额有限"
)
MARKUP = "<script>alert('{{7*7}}')</script> & \u202eevil"


def talk(count: int) -> Iterator[dict[str, Any]]:
    return (telegram_message(number, text=TALK[number % len(TALK)]) for number in range(1, count + 1))


def advert(number: int, member: int, **fields: Any) -> dict[str, Any]:
    seller = {"from": f"{fields.pop('seller', 'Seller')} {member}", "from_id": f"user{member}"}
    return telegram_message(number, text=fields.pop("text", ADVERT), **seller, **fields)


def history(path: Path, *, adverts: int = 3, name: str = "Balcony garden 阳台花园", sellers: str = "Seller") -> Path:
    """Write a hundred messages, each of the last ones followed by an advert of somebody new."""
    messages = list(talk(100))
    for number in range(adverts):
        messages.append(advert(101 + 2 * number, 900 + number, seller=sellers))
        messages.append(telegram_message(102 + 2 * number, text=TALK[number % len(TALK)]))
    return written(path, messages, name=name)
