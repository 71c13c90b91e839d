"""Listed words: threats and slurs that the group itself has written down; all that is acted on in a quarrel."""

from functools import cached_property
from typing import ClassVar

from pydantic import Field, field_validator

from chat.case import Finding, Label
from chat.context import Context
from chat.message import Message
from chat.words import Words
from moderation.detector import Detector
from moderation.lines import Lines
from moderation.wordlist import WordList, check_words


class Listed(Detector):
    """Looks for threats and slurs that the group has listed; they count in full, whoever writes them.

    The list is empty until the group fills it: what a slur is among friends, nobody else can know.
    """

    section = "listed"
    label: ClassVar[Label] = Label.ABUSE
    lenient: ClassVar[bool] = False

    words: Lines = Field(
        (), max_length=10_000, description="Threats and slurs that are never let stand, one a line, in any dress."
    )
    score: float = Field(0.95, ge=0, le=1, description="Score of one that is found.")

    _words = field_validator("words")(check_words)

    @cached_property
    def _word_list(self) -> WordList:
        return WordList(self.words)

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give the finding for the first listed word that is in the message."""
        if not self.words or not message.reading.folded:
            return None
        word = self._word_list.first(message.reading.folded)
        return self.finding(self.score, Words("found-listed", word=word)) if word else None
