"""What is remembered of one group: its settings, its window of messages, its door, what it goes by."""

from datetime import datetime
from typing import Final

from chat.actions import Action, Ban, Kick, Mute, Unmute
from chat.calibration import Calibration, Pause, Removal
from chat.case import Label
from chat.door import Door, Held, Join
from chat.events import Event, MemberJoined, WatchEnded
from chat.lessons import OwnHead
from chat.message import Message
from chat.recent import KEPT, Recent
from chat.records import (
    ChangeSetting,
    CloseCase,
    CountTopic,
    EndWatch,
    HoldMembers,
    KeepCalibration,
    KeepHead,
    KeepPause,
    KeepWatch,
    Teach,
    Unteach,
)
from chat.settings import GroupSettings
from chat.taught import TaughtPicture, look_of
from moderation.breaker import KEPT_REMOVALS
from storage.states import State, state_of

MOST_TAUGHT: Final = 500
"""Taught pictures of a group that are compared with; the oldest give way."""


class GroupState:
    """What is remembered of one group: its settings, its window of messages, its door, its topics."""

    def __init__(self, settings: GroupSettings | None = None) -> None:
        self.settings = settings or GroupSettings()
        self.recent = Recent()
        self.door = Door()
        self.topics: dict[str, datetime] = {}
        self.calibration: Calibration | None = None
        self.head: OwnHead | None = None
        self.pause: Pause | None = None
        self.removals: tuple[Removal, ...] = ()
        self.taught_pictures: tuple[TaughtPicture, ...] = ()
        self.removed: dict[str, None] = {}
        self.used = 0

    def hear(self, message: Message) -> bool:
        """Remember a message and tell whether it is new.

        An older form does not take the place of a newer one, and what was removed does not come back.
        """
        if message.id in self.removed:
            return False
        known = self.recent.find(message.id)
        if known is None or is_newer(message, known):
            self.recent.add(message)
        return known is None

    def drop(self, message: str) -> bool:
        """Forget a removed message and tell whether it was remembered."""
        gone = self.recent.find(message)
        if gone is None:
            return False
        self.recent.break_album(gone)
        self.recent.remove(message)
        self.removed[message] = None
        if len(self.removed) > KEPT:
            del self.removed[next(iter(self.removed))]
        return True

    def teach(self, sample: str, label: Label | None) -> None:
        """Take in what a moderator said of a picture, or that it is said no more; of a text it is not kept here."""
        if look := look_of(sample):
            others = tuple(each for each in self.taught_pictures if each.look != look)
            said = (TaughtPicture(look=look, label=label),) if label is not None else ()
            self.taught_pictures = (*others, *said)[-MOST_TAUGHT:]

    def post_topic(self, topic: str, at: datetime) -> None:
        """Note when a topic was posted; contexts already given out keep what they saw."""
        if topic not in self.topics or self.topics[topic] < at:
            self.topics = {**self.topics, topic: at}

    def note_removal(self, removal: Removal | None) -> None:
        """Remember one of the bot's own removals; contexts already given out keep what they saw."""
        if removal is not None:
            self.removals = (*self.removals[1 - KEPT_REMOVALS :], removal)

    def go_by(self, name: str, value: State | None) -> None:
        """Take in one of the things a group goes by beside its settings, under the name it has on disk."""
        match name, value:
            case "calibration", Calibration() | None:
                self.calibration = value
            case "head", OwnHead() | None:
                self.head = value
            case "pause", Pause() | None:
                self.pause = value


def pass_the_door(door: Door, event: Event) -> None:
    """Let an event take effect at the door; a watch whose time is up is over, whatever the rules make of it."""
    if isinstance(event, MemberJoined):
        door.enter(Join(at=event.at, member=event.member))
    elif isinstance(event, WatchEnded):
        watch = door.watch(event.watch)
        if watch is not None and watch.until <= event.at:
            door.end(event.watch)


def at_the_door(door: Door, action: Action) -> bool:
    """Let an action take effect at the door, and tell whether it is one that does."""
    match action:
        case KeepWatch():
            door.keep(action.watch)
        case EndWatch():
            door.end(action.watch.id)
        case HoldMembers():
            for member in action.members:
                door.hold(Held(member=member, until=action.until))
        case Mute() | Unmute() | Kick() | Ban():
            door.release(action.member.id)
        case _:
            return False
    return True


def change(state: GroupState, action: Action) -> None:
    """Let an action take effect on what the group goes by."""
    match action:
        case CloseCase():
            state.recent.close_case(action.case, action.outcome)
        case KeepCalibration() | KeepHead() | KeepPause():
            state.go_by(*state_of(action))
        case ChangeSetting():
            state.settings = state.settings.changed(action.section, action.field, action.value)
        case CountTopic():
            state.post_topic(action.topic, action.at)
        case Teach():
            state.teach(action.sample, action.label)
        case Unteach():
            state.teach(action.sample, None)


def is_newer(message: Message, known: Message) -> bool:
    """Tell whether `message` is the same form as `known` or a later one."""
    if known.edited_at is None:
        return True
    return message.edited_at is not None and message.edited_at >= known.edited_at
