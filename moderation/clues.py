"""Clues: what the detectors see in a text alone, for the text model to weigh beside the words."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from chat.context import Context
from chat.message import Message
from moderation.detector import Detector
from moderation.detectors.contacts import Contacts
from moderation.detectors.invites import Invites
from moderation.detectors.links import Links
from moderation.detectors.obfuscation import Obfuscation
from moderation.detectors.offers import Offers
from moderation.quarrel import insult, turned
from moderation.rudeness import RUDENESS, rudeness

_DETECTORS: Final[tuple[Detector, ...]] = (Links(), Invites(), Contacts(), Offers(), Obfuscation())

CLUES: Final = (*(detector.section for detector in _DETECTORS), "insult", "turned insult", *RUDENESS)
"""The clues, by column: scores of detectors, 0 to 1; what there is of a quarrel, 0 or 1; counts of rude words."""

_RUDE: Final = len(CLUES) - len(RUDENESS)
_QUARREL: Final = _RUDE - 2

_NEWCOMER: Final = Context(now=datetime.min.replace(tzinfo=UTC))
"""Nothing is known of who wrote a message."""


def clues(messages: Sequence[Message]) -> NDArray[np.float32]:
    """Give the clues (messages, clues) in messages whose folded text and links are read, each as a newcomer's."""
    seen = np.zeros((len(messages), len(CLUES)), np.float32)
    for row, message in enumerate(messages):
        for column, detector in enumerate(_DETECTORS):
            found = detector.look(message, _NEWCOMER)
            if found is not None:
                seen[row, column] = found.score
        if insult(message.reading.folded):
            seen[row, _QUARREL:_RUDE] = 1.0, turned(message)
        seen[row, _RUDE:] = rudeness(message.reading.folded)
    return seen
