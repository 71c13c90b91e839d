"""A glance: which of several costly patterns can match a text at all, found in one pass over it."""

import re
from collections.abc import Mapping

import re2

_LOOK_AROUND = re.compile(r"\(\?<?[!=](?:[^()\[\]]|\[[^\]]*\])*\)")
_GROUP_NAME = re.compile(r"\(\?P<\w+>")
_MEMORY = 64 << 20


class Glance:
    """Patterns by name, each widened for one linear machine to read them all: it sees too much, never too little."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        options = re2.Options()
        options.case_sensitive = False
        options.max_mem = _MEMORY
        self._names = tuple(patterns)
        self._set = re2.Set.SearchSet(options)
        for pattern in patterns.values():
            self._set.Add(_widened(pattern))
        self._set.Compile()

    def __call__(self, text: str) -> frozenset[str]:
        """Give the names of the patterns that may match."""
        return frozenset(self._names[number] for number in self._set.Match(text) or ())


def _widened(pattern: str) -> str:
    """Drop what RE2 lacks (look-around) and what it reads by ASCII alone (word borders, word characters)."""
    plain = _GROUP_NAME.sub("(?:", _LOOK_AROUND.sub("", pattern))
    return plain.replace(r"\b", "").replace(r"\d", r"\pN").replace(r"\w", r"[\pL\pN_]").replace(r"\W", r"[^\pL\pN_]")
