"""Patterns written by moderators, matched all at once in linear time."""

from collections.abc import Iterable
from typing import Final

import re2

from moderation.folding.hanzi import simplified

LONGEST_PATTERN: Final = 1000
"""Characters of one pattern."""

_MEMORY: Final = 16 << 20
_ORDINARY: Final = ("a", "Z", "7", "好", "ж", " ", "hello there", "你好", "привет", "😀", ".")
_MISSING: Final = {"(?=": "look-ahead", "(?!": "look-ahead", "(?<=": "look-behind", "(?<!": "look-behind"}


def check_pattern(pattern: str) -> None:
    """Raise `ValueError` for a pattern RE2 cannot read, and for one that matches everything."""
    if len(pattern) > LONGEST_PATTERN:
        raise ValueError(f"a pattern has at most {LONGEST_PATTERN} characters; this one has {len(pattern)}")
    try:
        compiled = re2.compile(pattern, _options())
    except re2.error as error:
        raise ValueError(_complaint(pattern, error)) from error
    if compiled.search("") or sum(compiled.search(text) is not None for text in _ORDINARY) > len(_ORDINARY) // 2:
        raise ValueError(f"{pattern!r} matches every message: say more exactly what it looks for")


def _complaint(pattern: str, error: Exception) -> str:
    """Say what RE2 said, and that it has no look-around where that is what was tried."""
    said = error.args[0] if error.args else ""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    for mark, name in _MISSING.items():
        if mark in pattern:
            return f"{pattern!r}: RE2 has no look-around, and this is a {name} {mark}; list what to find instead"
    if "invalid escape sequence" in text and any(f"\\{digit}" in pattern for digit in range(1, 10)):
        return f"{pattern!r}: RE2 has no look-around and no backreferences such as \\1"
    return f"{pattern!r}: {text}"


class PatternSet:
    """Patterns compiled into one machine."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._set = re2.Set.SearchSet(_options())
        self._patterns: list[str] = []
        for pattern in patterns:
            for form in dict.fromkeys((pattern, _simplified(pattern))):
                self._set.Add(form)
                self._patterns.append(pattern)
        if self._patterns:
            self._set.Compile()

    def first(self, *texts: str) -> str:
        """Give the first pattern, in the order they were written down, that matches one of the texts, or nothing."""
        if not self._patterns:
            return ""
        found = [number for text in texts for number in self._set.Match(text) or ()]
        return self._patterns[min(found)] if found else ""


def _simplified(pattern: str) -> str:
    """Give a pattern with its Chinese in simplified characters, as folded texts have it; signs stay what they are."""
    return "".join(simplified(letter) if "\u3400" <= letter <= "\u9fff" else letter for letter in pattern)


def _options() -> re2.Options:
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = _MEMORY
    return options
