"""Chinese words written with characters, or in letters, that sound the same (谐音, 拼音)."""

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, repeat
from typing import TypeAlias

import ahocorasick

from moderation.folding.bounds import AT_ONCE
from moderation.folding.points import LONG, Points, array_of, looked_up, points_of
from moderation.glance import Glance
from moderation.vocabulary.disguised import CHINESE, EVERYDAY, ONLY_BY_HAND, STAND_INS

_HANZI = re.compile("[㐀-鿿]")
_SPELT_OR_BLANK = re.compile(r"[a-zü]{2,24}|\s+")
_LETTERS = re.compile("[a-z]{2}")
_LONGEST_SYLLABLE = 6
_MOST_PIECES = 64
_LONG, _AROUND = 1000, 32
"""Length from which of a text only what is near is cut into words, and how near."""
_SHORTEST_SPELLING = 6
"""Letters from which on a word that is spelt out whole, with no Chinese beside it, is read."""

_Unit: TypeAlias = tuple[int, int, int]
"""Where a syllable begins and ends in the text, and its number (0 for what is none)."""

_Stretch: TypeAlias = tuple[int, int]
"""Where a stretch of the text begins, and where it ends if it is one syllable; 0: of characters, a syllable each."""

_Found: TypeAlias = tuple[int, int, str]
"""Where a word stands that is not written as it should be, and how it should."""


def respelt(text: str, traces: Counter[str], pieces: list[tuple[str, str]]) -> str:
    """Write each misspelt word as it sounds, unless its characters are words themselves; count them as `homophone`."""
    if not _HANZI.search(text) and not (_glance()(text) and _spelt_out().search(text)):
        return text
    found = _out_of_words(text, [each for each in _sounding_alike(text) if _meant(text, *each)])
    if not found:
        return text
    written, at = [], 0
    for start, end, word in found:
        written += [text[at:start], word]
        at = end
        if len(pieces) < _MOST_PIECES:
            pieces.append((text[start:end], word))
    traces["homophone"] += len(found)
    return "".join([*written, text[at:]])


def _sounding_alike(text: str) -> list[_Found]:
    """Give where words stand that are not written as they should be, longest first where they overlap, in order."""
    found = list(islice(_in_letters(text) if _LETTERS.search(text) else _in_characters(text), AT_ONCE))
    if not found:
        return found
    kept: list[_Found] = []
    taken = bytearray(len(text))
    for start, end, word in sorted(found, key=lambda each: (-len(each[2]), each[0])):
        if taken.find(1, start, end) < 0:
            kept.append((start, end, word))
            taken[start:end] = b"\x01" * (end - start)
    return sorted(kept)


def _in_characters(text: str) -> Iterator[_Found]:
    """Give each misspelt word of a text in which no letters stand for syllables."""
    for last, word in _automaton().iter(_numbered(text)):
        start, end = last - len(word) + 1, last + 1
        if text[start:end] != word:
            yield start, end, word


def _in_letters(text: str) -> Iterator[_Found]:
    """Give each misspelt word of a text with letters, which may stand for syllables."""
    numbers, firsts, stretches = _syllables(text)
    for last, word in _automaton().iter(tuple(numbers)):
        start = _place(firsts, stretches, last - len(word) + 1)[0]
        end = _place(firsts, stretches, last)[1]
        if text[start:end] != word:
            yield start, end, word


def _place(firsts: list[int], stretches: list[_Stretch], number: int) -> _Stretch:
    """Give where a syllable begins and ends in the text."""
    stretch = bisect_right(firsts, number) - 1
    start, end = stretches[stretch]
    if end:
        return start, end
    start += number - firsts[stretch]
    return start, start + 1


def _meant(text: str, start: int, end: int, word: str) -> bool:
    """Tell whether the word may have been meant: letters are a word of their own, characters are usual stand-ins."""
    written = text[start:end]
    return _spelt_alone(text, start, end) if written.isascii() else _may_stand_for(written, word)


@lru_cache(maxsize=1024)
def _may_stand_for(written: str, word: str) -> bool:
    if word not in ONLY_BY_HAND:
        return written not in EVERYDAY
    return len(written) == len(word) and all(
        a == b or a in STAND_INS.get(b, "") for a, b in zip(written, word, strict=True)
    )


