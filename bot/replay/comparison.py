"""Comparison: two recordings of one history, with different settings, a batch at a time."""

from collections import Counter
from enum import StrEnum

from bot.replay.recording import Recording
from bot.replay.sample import Sample, Shown
from chat.case import Outcome
from chat.people import MemberId


class Change(StrEnum):
    """What becomes of a message with the other settings."""

    CAUGHT = "caught"
    """Left alone before, removed or asked about now."""
    LET_GO = "let-go"
    """Removed or asked about before, left alone now."""
    HARDER = "harder"
    """Asked about before, removed now."""
    SOFTER = "softer"
    """Removed before, only asked about now."""


class Comparison:
    """Counts and keeps what the two recordings decide differently. Call `compare` after each batch."""

    def __init__(self, before: Recording, after: Recording) -> None:
        self.before = before
        self.after = after
        self.samples = {change: Sample() for change in Change}
        self.members: dict[Change, Counter[MemberId]] = {change: Counter() for change in Change}
        self.names: dict[MemberId, str] = {}

    @property
    def changed(self) -> int:
        """How many messages fare differently."""
        return sum(sample.count for sample in self.samples.values())

    def compare(self) -> None:
        """Compare what the two recordings took down of the last batch."""
        before, after = self.before.flagged, self.after.flagged
        for event in dict.fromkeys((*before, *after)):
            old, new = before.get(event), after.get(event)
            change = change_of(old, new)
            case = new if change in (Change.CAUGHT, Change.HARDER, Change.SOFTER) else old
            if change is not None and case is not None:
                self.samples[change].add(case)
                self.members[change][case.member] += 1
                self.names[case.member] = case.name


def change_of(before: Shown | None, after: Shown | None) -> Change | None:
    """Tell what changes for a message, or nothing if nothing that anybody would notice does."""
    old, new = _weight(before), _weight(after)
    if old == new:
        return None
    if old == 0:
        return Change.CAUGHT
    if new == 0:
        return Change.LET_GO
    return Change.HARDER if new > old else Change.SOFTER


def _weight(case: Shown | None) -> int:
    if case is None or case.outcome is Outcome.NOTED:
        return 0
    return 1 if case.outcome is Outcome.ASKED else 2
