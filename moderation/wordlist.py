"""Lists of words, looked for all at once."""

from collections.abc import Iterable

import ahocorasick

from moderation.text import fold

LONGEST_WORD = 200
"""Characters of one entry."""


def check_word(word: str) -> None:
    """Raise `ValueError` for an entry that could not be found, or would be found everywhere."""
    if len(word) > LONGEST_WORD:
        raise ValueError(f"{word[:20]!r}… is longer than {LONGEST_WORD} characters")
    if word.isascii() and sum(map(str.isalnum, word)) > 1:
        return
    folded = _folded(word)
    if not folded:
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
