"""Tallies: what is counted of one member in one group. Memory and disk count with the same code."""

from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from typing import Final, TypeAlias, TypeGuard

from chat.actions import Action
from chat.events import (
    ButtonPressed,
    CommandCalled,
    Event,
    Intercepted,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MessageEdited,
    MessagePosted,
    Reacted,
    RulesAccepted,
)
from chat.people import GroupId, Member, MemberId, Role, Standing
from chat.records import AddWarning, AwardPoints, CheckIn, OpenCase, RemoveWarning, TrustMember

MOST_AT_ONCE: Final = 10**9
"""Points one entry may move; a larger one is not entered."""

Key: TypeAlias = tuple[GroupId, MemberId]

Counted: TypeAlias = AddWarning | RemoveWarning | AwardPoints | CheckIn | TrustMember | OpenCase
"""Records that change a tally."""


@dataclass(slots=True, kw_only=True)
class Tally:
    """What is counted of one member in one group; changed in place by whoever owns it.

    `day_points` are the points of `day`, the last day on which there were any. `warnings`: id → until.
    """

    member: Member | None = None
    since: datetime | None = None
    messages: int = 0
    points: int = 0
    day: str = ""
    day_points: int = 0
    streak: int = 0
    checked_in_on: str = ""
    trusted: bool = False
    warnings: dict[str, datetime] = field(default_factory=dict)
    last_case: str = ""
    """Label of the last case opened about the member, and when."""
    last_case_at: datetime | None = None

    def standing(self, member: MemberId, now: datetime, zone: tzinfo) -> Standing:
        """Give what rules may know of the member at `now`, in a group that counts its days in `zone`."""
        today = now.astimezone(zone).date().isoformat() if self.day else ""
        return Standing(
            member=member,
            since=self.since,
            messages=self.messages,
            warnings=sum(until > now for until in self.warnings.values()) if self.warnings else 0,
            points=self.points,
            points_today=self.day_points if self.day == today else 0,
            streak=self.streak,
            checked_in_on=self.checked_in_on,
            role=self.member.role if self.member else Role.MEMBER,
            trusted=self.trusted,
            last_case=self.last_case,
            last_case_at=self.last_case_at,
        )

    def meet(self, member: Member, at: datetime, *, elsewhere: bool = False) -> None:
        """Note that the member was seen, in the form they have now; `elsewhere`: where their role is another one."""
        role = self.member.role if self.member and elsewhere else member.role
        self.member = member if role is member.role else replace(member, role=role)
        if self.since is None or at < self.since:
            self.since = at

    def count(self, messages: int) -> None:
        """Add messages that stayed, or take away one that did not."""
        self.messages = max(0, self.messages + messages)

    def fold(self, record: Counted) -> None:
        """Let `record` take effect."""
        match record:
            case AddWarning():
                self.warnings[record.warning] = record.until
            case RemoveWarning():
                self.warnings.pop(record.warning, None)
            case AwardPoints():
                self._award(record)
            case CheckIn():
                self.checked_in_on, self.streak = record.day, record.streak
            case TrustMember():
                self.trusted = record.trusted
            case OpenCase():
                self.last_case, self.last_case_at = str(record.case.receipt.verdict.label), record.case.opened_at

    def _award(self, record: AwardPoints) -> None:
        self.points += record.points
        if record.day > self.day:
            self.day, self.day_points = record.day, record.points
        elif record.day == self.day:
            self.day_points += record.points


def counted_of(record: Counted) -> Member:
    """Give the member whose tally a record changes."""
    return record.case.receipt.message.author if isinstance(record, OpenCase) else record.member


def is_counted(action: Action) -> TypeGuard[Counted]:
    """Tell whether an action is about somebody whose tally it changes; a forecast is about nobody."""
    return isinstance(action, Counted) and counted_of(action).id != ""


def countable(action: Action) -> bool:
    """Tell whether `action` changes a tally and may: points of impossible size do not."""
    if isinstance(action, AwardPoints):
        return abs(action.points) <= MOST_AT_ONCE
    return isinstance(action, Counted)


def place_of(event: Event) -> GroupId:
    """Give the group an event acts on: for a button that of its card, not the chat the card hangs in."""
    return event.about if isinstance(event, ButtonPressed) else event.group


def member_of(event: Event) -> Member | None:
    """Give who did what happened, or nothing for what the clock did."""
    match event:
        case MessagePosted() | MessageEdited():
            return event.message.author
        case Intercepted():
            return event.message.author
        case MemberJoined() | MemberLeft() | MemberChanged() | Reacted() | RulesAccepted():
            return event.member
        case CommandCalled() | ButtonPressed():
            return replace(event.by, role=Role.MEMBER) if is_elsewhere(event) else event.by
        case _:
            return None


def is_elsewhere(event: Event) -> bool:
    """Tell whether somebody acted on a group from another chat, where they have another role."""
    if isinstance(event, ButtonPressed):
        return event.group != event.about
    return isinstance(event, CommandCalled) and event.place not in ("", event.group)


def message_of(event: Event) -> str:
    """Give the id of the message an event is about, or an empty string."""
    match event:
        case MessagePosted() | MessageEdited():
            return event.message.id
        case Reacted() | CommandCalled():
            return event.message
        case _:
            return ""


def people_of(event: Event) -> list[Member]:
    """Give everybody whose tally an event may change."""
    people = [member_of(event)]
    if isinstance(event, Reacted):
        people.append(event.author)
    return [each for each in people if each is not None]
