"""Chinese characters taken apart into their pieces (拆字): 亻言 for 信."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import product

import ahocorasick

from moderation.vocabulary.disguised import CHINESE, SPLITS

_SHORTEST = 2


def rejoined(text: str, traces: Counter[str], pieces: list[tuple[str, str]]) -> str:
    """Write the words of the vocabulary that stand in pieces as they are; count them as `split`."""
    if text.isascii():
        return text
    found: list[tuple[int, int, str]] = []
    for last, (written, word) in _automaton().iter_long(text):
        found.append((last - len(written) + 1, last + 1, word))
    for start, end, word in reversed(found):
        pieces.append((text[start:end], word))
        text = text[:start] + word + text[end:]
    if found:
        traces["split"] += len(found)
    return text


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for word in CHINESE:
        for written in _ways(word):
            automaton.add_word(written, (written, word))
    automaton.make_automaton()
    return automaton


def _ways(word: str) -> Iterator[str]:
    """Give a word with at least one of its characters in pieces, in all ways."""
    if len(word) < _SHORTEST:
        return
    for letters in product(*((letter, *SPLITS.get(letter, ())) for letter in word)):
        written = "".join(letters)
        if written != word:
            yield written
