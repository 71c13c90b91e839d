"""Lessons: what a group's moderators have taught, as numbers."""

from dataclasses import dataclass, field

from chat.packed import Packed


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnHead:
    """What follows from a group's lessons: a correction of the shipped model's log-odds, linear in a text's meaning.

    `weights` are packed as a vector of `moderation.sentences`; `kept` is the share of the shipped odds that stays.
    """

    weights: Packed = field(repr=False)
    bias: float
    kept: float
    spam: int
    """Lessons that said: this is unwanted."""
    fine: int
    """Lessons that said: this is fine."""
    version: int = 1
    """Counts up with every change, in this group."""

    @property
    def lessons(self) -> int:
        """How many lessons it was learnt from."""
        return self.spam + self.fine
