"""A threshold: the rules of the door on the group's real memory, with a network that only notes who may write."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from chat.actions import Action, ApproveJoin, Kick, Mute, Retract, SendMessage, Unmute
from chat.context import Context
from chat.decision import Decision
from chat.door import Door
from chat.events import Event, JoinRequested, MemberJoined, MemberLeft, MessagePosted, WatchEnded
from chat.message import Message
from chat.people import Member
from chat.platform import Capabilities
from chat.records import KeepWatch
from chat.settings import GroupSettings
from chat.words import Words
from moderation.asking import question_of
from moderation.raid import Raid, locked
from moderation.reading import read
from moderation.verification import Verification
from storage.memory import GroupState, Memory
from storage.tally import Tally
from tests.moderation.said import GROUP, NOON

OPENED = Words("raid-opened", name="Jonas")


class Threshold:
    """One group's door, and a clock that is told."""

    def __init__(self, capabilities: Capabilities | None = None, **changes: dict[str, Any]) -> None:
        self.settings = GroupSettings(changes)
        self.capabilities = capabilities or Capabilities()
        self.memory = Memory()
        self.memory.groups[GROUP] = GroupState(self.settings)
        self.now = NOON
        self.done: list[Action] = []
        self.silent: dict[str, datetime] = {}
        self.standing: set[str] = set()
        """Keys of the questions that stand."""
        self._count = 0

    @property
    def door(self) -> Door:
        return self.memory.groups[GROUP].door

    @property
    def context(self) -> Context:
        return Context(now=self.now, settings=self.settings, door=self.door, capabilities=self.capabilities)

    def id(self) -> str:
        self._count += 1
        return f"{GROUP}:{self._count}"

    def happen(self, event: Event) -> list[Action]:
        """Show an event to both rules, and let take effect what they ask for."""
        actions = [action for kind in (Raid, Verification) for action in self.settings[kind].react(event, self.context)]
        return self.take(event, actions)

    def take(self, event: Event, actions: Iterable[Action]) -> list[Action]:
        actions = list(actions)
        self.memory.advance(Decision(event=event, actions=tuple(actions)))
        for action in actions:
            match action:
                case Mute():
                    self.silent[action.member.id] = action.until
                case Unmute() | Kick() | ApproveJoin():
                    self.silent.pop(action.member.id, None)
                case SendMessage(key=key) if key.startswith("door:"):
                    self.standing.add(key)
                case Retract():
                    self.standing.discard(action.of)
        self.done += actions
        return actions

    def come(self, member: Member, **about: Any) -> list[Action]:
        return self.happen(MemberJoined(id=self.id(), group=GROUP, at=self.now, member=member, **about))

    def ask(self, member: Member) -> list[Action]:
        return self.happen(JoinRequested(id=self.id(), group=GROUP, at=self.now, member=member, room=member.id))

    def go(self, member: Member) -> list[Action]:
        self.silent.pop(member.id, None)
        return self.happen(MemberLeft(id=self.id(), group=GROUP, at=self.now, member=member))

    def say(self, member: Member, text: str) -> list[Action]:
        self.memory.tallies.setdefault((GROUP, member.id), Tally())
        said = Message(id=self.id(), group=GROUP, author=member, at=self.now, text=text)
        return self.happen(MessagePosted(id=self.id(), group=GROUP, at=self.now, message=read([said], None)[0]))

    def answer(self, member: Member, *, right: bool) -> list[Action]:
        """Let somebody press an answer, if they are being asked."""
        watch = self.door.question_to(member.id)
        if watch is None or watch.until <= self.now:
            return []
        asked = question_of(watch)
        choice = asked.right if right else (asked.right + 1) % len(asked.answers)
        event = Event(id=self.id(), group=GROUP, at=self.now)
        return self.take(event, self.settings[Verification].pressed(str(choice), watch, GROUP, self.context))

    def open(self) -> list[Action]:
        """Let a moderator open the door, if it is locked."""
        lock = locked(self.context)
        event = Event(id=self.id(), group=GROUP, at=self.now)
        if lock is None:
            return []
        return self.take(event, self.settings[Raid].opened(GROUP, lock, self.context, OPENED))

    def wait(self, minutes: float) -> None:
        """Let time pass, with the end of all that waits for it, each when it is due."""
        until = self.now + timedelta(minutes=minutes)
        while due := [each for each in self.door if each.until <= until]:
            first = min(due, key=lambda each: each.until)
            self.now = max(self.now, first.until)
            self.happen(WatchEnded(id=self.id(), group=GROUP, at=self.now, watch=first.id))
        self.now = until

    def may_write(self, member: Member) -> bool:
        return self.silent.get(member.id, self.now) <= self.now


def kept(actions: Iterable[Action]) -> list[KeepWatch]:
    return [each for each in actions if isinstance(each, KeepWatch)]
