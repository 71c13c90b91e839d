"""Arguments: numbers and durations as people type them, refused cleanly when they are something else."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.commands.command import UsageError
from chat.words import Words

SHORTEST: Final = timedelta(seconds=30)
"""Networks take anything shorter as for ever."""

LONGEST_MUTE: Final = timedelta(days=28)
LONGEST_BAN: Final = timedelta(days=365)
LONGEST_REASON: Final = 300

UNITS: Final = {
    "s": 1, "sec": 1, "second": 1, "seconds": 1, "秒": 1, "秒钟": 1, "秒鐘": 1,
    "m": 60, "min": 60, "mins": 60, "minute": 60, "minutes": 60, "分": 60, "分钟": 60, "分鐘": 60,
    "h": 3600, "hour": 3600, "hours": 3600, "时": 3600, "小时": 3600, "小時": 3600, "個小時": 3600, "个小时": 3600,
    "d": 86400, "day": 86400, "days": 86400, "天": 86400, "日": 86400,
    "w": 604800, "week": 604800, "weeks": 604800, "周": 604800, "週": 604800, "星期": 604800, "个星期": 604800,
}  # fmt: skip
"""Seconds in what people call a unit of time."""

_DIGITS: Final = {0xFF10 + digit: str(digit) for digit in range(10)}
_CHINESE: Final = {ord(sign): str(value) for value, sign in enumerate("一二三四五六七八九", 1)} | {
    ord("两"): "2",
    ord("兩"): "2",
    ord("十"): "10",
}
_NUMBER: Final = re.compile(r"[0-9]{1,9}")
_PIECE: Final = re.compile(r"([0-9]{1,6})([^\W\d_]{1,7})")
LONGEST_DURATION: Final = 24
"""Characters of a duration; what is longer is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a number may be, both ends included."""

    least: int
    most: int


def number(text: str, limits: Limits) -> int:
    """Read a whole number in plain digits; `UsageError` says which would do. Full-width digits count as digits."""
    plain = text.strip().translate(_DIGITS)
    if not _NUMBER.fullmatch(plain) or not limits.least <= int(plain) <= limits.most:
        raise UsageError(Words("wrong-number", least=limits.least, most=limits.most))
    return int(plain)


def duration(text: str) -> timedelta | None:
    """Read `10m`, `2h`, `1d12h`, `3天`; nothing for what does not look like one at all, whatever its size.

    What looks like one and is not (`-1m`, `0`, `5`, `3x`) raises `UsageError`.
    """
    plain = text.strip().lower().translate(_DIGITS)
    if len(plain) <= LONGEST_DURATION:
        spelt = plain.translate(_CHINESE)
        pieces = _PIECE.findall(spelt)
        if pieces and "".join(map("".join, pieces)) == spelt and all(unit in UNITS for _, unit in pieces):
            return timedelta(seconds=sum(int(amount) * UNITS[unit] for amount, unit in pieces))
    if plain.lstrip("-+")[:1].isdigit():
        raise UsageError(Words("wrong-duration"))
    return None


def within(span: timedelta, longest: timedelta) -> timedelta:
    """Give `span` back, or raise `UsageError` when it is too short or too long for the networks."""
    if not SHORTEST <= span <= longest:
        raise UsageError(Words("wrong-span", seconds=int(SHORTEST.total_seconds()), days=longest.days))
    return span


def spoken(span: timedelta) -> Words:
    """Say how long `span` is, in its largest whole unit."""
    seconds = int(span.total_seconds())
    for key, size in (("span-days", 86400), ("span-hours", 3600), ("span-minutes", 60)):
        if seconds >= size and seconds % size == 0:
            return Words(key, count=seconds // size)
    return Words("span-minutes", count=seconds // 60) if seconds > 600 else Words("span-seconds", count=seconds)


def first_word(text: str) -> tuple[str, str]:
    """Part the first word, or the first thing in quotes, from the rest."""
    text = text.strip()
    for opening, closing in (('"', '"'), ("“", "”"), ("「", "」"), ("'", "'")):
        if text.startswith(opening):
            inside, found, rest = text[1:].partition(closing)
            if found:
                return inside.strip(), rest.strip()
    word, _, rest = text.partition(" ") if "\n" not in text.split(" ", 1)[0] else text.partition("\n")
    return word, rest.strip()


def reason_in(text: str) -> str:
    """Give what is left as the reason: on one line, at most 300 characters."""
    return " ".join(text.split())[:LONGEST_REASON]
