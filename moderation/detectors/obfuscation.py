"""Look-alikes and hidden characters: writing that is made to be read by people and missed by machines."""

import re
from typing import ClassVar, Final

from pydantic import Field

from chat.case import Finding, Label
from chat.context import Context
from chat.message import Message
from chat.words import Words
from moderation.detector import Detector

_WEIGHTS: Final = {
    "lookalike": (1, 0.3, 4, 0.55),
    "hidden": (2, 0.25, 5, 0.55),
    "bidi": (2, 0.25, 6, 0.4),
    "enclosed": (3, 0.2, 8, 0.4),
    "stylised": (6, 0.15, 20, 0.35),
    "marks": (12, 0.2, 60, 0.45),
    "spaced": (2, 0.15, 4, 0.3),
    "homophone": (1, 0.1, 4, 0.5),
    "split": (1, 0.4, 3, 0.55),
    "leet": (1, 0.1, 4, 0.45),
    "pictured": (1, 0.2, 3, 0.5),
}
"""Trace → from how many it counts, its score then, how many make it plain, and its score then."""

_BORROWED: Final = re.compile(
    "(?![\u00b5\u03bc\u03a9\u2126\u0394\u03c0])[\u0250-\u02af\u0370-\u058f\u13a0-\u13ff\u2c80-\u2cff\uab30-\uabbf]"
)
"""Letters of other alphabets, without the Greek ones that stand in units (µs, kΩ)."""

_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


class Obfuscation(Detector):
    """Looks at what folding threw away: borrowed or circled letters, hidden characters, words pulled apart."""

    section = "obfuscation"
    label: ClassVar[Label] = Label.SPAM

    most: float = Field(0.55, ge=0, le=1, description="Highest score of disguise alone, whatever the words say.")

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give the finding for the strongest disguise; each further kind adds a little."""
        traces = message.reading.traces
        if not traces:
            return None
        found = {kind: score for kind, count in traces.items() if (score := _score(kind, count)) > 0}
        if "lookalike" in found and not _BORROWED.search(message.carried):
            del found["lookalike"]
        if "bidi" in found and _RIGHT_TO_LEFT.search(message.carried):
            del found["bidi"]
        if not found:
            return None
        kind = max(sorted(found), key=lambda name: found[name])
        score = min(self.most, found[kind] + 0.1 * (len(found) - 1))
        limit = _WEIGHTS[kind][0]
        return self.finding(score, Words(f"found-obfuscation-{kind}", count=traces[kind], limit=limit))


def _score(kind: str, count: int) -> float:
    """Give the score of so many traces of a kind, rising between its two limits."""
    few, low, many, high = _WEIGHTS.get(kind, (1 << 30, 0.0, 1 << 31, 0.0))
    if count < few:
        return 0.0
    return low + (high - low) * min(1.0, (count - few) / (many - few))
