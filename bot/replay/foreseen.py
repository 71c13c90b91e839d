"""Quarrels foreseen: how often moderators would have been warned, and how often it came to a quarrel."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from chat.case import Case, Label, Outcome
from chat.people import GroupId, MemberId
from chat.plain import plain
from moderation.forecast_card import FOLLOWS

SHOWN: Final = 60
"""Forecasts that are kept for a report, the surest; beyond that they are only counted."""

_LONGEST: Final = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One of the messages that drove a forecast."""

    member: MemberId
    name: str
    at: datetime
    text: str


@dataclass(slots=True, kw_only=True)
class Foretold:
    """One forecast as a report shows it. `followed`: somebody in it was then found to quarrel."""

    case: str
    group: GroupId
    at: datetime
    risk: float
    said: tuple[Said, ...]
    followed: bool = False


class Foreseen:
    """Takes forecasts down, and the quarrels after them; memory does not grow with their number."""

    def __init__(self) -> None:
        self.count = 0
        self.followed = 0
        self.quarrels = 0
        """Messages that were asked about, or removed, as part of a quarrel."""
        self.foreseen = 0
        """How many of those came after a forecast."""
        self._kept: list[Foretold] = []
        self._last: dict[GroupId, list[Foretold]] = {}

    @property
    def cases(self) -> list[Foretold]:
        """The surest forecasts, in the order of time."""
        return sorted(self._kept, key=lambda each: (each.at, each.case))

    def tell(self, case: Case) -> None:
        """Take a forecast down."""
        said = tuple(
            Said(
                member=each.author.id,
                name=each.author.name,
                at=each.at,
                text=plain(each.text, _LONGEST),
            )
            for each in case.receipt.talk
        )
        group = case.receipt.message.group
        told = Foretold(case=case.id, group=group, at=case.opened_at, risk=case.receipt.verdict.score, said=said)
        self.count += 1
        self._kept = sorted([*self._kept, told], key=lambda each: (-each.risk, each.at, each.case))[:SHOWN]
        self._last[group] = [*self._open(group, case.opened_at), told]

    def follow(self, case: Case) -> None:
        """Take down another case: of a quarrel, whether it was foreseen."""
        receipt = case.receipt
        if receipt.verdict.label not in (Label.CONFLICT, Label.ABUSE) or case.outcome is Outcome.NOTED:
            return
        self.quarrels += 1
        author, group = receipt.message.author.id, receipt.message.group
        before = [each for each in self._open(group, case.opened_at) if author in _people(each.said)]
        self.foreseen += bool(before)
        for each in before:
            self.followed += not each.followed
            each.followed = True

    def _open(self, group: GroupId, at: datetime) -> list[Foretold]:
        """Give the forecasts that a quarrel at this moment would bear out."""
        return [each for each in self._last.get(group, []) if each.at + FOLLOWS >= at]


def _people(said: Iterable[Said]) -> set[MemberId]:
    return {each.member for each in said}
