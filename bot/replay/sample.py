"""What a report shows of very many cases: the most telling ones, and how many there were."""

import heapq
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from chat.case import Case, Finding, Label, Outcome, Step
from chat.plain import plain
from chat.words import Words

SHOWN: Final = 300
"""Cases of one kind that are kept for a report; beyond that they are only counted."""

REGULAR_FROM: Final = 50
"""Messages before a case from which its member counts as a regular: those are shown first of all."""

_LONGEST: Final = 1200


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One case as a report shows it. `before`: messages the member had written until then."""

    case: str
    event: str
    group: str
    at: datetime
    member: str
    name: str
    before: int
    text: str
    outcome: Outcome
    label: Label
    score: float
    step: Step
    findings: tuple[Finding, ...]

    @property
    def is_regular(self) -> bool:
        """Tell whether the member was well known by then."""
        return self.before >= REGULAR_FROM

    @property
    def reasons(self) -> tuple[Words, ...]:
        """The reasons in words, the strongest first."""
        return tuple(finding.reason for finding in self.findings)

    @property
    def detectors(self) -> tuple[str, ...]:
        """The detectors that found something of this kind, the strongest first."""
        return tuple(dict.fromkeys(finding.detector for finding in self.findings))


def shown(case: Case, event: str, before: int) -> Shown:
    """Give a case as a report shows it: the evidence for its label, the text cut to what is readable."""
    message, verdict = case.receipt.message, case.receipt.verdict
    evidence = [finding for finding in verdict.findings if finding.label is verdict.label] or list(verdict.findings)
    return Shown(
        case=case.id,
        event=event,
        group=message.group,
        at=case.opened_at,
        member=message.author.id,
        name=message.author.name,
        before=before,
        text=plain(message.carried, _LONGEST),
        outcome=case.outcome,
        label=verdict.label,
        score=verdict.score,
        step=verdict.step,
        findings=tuple(sorted(evidence, key=lambda finding: -finding.score)),
    )


class Sample:
    """Keeps at most 300 cases: those against regulars first, the rest an even choice over the whole time.

    The choice goes by the cases' ids, which are as good as drawn by lot and the same in every run.
    """

    def __init__(self) -> None:
        self.count = 0
        self._kept: list[tuple[bool, str, int, Shown]] = []

    def add(self, case: Shown) -> None:
        """Count a case, and keep it or another."""
        self.count += 1
        # a heap gives its least first: that must be the one to go
        entry = (case.is_regular, case.case, self.count, case)
        if len(self._kept) < SHOWN:
            heapq.heappush(self._kept, entry)
        else:
            heapq.heappushpop(self._kept, entry)

    @property
    def cases(self) -> list[Shown]:
        """The kept cases, in the order of time."""
        return sorted((entry[3] for entry in self._kept), key=lambda case: (case.at, case.case))