def _spelt_alone(text: str, start: int, end: int) -> bool:
    """Tell whether letters are the whole of a word, and enough of them to be no other word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if any(letter.isalnum() and letter.isascii() for letter in (before, after)):
        return False
    return end - start >= _SHORTEST_SPELLING


def _out_of_words(text: str, found: list[_Found]) -> list[_Found]:
    """Leave out what stands in words of the dictionary; of a long text only the neighbourhood is cut into words."""
    if len(text) <= _LONG or len(found) * 2 * _AROUND > len(text):
        words = _in_words(text) if found else b""
        return [each for each in found if words.find(1, *each[:2]) < 0 or text[slice(*each[:2])].isascii()]
    kept = []
    for start, end, word in found:
        first = max(0, start - _AROUND)
        words = _in_words(text[first : end + _AROUND])
        if words.find(1, start - first, end - first) < 0 or text[start:end].isascii():
            kept.append((start, end, word))
    return kept


def _in_words(text: str) -> bytes:
    """Give for each place of the text 1 where a Chinese word of the dictionary stands, else 0."""
    import rjieba  # 32 MB and a tenth of a second, which a bot that reads no Chinese goes without

    return b"".join(
        (b"\x01" if len(word) > 1 and _HANZI.match(word) else b"\x00") * len(word) for word in rjieba.cut(text, False)
    )


def _syllables(text: str) -> tuple[list[int], list[int], list[_Stretch]]:
    """Cut a text into syllables: a Chinese character each, and letters as pinyin cuts them; blanks are left out.

    Gives the number of each, and the stretches they stand in, with the place of the first of each stretch.
    """
    alone, at = _numbered(text), 0
    numbers: list[int] = []
    firsts: list[int] = []
    stretches: list[_Stretch] = []
    for found in _SPELT_OR_BLANK.finditer(text):
        start = found.start()
        if start > at:
            firsts.append(len(numbers))
            stretches.append((at, 0))
            numbers += alone[at:start]
        for first, end, number in _spelt(found[0]):
            firsts.append(len(numbers))
            stretches.append((start + first, start + end))
            numbers.append(number)
        at = found.end()
    firsts.append(len(numbers))
    stretches.append((at, 0))
    numbers += alone[at:]
    return numbers, firsts, stretches


@lru_cache(maxsize=4096)
def _spelt(letters: str) -> tuple[_Unit, ...]:
    """Cut letters into syllables of the vocabulary, longest first; letters that cannot be cut are no syllable."""
    if letters.isspace():
        return ()
    cut, place, numbers = [], 0, _numbers()
    while place < len(letters):
        longest = min(_LONGEST_SYLLABLE, len(letters) - place)
        size = next((size for size in range(longest, 1, -1) if letters[place : place + size] in numbers), 0)
        if not size:
            return ((0, len(letters), 0),)
        cut.append((place, place + size, numbers[letters[place : place + size]]))
        place += size
    return tuple(cut)


@cache
def _heard() -> dict[str, str]:
    """Give each syllable of the vocabulary with the characters whose first reading it is, tones left away."""
    table = files("moderation.vocabulary").joinpath("sounds.json").read_text("utf-8")
    return dict(json.loads(table))


@cache
def _numbers() -> dict[str, int]:
    """Give each syllable of the vocabulary a number, from 1."""
    return {syllable: number for number, syllable in enumerate(sorted(_heard()), 1)}


@cache
def _sounds() -> dict[str, int]:
    """Map each character to the number of its syllable, where the vocabulary has it."""
    numbers = _numbers()
    return {letter: numbers[syllable] for syllable, letters in _heard().items() for letter in letters}


def _numbered(text: str) -> tuple[int, ...]:
    """Give the number of each character's syllable, 0 for one without."""
    if len(text) < LONG:
        return tuple(map(_sounds().get, text, repeat(0)))
    return tuple(looked_up(points_of(text), _sounds_array()).tolist())


@cache
def _sounds_array() -> Points:
    """Return the number of each code point's syllable, 0 for one without."""
    return array_of({ord(letter): number for letter, number in _sounds().items()})


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton(ahocorasick.STORE_ANY, ahocorasick.KEY_SEQUENCE)
    for word in CHINESE:
        automaton.add_word(_numbered(word), word)
    automaton.make_automaton()
    return automaton


@cache
def _spelt_out() -> re.Pattern[str]:
    """Find a word of the vocabulary in letters, in a text without Chinese."""
    words = sorted(map(_pinyin, CHINESE), key=len, reverse=True)
    spelt = ["[ \t-\r]?".join(word) for word in words if sum(map(len, word)) >= _SHORTEST_SPELLING]
    return re.compile(rf"\b(?:{'|'.join(spelt)})\b", re.ASCII)


@cache
def _glance() -> Glance:
    return Glance({"spelt out": _spelt_out().pattern})


@cache
def _pinyin(word: str) -> tuple[str, ...]:
    syllables = sorted(_heard())
    return tuple(syllables[_sounds()[letter] - 1] for letter in word)
