"""Recording: what the pipeline decided, counted, with the most telling cases kept."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from typing import Final

from bot.replay.foreseen import Foreseen
from bot.replay.sample import Sample, Shown, shown
from chat.actions import Ban, Kick, Mute
from chat.case import Label, Outcome
from chat.decision import Decision
from chat.events import Event, MessagePosted
from chat.people import GroupId, MemberId
from chat.records import OpenCase
from moderation.forecast_card import is_forecast

OUTCOMES: Final = (Outcome.ACTED, Outcome.ASKED, Outcome.NOTED)
"""What can become of a message in a replay, besides nothing, from the heaviest."""

_FOR_GOOD: Final = datetime.max.replace(tzinfo=UTC)


@dataclass(slots=True, kw_only=True)
class Affected:
    """A member with cases: under which name, and how many of each outcome."""

    name: str = ""
    group: GroupId = ""
    outcomes: Counter[Outcome] = field(default_factory=Counter)


class Recording:
    """Takes down what was decided and lets nothing of it happen. Memory grows with members and days, not messages.

    `flagged` holds the last batch's cases by event, for comparing two recordings of the same history.
    """

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self.events = 0
        self.messages = 0
        self.begin: datetime | None = None
        self.end: datetime | None = None
        self.outcomes: Counter[Outcome] = Counter()
        self.labels: Counter[tuple[Label, Outcome]] = Counter()
        self.detectors: Counter[tuple[str, Outcome]] = Counter()
        self.days: Counter[tuple[date, Outcome | None]] = Counter()
        self.groups: Counter[GroupId] = Counter()
        self.written: Counter[tuple[GroupId, MemberId]] = Counter()
        self.affected: dict[MemberId, Affected] = {}
        self.samples = {outcome: Sample() for outcome in OUTCOMES}
        self.flagged: dict[str, Shown] = {}
        self.foreseen = Foreseen()
        self.silenced = 0
        """Messages by members who would have been muted or put out by then: they would never have been written."""
        self._silent: dict[tuple[GroupId, MemberId], datetime] = {}

    @property
    def members(self) -> int:
        """How many members have written."""
        return len({member for _, member in self.written})

    def per_thousand(self, outcome: Outcome) -> float:
        """Give the share of messages with an outcome, in 1,000."""
        return 1000 * self.outcomes[outcome] / self.messages if self.messages else 0.0

    def most_affected(self, most: int) -> list[tuple[MemberId, Affected]]:
        """Give the members with the most cases that moderators would see; of equals those who wrote more."""
        seen = [(id_, each) for id_, each in self.affected.items() if _seen(each)]

        def order(pair: tuple[MemberId, Affected]) -> tuple[int, int, MemberId]:
            member, about = pair
            return -_seen(about), -self.written[about.group, member], member

        return sorted(seen, key=order)[:most]

    def kept(self, decisions: Sequence[Decision]) -> None:
        """Take down one batch."""
        self.flagged = {}
        for decision in decisions:
            self._event(decision.event)
            for action in decision.actions:
                if isinstance(action, OpenCase) and is_forecast(action.case):
                    self.foreseen.tell(action.case)
                elif isinstance(action, OpenCase):
                    self.foreseen.follow(action.case)
                    self._case(action, decision.event)
                elif isinstance(action, Mute | Ban | Kick):
                    until = None if isinstance(action, Kick) else action.until
                    self._silent[action.group, action.member.id] = until or _FOR_GOOD

    def _event(self, event: Event) -> None:
        self.events += 1
        if not isinstance(event, MessagePosted):
            return
        self.messages += 1
        until = self._silent.get((event.group, event.message.author.id))
        self.silenced += until is not None and event.at < until
        self.groups[event.group] += 1
        self.written[event.group, event.message.author.id] += 1
        self.days[event.at.astimezone(self._zone).date(), None] += 1
        self.begin = min(self.begin or event.at, event.at)
        self.end = max(self.end or event.at, event.at)

    def _case(self, opened: OpenCase, event: Event) -> None:
        author = opened.case.receipt.message.author
        before = self.written[event.group, author.id] - isinstance(event, MessagePosted)
        case = shown(opened.case, event.id, max(0, before))
        self.flagged[event.id] = case
        self.outcomes[case.outcome] += 1
        self.labels[case.label, case.outcome] += 1
        self.days[event.at.astimezone(self._zone).date(), case.outcome] += 1
        for detector in case.detectors:
            self.detectors[detector, case.outcome] += 1
        about = self.affected.setdefault(author.id, Affected(group=event.group))
        about.name = author.name or about.name
        about.outcomes[case.outcome] += 1
        self.samples[case.outcome].add(case)


def _seen(affected: Affected) -> int:
    return affected.outcomes[Outcome.ACTED] + affected.outcomes[Outcome.ASKED]
