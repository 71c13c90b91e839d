"""Evasions one at a time: each text is written past a filter in one way only, the same way at every run."""

import random
import re
from collections.abc import Callable
from functools import cache
from typing import Final
from zlib import crc32

from bot.training import disguises, evasions

_HANZI: Final = re.compile(r"[一-鿿]")
_BETWEEN: Final = re.compile(r"(?<=[^\W\d_])(?=[^\W\d_])")
_HIDDEN: Final = "\u200b\u200c\u200d\u2060\ufeff"
_KEYCAP: Final = "\ufe0f\u20e3"
_SHARE: Final = 0.5
"""Of words, and of Chinese characters, that are changed where not all are."""

_SPELT: Final = 0.3

Evasion = Callable[[str, random.Random], str]


def evaded(name: str, text: str) -> str:
    """Write a text with one evasion; a text that has nothing to change stays as it is."""
    written = text.encode("utf-8", "replace")
    return EVASIONS[name](written.decode("utf-8"), random.Random(crc32(written)))  # noqa: S311 -- repeatable


def _words(change: Evasion, share: float = 1.0) -> Evasion:
    """Change each word of four letters or more outside links, or a share of them."""

    def changed(text: str, chance: random.Random) -> str:
        return disguises.outside_links(
            text, lambda word: change(word, chance) if not _HANZI.search(word) and chance.random() < share else word
        )

    return changed


def _either(latin: Evasion, chinese: Evasion) -> Evasion:
    """Write Chinese in one way, and everything else in the other."""
    return lambda text, chance: (chinese if _HANZI.search(text) else latin)(text, chance)


def _hidden(text: str, chance: random.Random) -> str:
    """Put what nobody sees between letters."""
    return _BETWEEN.sub(lambda _: chance.choice(_HIDDEN) if chance.random() < _SHARE else "", text)


def _enclosed(text: str, _chance: random.Random) -> str:
    """Write digits as keycaps and small letters in circles, outside links."""
    pieces = re.split(r"(\S*(?:://|\.\w{2,}/|\bt\.me)\S*)", text)
    return "".join(piece if at % 2 else "".join(map(_in_circle, piece)) for at, piece in enumerate(pieces))


def _in_circle(letter: str) -> str:
    if "0" <= letter <= "9":
        return letter + _KEYCAP
    return chr(0x24D0 + ord(letter) - ord("a")) if "a" <= letter <= "z" else letter


def _mathematical(word: str, _chance: random.Random) -> str:
    return "".join(disguises.moved(letter, "a", 0x1D41A) for letter in word.lower())


def _mixed_scripts(word: str, chance: random.Random) -> str:
    """Exchange about a third of the letters for their likes of another script."""
    return "".join(disguises.lookalikes(letter, chance) if chance.random() < _SHARE else letter for letter in word)


def _dotted(text: str, chance: random.Random) -> str:
    sign = chance.choice((" ", ".", "·", "-", "_", "*", "|"))
    return re.sub(r"(?<=[一-鿿])(?=[一-鿿])", lambda _: sign, text)


def _drawn_out(text: str, chance: random.Random) -> str:
    return _HANZI.sub(lambda found: found[0] * (3 if chance.random() < 0.2 else 1), text)


@cache
def _sound(letter: str) -> str:
    """Give how a character sounds, by a table of its own: not the one that the folding reads by."""
    from pypinyin import lazy_pinyin  # 55 MB that only measuring needs

    return str(lazy_pinyin(letter)[0])


@cache
def _common() -> dict[str, list[str]]:
    """Give the 3,755 most common characters by how they sound."""
    found: dict[str, list[str]] = {}
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFF):
            letter = bytes((row, cell)).decode("gb2312", "ignore")
            if letter:
                found.setdefault(_sound(letter), []).append(letter)
    return found


def _homophones(text: str, chance: random.Random) -> str:
    """Write some characters with others that sound the same: not with those that the model was taught."""
    return "".join(_alike(letter, chance) if chance.random() < _SPELT else letter for letter in text)


def _alike(letter: str, chance: random.Random) -> str:
    others = _common().get(_sound(letter), []) if _HANZI.match(letter) else []
    return chance.choice(others) if others else letter


def _pinyin(text: str, chance: random.Random) -> str:
    """Write some Chinese words in Latin letters, as they sound."""
    import rjieba  # 32 MB that the running bot does not need for this

    return "".join(
        "".join(map(_sound, word)) if _HANZI.match(word) and chance.random() < _SPELT else word
        for word in rjieba.cut(text)
    )


EVASIONS: Final[dict[str, Evasion]] = {
    "hidden characters": _hidden,
    "look-alikes": _words(disguises.lookalikes),
    "keycaps, enclosed": _enclosed,
    "mathematical": _words(_mathematical),
    "full width": evasions.widened,
    "spacing, dots": _either(_words(disguises.spaced, _SHARE), _dotted),
    "emoji letters": _either(_words(disguises.emoji_letters), evasions.pictured),
    "leet": _words(disguises.leet),
    "repeated letters": _either(_words(disguises.stretched), _drawn_out),
    "mixed scripts": _either(_words(_mixed_scripts), evasions.mixed),
    "traditional": evasions.traditional,
    "homophones": _homophones,
    "pinyin": _pinyin,
    "split characters": evasions.taken_apart,
}
"""Ways to write past a filter, by name."""
