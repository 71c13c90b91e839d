"""Noise: messages that push everything else off the screen."""

import re
from typing import ClassVar, Final

from pydantic import Field

from chat.case import Finding, Label
from chat.context import Context
from chat.message import Message
from chat.words import Words
from moderation.detector import Detector
from moderation.folding.points import distinct

_EMOJI: Final = re.compile(
    "[\u2600-\u27bf\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001faff\U0001f1e6-\U0001f1ff]"
)
_MENTION: Final = re.compile(r"(?<![\w.])@[A-Za-z]\w{3,31}|<@!?\d{5,20}>")
_PIECE: Final = 8
_WALL: Final = 600
_LONGEST: Final = 4096


class Noise(Detector):
    """Counts mentions, emoji and empty lines, and looks for the same piece of text repeated into a wall."""

    section = "noise"
    label: ClassVar[Label] = Label.FLOOD

    mentions: int = Field(8, ge=1, le=100, description="Different members one message may mention.")
    emoji: int = Field(60, ge=5, le=4096, description="Emoji one message may hold.")
    blank_lines: int = Field(30, ge=3, le=4096, description="Lines of a message that may hold next to nothing.")
    repetition: float = Field(
        0.9, ge=0.5, le=1, description="Share of a long message that may say what it said before."
    )

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give the finding for the loudest noise."""
        text = message.text[:_LONGEST]
        found = [self._mentions(message)]
        if len(text) > min(self.emoji, self.blank_lines, _WALL):
            found += [self._emoji(text), self._lines(text), self._wall(text)]
        heard = [each for each in found if each is not None]
        if not heard:
            return None
        score, reason = max(heard, key=lambda each: each[0])
        return self.finding(score, reason)

    def _mentions(self, message: Message) -> tuple[float, Words] | None:
        if message.mentions_everyone:
            return 0.5, Words("found-noise-everyone")
        count = len(set(message.mentions))
        if count <= self.mentions and message.text.count("@") > self.mentions:
            count = max(count, len(set(_MENTION.findall(message.text))))
        if count <= self.mentions:
            return None
        return _over(count, self.mentions), Words("found-noise-mentions", count=count, limit=self.mentions)

    def _emoji(self, text: str) -> tuple[float, Words] | None:
        count = 0 if text.isascii() else len(_EMOJI.findall(text))
        if count <= self.emoji:
            return None
        return _over(count, self.emoji), Words("found-noise-emoji", count=count, limit=self.emoji)

    def _lines(self, text: str) -> tuple[float, Words] | None:
        if text.count("\n") <= self.blank_lines:
            return None
        blank = sum(len(line.strip()) <= 1 for line in text.split("\n"))
        if blank <= self.blank_lines:
            return None
        return _over(blank, self.blank_lines), Words("found-noise-lines", count=blank, limit=self.blank_lines)

    def _wall(self, text: str) -> tuple[float, Words] | None:
        if len(text) < _WALL:
            return None
        share = 1 - distinct(text, _PIECE)
        if share <= self.repetition:
            return None
        percent = round(100 * share)
        return 0.75, Words("found-noise-wall", percent=percent, limit=round(100 * self.repetition), length=len(text))


def _over(count: int, limit: int) -> float:
    """Give 0.7 just over the limit, 0.95 from twice the limit on."""
    return 0.7 + 0.25 * min(1.0, (count - limit) / limit)
