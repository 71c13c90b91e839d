"""Pictures: those that a group's moderators have taught, found again by what they look like."""

from dataclasses import replace
from typing import ClassVar, Final

from pydantic import Field

from chat.case import Finding, Label
from chat.context import Context
from chat.message import Message
from chat.taught import TaughtPicture
from chat.words import Words
from moderation.detector import Detector
from moderation.looks import ALIKE, distance, looks

_SURE: Final = 0.95
_CLOSE: Final = 2
"""Bits in which a picture differs from itself after it was compressed again; from there on the score falls."""

_STEP: Final = 0.07


class Pictures(Detector):
    """Has pictures of people whom the group does not know yet looked at, and finds those that moderators taught."""

    section = "pictures"
    label: ClassVar[Label] = Label.SPAM

    a_minute: int = Field(30, ge=1, le=600, description="Pictures of the group that are looked at in a minute.")
    writing: bool = Field(True, description="Whether writing on pictures is read as well as codes.")
    alike: int = Field(
        ALIKE, ge=0, le=10, description="Bits, of 64, in which a picture's look may differ from a taught one's."
    )

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give a finding for a picture that looks like one that was taught as unwelcome."""
        found = nearest(message, context)
        if found is None or found[0].label is Label.OK:
            return None
        taught, bits = found
        score = _SURE - _STEP * max(0, bits - _CLOSE)
        words = Words("found-pictures", label=Words(f"label-{taught.label}"), bits=bits, limit=self.alike)
        return replace(self.finding(score, words), label=taught.label)


def nearest(message: Message, context: Context) -> tuple[TaughtPicture, int] | None:
    """Give the taught picture that a message's come nearest to, within the limit, and the bits that differ."""
    if not context.taught_pictures:
        return None
    pairs = ((each, distance(each.look, look)) for look in looks(message) for each in context.taught_pictures)
    best = min(pairs, key=lambda pair: pair[1], default=None)
    return best if best is not None and best[1] <= context.settings[Pictures].alike else None
