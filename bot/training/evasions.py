"""How Chinese texts are written past a filter, and how they are merely written in haste; drawn with a seed."""

import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import opencc

_HANZI = "\u4e00-\u9fff"
_BETWEEN = re.compile(rf"(?<=[{_HANZI}])(?=[{_HANZI}])")
_NUMBER = re.compile(r"(?<![A-Za-z0-9@./:_+-])\d{4,}(?![A-Za-z0-9./:])")
_ADDRESS = re.compile(r"\S*[@/.]\S*[A-Za-z0-9]\S*")
_PAUSES = re.compile(r"[，。、！？：；,!?;]+")
_LONGEST_REVERSED = 14
_LONGEST_BROKEN = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spellings:
    """What stands for words, letters and digits; `slips` and `moods` are those of honest people."""

    respelt: dict[str, list[str]]
    parts: dict[str, str]
    numbers: list[list[str]]
    pictures: dict[str, list[str]]
    strewn: list[str]
    slips: dict[str, list[str]]
    moods: list[str]


def evaded(text: str, chance: random.Random) -> str:
    """Rewrite a Chinese advert with one to three of the ways in which spammers write around filters."""
    for trick in chance.sample(_TRICKS, chance.choice((1, 1, 2, 2, 3))):
        text = trick(text, chance)
    return text


def hasty(text: str, chance: random.Random) -> str:
    """Rewrite an honest Chinese sentence as people type: slips, feelings, missing marks, now and then a trick."""
    for habit in chance.sample(_HABITS, chance.choice((1, 1, 2))):
        text = habit(text, chance)
    return chance.choice(_HARMLESS)(text, chance) if chance.random() < 0.15 else text


@cache
def _spellings() -> _Spellings:
    return _Spellings(**json.loads(files("bot.training").joinpath("seeds", "evasions_zh.json").read_text("utf-8")))


@cache
def _traditional_letter(letter: str) -> str:
    return str(_converter().convert(letter))


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def _respelt(text: str, chance: random.Random) -> str:
    """Homophones, look-alikes, initials and emoji for the words that filters look for."""
    return _exchanged(text, _spellings().respelt, 0.7, chance)


def _exchanged(text: str, others: dict[str, list[str]], share: float, chance: random.Random) -> str:
    """Exchange words left to right, the longest first, so that nothing exchanged is exchanged again."""
    words = _pattern(tuple(sorted(others, key=len, reverse=True)))
    return words.sub(lambda found: chance.choice(others[found[0]]) if chance.random() < share else found[0], text)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))


def taken_apart(text: str, chance: random.Random) -> str:
    """Write characters as their parts."""
    parts, share = _spellings().parts, chance.choice((0.3, 0.6, 1.0))
    return "".join(parts[letter] if letter in parts and chance.random() < share else letter for letter in text)


def _renumbered(text: str, chance: random.Random) -> str:
    """Write the digits of numbers in other ways: some, or all of them in one way or mixed."""
    numbers, share = _spellings().numbers, chance.choice((0.3, 0.6, 1.0))
    style = chance.choice((None, chance.randrange(len(numbers[0]))))

    def rewritten(found: re.Match[str]) -> str:
        return "".join(
            chance.choice(numbers[int(digit)])
            if style is None
            else numbers[int(digit)][style]
            if chance.random() < share
            else digit
            for digit in found[0]
        )

    return _NUMBER.sub(rewritten, text)


def pictured(text: str, chance: random.Random) -> str:
    """Put emoji in place of characters."""
    return _exchanged(text, _spellings().pictures, 0.5, chance)


def _strewn(text: str, chance: random.Random) -> str:
    """Strew one sign, or many kinds, between characters, all over or in places."""
    signs, share = _spellings().strewn, chance.choice((0.15, 0.4, 1.0))
    one = chance.choice((None, chance.choice(signs)))
    return _BETWEEN.sub(lambda _: (one or chance.choice(signs)) if chance.random() < share else "", text)


def _broken(text: str, chance: random.Random) -> str:
    """Break a short text over many lines, a longer one at its marks."""
    if len(text) <= _LONGEST_BROKEN and chance.random() < 0.6:
        return _BETWEEN.sub("\n", text)
    return _PAUSES.sub("\n", text)


def _turned(text: str, chance: random.Random) -> str:
    """Write the Chinese pieces of a short text backwards, and say so or not."""
    if len(text) > _LONGEST_REVERSED * 2:
        return text
    piece = re.compile(rf"[{_HANZI}]{{2,{_LONGEST_REVERSED}}}")
    turned = piece.sub(lambda found: found[0][::-1], text)
    return turned + chance.choice(("", "", "（倒着读）", " 反着念")) if turned != text else text


def mixed(text: str, chance: random.Random) -> str:
    """Write some of the characters in the traditional way."""
    return "".join(_traditional_letter(letter) if chance.random() < 0.5 else letter for letter in text)


def traditional(text: str, _chance: random.Random) -> str:
    """Write all characters in the traditional way."""
    return str(_converter().convert(text))


def widened(text: str, _chance: random.Random) -> str:
    """Write letters and digits at full width, except in addresses, which would lead nowhere."""
    kept = {place for found in _ADDRESS.finditer(text) for place in range(*found.span())}
    return "".join(
        chr(ord(letter) + 0xFEE0) if letter.isascii() and letter.isalnum() and place not in kept else letter
        for place, letter in enumerate(text)
    )


def _bare(text: str, chance: random.Random) -> str:
    """Leave out the marks, with or without a blank in their place."""
    return _PAUSES.sub(chance.choice((" ", "", "  ")), text).strip() or text


def _slipped(text: str, chance: random.Random) -> str:
    return _exchanged(text, _spellings().slips, 0.3, chance)


def _swapped(text: str, chance: random.Random) -> str:
    """Swap two neighbouring characters, as a quick thumb does."""
    places = [found.start() for found in _BETWEEN.finditer(text)]
    if not places:
        return text
    place = chance.choice(places)
    return text[: place - 1] + text[place] + text[place - 1] + text[place + 1 :]


def _moved(text: str, chance: random.Random) -> str:
    """Add feelings to the end or the start."""
    mood = "".join(chance.choices(_spellings().moods, k=chance.choice((1, 1, 2, 3))))
    return text + mood if chance.random() < 0.8 else mood + text


def _drawn_out(text: str, chance: random.Random) -> str:
    """Repeat the last character."""
    return text + text[-1] * chance.randint(1, 5) if text and not text[-1].isascii() else text


def _unchanged(text: str, _chance: random.Random) -> str:
    return text


_Trick = Callable[[str, random.Random], str]
_TRICKS: tuple[_Trick, ...] = (
    _respelt, _respelt, _respelt, taken_apart, _renumbered, _renumbered, pictured, _strewn, _strewn, _broken,
    _turned, mixed, traditional, widened, _bare,
)  # fmt: skip
_HABITS: tuple[_Trick, ...] = (
    _unchanged, _bare, _slipped, _swapped, _moved, _moved, _drawn_out, traditional,
)  # fmt: skip
_HARMLESS: tuple[_Trick, ...] = (_renumbered, pictured, _strewn, _broken, mixed, widened, taken_apart)
