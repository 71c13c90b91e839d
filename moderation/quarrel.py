"""Quarrels: how warm a message is, by whom it is turned against and with what words."""

import re
from typing import Final

from chat.message import Message
from moderation.signs import signs
from moderation.vocabulary.insults import INSULT, YOU

_YOU: Final = re.compile(YOU)
_INSULT: Final = re.compile(INSULT)
_HOSTILE_FROM: Final = 0.5


def warmth(message: Message) -> float:
    """Give how heated one message is, 0 to 2: rude words, more so when turned against somebody, learned hostility."""
    folded = message.reading.folded
    if not folded:
        return 0.0
    learned = message.reading.scores.get("conflict", 0.0)
    rude = "insult" in signs(folded) and _INSULT.search(folded) is not None
    if not rude and learned < _HOSTILE_FROM:
        return 0.0
    turned = message.reply_to is not None or _YOU.search(folded) is not None
    return (0.7 if rude else 0.0) + (0.5 if turned else 0.0) + 0.8 * max(0.0, learned - 0.4)
