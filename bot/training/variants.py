"""Variants of the seeds: contacts, prices, links, wording and evasions, drawn with a seed."""

import json
import random
import re
import string
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.training import places
from bot.training.disguises import disguised, hurried, styled
from bot.training.evasions import evaded, hasty

_SHORT = 16
_BLANK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wording:
    """What blanks are filled with, by language where that matters."""

    syllables: list[str]
    lure_endings: list[str]
    page_endings: list[str]
    pages: list[str]
    cities: dict[str, list[str]]
    names: dict[str, list[str]]
    contacts: dict[str, list[str]]
    openings: dict[str, list[str]]
    closings: dict[str, list[str]]
    homophones: dict[str, list[str]]


@cache
def _wording() -> _Wording:
    return _Wording(**json.loads(files("bot.training").joinpath("seeds", "wording.json").read_text("utf-8")))


def tongue(lang: str) -> str:
    """Return which word lists a language uses: zh, ru, en, or world for every other."""
    return "zh" if lang.startswith(("zh", "yue")) else lang if lang in {"ru", "en"} else "world"


def variant(template: str, lang: str, chance: random.Random, *, evade: bool) -> str:
    """Fill a seed's blanks, open and close it in one of many ways, and with `evade` misspell it as spammers do.

    A Chinese sentence without `evade` is now and then written in haste, so that noise alone means nothing.
    """
    kind = tongue(lang)
    text = _fill(template, kind, chance)
    if evade and chance.random() < 0.35:
        text = _misspelt(text, chance)
    if kind == "zh" and chance.random() < (0.5 if evade else 0.35):
        text = evaded(text, chance) if evade else hasty(text, chance)
    if len(text) > _SHORT or chance.random() < 0.3:  # short ones have no room for greetings
        text = chance.choice(_wording().openings[kind]) + text + chance.choice(_wording().closings[kind])
    if kind != "zh":
        text = _written(text, chance, evade=evade)
    if chance.random() < 0.15:
        text = text.replace(" ", "") if kind == "zh" else text.lower()
    return text


def _written(text: str, chance: random.Random, *, evade: bool) -> str:
    """Type a text as people do; with `evade` hide words in it, and seldom style one without."""
    if chance.random() < 0.3:
        text = hurried(text, chance)
    if chance.random() < (0.25 if evade else 0.04):
        text = disguised(text, chance) if evade else styled(text, chance)
    return text


def decorated(text: str, lang: str, chance: random.Random) -> str:
    """Add to an honest sentence what adverts also have (a link, a price, an invitation, a contact)."""
    addition = chance.choice(
        ["{page}", "{page}", "{page}", "{invite}", "{ver}", "{cny}", "${usd}", "@{handle}", "{phone}", "{time}"]
    )
    addition = _fill(addition, tongue(lang), chance)
    return f"{text} {addition}" if chance.random() < 0.7 else f"{addition} {text}"


def _fill(template: str, kind: str, chance: random.Random) -> str:
    return _BLANK.sub(lambda found: _BLANKS[found[1]](kind, chance), template)


def _misspelt(text: str, chance: random.Random) -> str:
    for word, others in _wording().homophones.items():
        if word in text and chance.random() < 0.6:
            text = text.replace(word, chance.choice(others))
    return text


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choices(_wording().syllables, k=syllables))


def _digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choices(string.digits, k=count))


def _site(chance: random.Random, endings: list[str]) -> str:
    name = _word(chance, chance.randint(2, 3)) + (
        _digits(chance, chance.randint(1, 3)) if chance.random() < 0.3 else ""
    )
    return f"{name}.{chance.choice(endings)}"


def _path(chance: random.Random) -> str:
    return "/".join(_word(chance, chance.randint(1, 3)) for _ in range(chance.randint(0, 3)))


def _link(_kind: str, chance: random.Random) -> str:
    start = chance.choice(["https://", "https://", "http://", "www.", ""])
    return f"{start}{_site(chance, _wording().lure_endings)}/{_path(chance)}".rstrip("/")


