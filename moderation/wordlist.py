"""Lists of words, looked for all at once."""

from collections.abc import Iterable

import ahocorasick

from moderation.text import fold

LONGEST_WORD = 200
"""Characters of one entry."""

_SMALL_WORDS = """
    the to of and in is it you that for on are with as be at or this not but by an if we my me so no do he she they was
    have has what can will your all just up out и в не на я что с он это как но по а то за ты мы у же вы так его да от
    бы к
"""
_IN_EVERY_MESSAGE = frozenset(
    "的一是不了人我在有他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都"
    "然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长啊吧吗呢哦嗯"
) | frozenset(_SMALL_WORDS.split())
"""Signs and words, as they are read, that stand in a good part of everything that is said."""


def check_word(word: str) -> None:
    """Raise `ValueError` for an entry that could not be found, or would be found everywhere."""
    if len(word) > LONGEST_WORD:
        raise ValueError(f"{word[:20]!r}… is longer than {LONGEST_WORD} characters")
    folded = word.strip().lower() if word.isascii() else _folded(word)  # folding a hundred thousand takes seconds
    if folded in _IN_EVERY_MESSAGE:
        raise ValueError(f"{word!r} stands in nearly every message: use a longer phrase or a pattern")
    if word.isascii() and sum(map(str.isalnum, word)) > 1:
        return
    if not (folded := _folded(word)):
        raise ValueError(f"nothing is left of {word!r} once hidden characters are gone")
    if len(folded) == 1 and not _stands_alone(folded):
        raise ValueError(f"{word!r} is one letter and would be found nearly everywhere: use a word or a pattern")


def check_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give a list of entries as it is; raise `ValueError` for the first that cannot be looked for."""
    for word in words:
        check_word(word)
    return words


class WordList:
    """Words in their folded form; the time to look does not depend on how many there are."""

    def __init__(self, words: Iterable[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        self._empty = True
        for word in words:
            folded = _folded(word)
            if folded:
                self._automaton.add_word(folded, (folded, word))
                self._empty = False
        self._automaton.make_automaton()

    def first(self, folded: str) -> str:
        """Give the first entry that stands in a folded text as a word of its own, as written down, or nothing."""
        if self._empty:
            return ""
        for end, (found, word) in self._automaton.iter(folded):
            if _whole(folded, end - len(found) + 1, end):
                return str(word)
        return ""


def _folded(word: str) -> str:
    return fold(word).text.strip()


def _whole(text: str, start: int, end: int) -> bool:
    """Tell whether the piece is no part of a longer word; Chinese and its like have no borders between words."""
    if start > 0 and _joins(text[start]) and _joins(text[start - 1]):
        return False
    return not (end + 1 < len(text) and _joins(text[end]) and _joins(text[end + 1]))


def _joins(character: str) -> bool:
    return character.isalnum() and not _stands_alone(character)


def _stands_alone(character: str) -> bool:
    """Tell whether a character can be a word: Chinese, Japanese, Korean, an emoji."""
    return character >= "\u2e80" and not "\ua4d0" <= character <= "\uabff"
