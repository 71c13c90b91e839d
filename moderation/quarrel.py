"""Quarrels: how warm a message is, by whom it is turned against and with what words."""

import re
from typing import Final

from chat.message import Message
from moderation.chances import chance
from moderation.signs import excerpt, signs
from moderation.vocabulary.insults import INSULT, YOU

_YOU: Final = re.compile(YOU)
_INSULT: Final = re.compile(INSULT)
_HOSTILE_FROM: Final = 0.7


def insult(folded: str) -> bool:
    """Tell whether a folded text holds a rude word."""
    text = excerpt(folded)
    return "insult" in signs(text) and _INSULT.search(text) is not None


def turned(message: Message) -> bool:
    """Tell whether a message speaks to somebody."""
    return message.reply_to is not None or _YOU.search(message.reading.folded) is not None


def warmth(message: Message) -> float:
    """Give how heated one message is, 0 to 2: rude words, more so when turned against somebody, learned hostility."""
    folded = message.reading.folded
    if not folded:
        return 0.0
    learned = chance(message.reading, "conflict")
    rude = insult(folded)
    if not rude and learned < _HOSTILE_FROM:
        return 0.0
    return (0.7 if rude else 0.0) + (0.5 if turned(message) else 0.0) + 0.8 * max(0.0, learned - 0.4)