def _page(_kind: str, chance: random.Random) -> str:
    site = chance.choice(_wording().pages) if chance.random() < 0.5 else _site(chance, _wording().page_endings)
    return f"{chance.choice(['https://', 'https://', 'http://', ''])}{site}/{_path(chance)}"


def _invite(_kind: str, chance: random.Random) -> str:
    code = "".join(chance.choices(string.ascii_letters + string.digits, k=chance.randint(7, 16)))
    return chance.choice(
        [f"https://t.me/+{code}", f"t.me/{_word(chance, 3)}", f"https://discord.gg/{code[:8]}", f"t.me/joinchat/{code}"]
    )


def _telegram(_kind: str, chance: random.Random) -> str:
    name = _word(chance, chance.randint(2, 4)) + (_digits(chance, 2) if chance.random() < 0.5 else "")
    return chance.choice([f"@{name}", f"@{name}", f"@{name}", f"t.me/{name}", f"https://t.me/{name}"])


def _handle(_kind: str, chance: random.Random) -> str:
    return _word(chance, chance.randint(2, 4)) + (_digits(chance, 2) if chance.random() < 0.5 else "")


def _phone(kind: str, chance: random.Random) -> str:
    if kind == "zh":
        return chance.choice(
            [f"1{_digits(chance, 10)}", f"{chance.choice('5679')}{_digits(chance, 7)}", f"09{_digits(chance, 8)}"]
        )
    return chance.choice(
        [
            f"+{_digits(chance, 11)}",
            f"+1 ({_digits(chance, 3)}) {_digits(chance, 3)}-{_digits(chance, 4)}",
            _digits(chance, 10),
        ]
    )


def _wallet(_kind: str, chance: random.Random) -> str:
    if chance.random() < 0.5:
        return "0x" + "".join(chance.choices("0123456789abcdef", k=40))
    return "T" + "".join(chance.choices(string.ascii_letters + string.digits, k=33))


def _contact(kind: str, chance: random.Random) -> str:
    return _fill(chance.choice(_wording().contacts[kind]), kind, chance)


def _one_of(*values: str) -> Callable[[str, random.Random], str]:
    return lambda _kind, chance: chance.choice(values)


_BLANKS: dict[str, Callable[[str, random.Random], str]] = {
    "contact": _contact,
    "tg": _telegram,
    "wx": _handle,
    "handle": _handle,
    "qq": lambda _kind, chance: _digits(chance, chance.randint(8, 10)),
    "digits": lambda _kind, chance: _digits(chance, chance.randint(3, 9)),
    "phone": _phone,
    "link": _link,
    "page": _page,
    "invite": _invite,
    "wallet": _wallet,
    "contract": places.contract,
    "server": places.server,
    "bait": places.bait,
    "gif": places.gif,
    "repo": places.repository,
    "video": places.video,
    "user": places.user,
    "cashtag": places.cashtag,
    "promo": places.promo,
    "rub": _one_of("500", "1000", "1.500", "2 000", "3000", "5к", "7 000", "10к", "15 000", "30 000", "50к", "120.000"),
    "usd": _one_of("50", "80", "100", "150", "200", "300", "500", "800", "1000", "2000", "3500"),
    "cny": _one_of("88", "100", "150", "200", "260", "300", "500", "600", "888", "1000", "1500", "2000"),
    "n": lambda _kind, chance: str(chance.randint(2, 99)),
    "pct": _one_of("20", "35", "50", "80", "90", "95", "98", "99", "100", "200", "300"),
    "big": _one_of("3000", "5000", "8000", "1万", "10000", "2万", "20,000", "50000", "100k", "10w"),
    "ver": lambda _kind, chance: ".".join(str(chance.randint(0, 24)) for _ in range(chance.randint(2, 3))),
    "time": lambda _kind, chance: f"{chance.randint(7, 23)}:{chance.choice(['00', '15', '30', '45'])}",
    "city": lambda kind, chance: chance.choice(_wording().cities[kind]),
    "name": lambda kind, chance: chance.choice(_wording().names[kind]),
}
