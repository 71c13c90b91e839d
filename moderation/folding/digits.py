"""Words written with digits and signs that look like letters: fr33 n1tr0, ca$h."""

import re
from collections import Counter
from functools import cache
from typing import Final

from moderation.vocabulary.disguised import ENGLISH, RUSSIAN

_LATIN: Final = dict(zip("013457$!€8@", ("o", "il", "e", "a", "s", "t", "s", "i", "e", "b", "a"), strict=True))
_CYRILLIC: Final = {"0": "о", "3": "зе", "4": "ч", "6": "б", "@": "а"}
_MIXED: Final = re.compile(r"(?<![\w@/.$])(?=[a-zа-яё]*[0-9@$!€])[a-zа-яё0-9@$!€]{3,16}(?![\w@/])")
_SIGN: Final = re.compile("[0-9@$!€]")
_LETTER: Final = re.compile("[a-zа-яё]")
_INSIDE: Final = re.compile("(?<=[а-яё])[0346@](?=[а-яё])")
_HARD: Final = frozenset("бвгджзйклмнпрстфхцчшщ")
_LEAST_LETTERS: Final = 4


def without_digits(text: str, traces: Counter[str], pieces: list[tuple[str, str]]) -> str:
    """Write the words of the vocabulary that hold digits for letters in letters; count them as `leet`.

    So is any Russian word with single digits between its letters, as no number or model is written.
    """
    if not _SIGN.search(text):
        return text

    def read(found: re.Match[str]) -> str:
        written = found[0]
        word = _words().get(written) or _words().get(written.rstrip("!")) or _russian(written)
        if word == written:
            return written
        traces["leet"] += 1
        pieces.append((written, word))
        return word

    return _MIXED.sub(read, text)


def _russian(written: str) -> str:
    """Give a Russian word with the digits between its letters as letters; 3 is a vowel only between consonants."""
    if sum("а" <= letter <= "ё" for letter in written) < _LEAST_LETTERS:
        return written

    def read(found: re.Match[str]) -> str:
        if found[0] == "3":
            return "е" if written[found.start() - 1] in _HARD and written[found.end()] in _HARD else "з"
        return _CYRILLIC[found[0]]

    return _INSIDE.sub(read, written)


@cache
def _words() -> dict[str, str]:
    """Give each way to write a word with at least one letter left, and the word."""
    ways: dict[str, str] = {}
    for words, signs in ((ENGLISH, _LATIN), (RUSSIAN, _CYRILLIC)):
        for word in words:
            ways |= {way: word for way in _ways(word, signs) if way != word and _LETTER.search(way)}
    return ways


def _ways(word: str, signs: dict[str, str]) -> set[str]:
    """Give a word in all ways, each letter as itself or one of its signs, at most eight letters in signs."""
    ways = {""}
    for letter in word:
        written = [letter, *(sign for sign, letters in signs.items() if letter in letters)]
        ways = {way + each for way in ways for each in written}
        if len(ways) > _MOST_WAYS:
            return _one_sign_each(word, signs)
    return ways


_MOST_WAYS: Final = 2000


def _one_sign_each(word: str, signs: dict[str, str]) -> set[str]:
    """Give a long word in fewer ways: each letter always written with the same sign."""
    ways = {word}
    for letter in sorted(set(word)):
        for sign in (sign for sign, letters in signs.items() if letter in letters):
            ways |= {way.replace(letter, sign) for way in ways}
    return ways
