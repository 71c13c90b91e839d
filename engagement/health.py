"""Health: how a group is doing, counted while its history passes by once."""

from collections import Counter
from datetime import UTC, datetime, tzinfo
from typing import Final

from chat.case import Label
from chat.events import Event, MemberJoined, MemberLeft, MessagePosted, Reacted
from chat.message import Message
from chat.people import Kind
from engagement.atmosphere import HOSTILE_ABOVE, Atmosphere
from engagement.attendance import Attendance
from engagement.attention import Attention
from engagement.diagnosis import diagnosed
from engagement.health_summary import HealthSummary, share

MOST_EMOJI: Final = 500
_SHOWN_EMOJI: Final = 10
_PEOPLE: Final = (Kind.PERSON, Kind.ANONYMOUS_ADMIN)


class Health:
    """Shown every event of one group in order of time, it can say at any moment how the group is doing.

    Memory grows with members and weeks, not with messages. Who calls it leaves out messages that were removed and
    counts them by `see_removed`.
    """

    def __init__(self, zone: tzinfo = UTC, *, hostile_above: float = HOSTILE_ABOVE) -> None:
        self._zone = zone
        self._since: datetime | None = None
        self._until: datetime | None = None
        self._attendance = Attendance()
        self._attention = Attention()
        self._atmosphere = Atmosphere(hostile_above)
        self._counts: Counter[str] = Counter()
        self._emoji: Counter[str] = Counter()
        self._removed: Counter[str] = Counter()
        self._album = ""

    def see(self, event: Event) -> None:
        """Count one event; kinds that say nothing about a group's health pass by."""
        match event:
            case MessagePosted():
                self._message(event.message)
            case MemberJoined():
                self._counts["joined"] += 1
                self._counts["invited"] += event.inviter is not None and event.inviter.id != event.member.id
                self._attendance.week(event.at.astimezone(self._zone)).joined += 1
            case MemberLeft():
                self._counts["left"] += 1
                self._attendance.week(event.at.astimezone(self._zone)).left += 1
            case Reacted():
                self._reaction(event)
            case _:
                return
        self._since = min(self._since or event.at, event.at)
        self._until = max(self._until or event.at, event.at)

    def see_removed(self, label: Label) -> None:
        """Count a message that was taken away."""
        self._removed[label] += 1

    def _message(self, message: Message) -> None:
        if message.author.kind not in _PEOPLE:
            self._counts["by_bots"] += 1
            return
        if message.album and message.album == self._album:
            return
        self._album = message.album
        self._counts["messages"] += 1
        self._counts["forwards"] += message.forward is not None
        self._counts["links"] += bool(message.links or message.reading.links)
        before = self._attention.replies
        local = message.at.astimezone(self._zone)
        self._attendance.see(message.author, local)
        self._attention.see(message)
        self._atmosphere.see(message)
        self._attendance.week(local).replies += self._attention.replies - before

    def _reaction(self, event: Reacted) -> None:
        self._counts["reactions"] += event.count
        self._attendance.week(event.at.astimezone(self._zone)).reactions += event.count
        if event.emoji in self._emoji or len(self._emoji) < MOST_EMOJI:
            self._emoji[event.emoji] += event.count

    def summary(self) -> HealthSummary:
        """Say how the group is doing."""
        return diagnosed(self._numbers())

    def _numbers(self) -> HealthSummary:
        attendance, attention, atmosphere = self._attendance, self._attention, self._atmosphere
        messages = self._counts["messages"]
        unanswered, last = attention.unanswered(self._until) if self._until else (0, ())
        newcomers, stayed = attendance.newcomers()
        return HealthSummary(
            since=self._since,
            until=self._until,
            messages=messages,
            by_bots=self._counts["by_bots"],
            members=attendance.members,
            joined=self._counts["joined"],
            left=self._counts["left"],
            invited=self._counts["invited"],
            hours=tuple(map(tuple, attendance.hours)),
            weeks=attendance.weeks(),
            retention=attendance.retention(),
            newcomers=newcomers,
            newcomers_stayed=share(stayed, newcomers),
            replies=attention.replies,
            reply_share=share(attention.replies, messages),
            median_response=attention.median_response(),
            reactions=max(0, self._counts["reactions"]),
            emoji=tuple(each for each in self._emoji.most_common(_SHOWN_EMOJI) if each[1] > 0),
            forwards=self._counts["forwards"],
            links=self._counts["links"],
            link_share=share(self._counts["links"], messages),
            positive_share=share(atmosphere.warm, messages),
            thanks=atmosphere.thanks,
            hostile_share=atmosphere.hostile / atmosphere.judged if atmosphere.judged else None,
            heated=atmosphere.heated(),
            most_active=attendance.most_active(),
            top_share=attendance.top_share(),
            questions=attention.questions,
            unanswered=unanswered,
            unanswered_last=last,
            removed=dict(self._removed),
        )
