"""Phrases of the group's own: words and patterns that its moderators have written down."""

from functools import cached_property
from typing import ClassVar

from pydantic import Field, field_validator

from chat.case import Finding, Label
from chat.context import Context
from chat.message import Message
from chat.words import Words
from moderation.detector import Detector
from moderation.lines import Lines
from moderation.patterns import PatternSet, check_pattern
from moderation.wordlist import WordList, check_words


class Phrases(Detector):
    """Looks for words and patterns that the group does not want; they count in full, whoever writes them."""

    section = "phrases"
    label: ClassVar[Label] = Label.SPAM
    lenient: ClassVar[bool] = False

    words: Lines = Field((), max_length=100_000, description="Words and phrases, one a line, in any script or dress.")
    patterns: Lines = Field((), max_length=300, description="RE2 patterns, one a line; capitals do not matter.")
    score: float = Field(0.95, ge=0, le=1, description="Score of a phrase that is found.")

    _words = field_validator("words")(check_words)

    @field_validator("patterns")
    @classmethod
    def _patterns(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in value:
            check_pattern(pattern)
        return value

    @cached_property
    def _word_list(self) -> WordList:
        return WordList(self.words)

    @cached_property
    def _pattern_set(self) -> PatternSet:
        return PatternSet(self.patterns)

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give the finding for the first word or pattern that is in the message."""
        folded = message.reading.folded
        if not folded or not (self.words or self.patterns):
            return None
        word = self._word_list.first(folded) if self.words else ""
        if word:
            return self.finding(self.score, Words("found-phrases-word", word=word))
        pattern = self._pattern_set.first(message.carried, folded) if self.patterns else ""
        if pattern:
            return self.finding(self.score, Words("found-phrases-pattern", pattern=pattern))
        return None
