"""Memory: the state of the groups that are talking now, so that a decision needs no query."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Final

from chat.actions import Action, Ban, DeleteMessage, Kick, Mute, Unmute
from chat.case import Label
from chat.decision import Decision
from chat.door import Door, Held, Join
from chat.events import Event, MemberJoined, MessageEdited, MessagePosted, WatchEnded
from chat.message import Message
from chat.people import GroupId
from chat.recent import KEPT, Recent
from chat.records import ChangeSetting, CountTopic, EndWatch, HoldMembers, KeepWatch, Teach, Unteach
from chat.settings import GroupSettings
from chat.spread import Copy, Spread
from chat.taught import TaughtPicture, look_of
from moderation.likeness import keys_of
from moderation.looks import keys, looks, same_picture
from storage.tally import Counted, Key, Tally, countable, counted_of, is_elsewhere, member_of, place_of

MOST_MESSAGES: Final = 40_000
"""Messages that are remembered over all groups, about 80 MB of them."""

MOST_TAUGHT: Final = 500
"""Taught pictures of a group that are compared with; the oldest give way."""

MOST_GROUPS: Final = 2_000
MOST_TALLIES: Final = 100_000
UNKNOWN_BELOW: Final = 50
"""Messages of a member below which what they say is remembered over all groups."""

IN_USE: Final = 256
"""Gathers for which a group stays whatever the limits say: its lane may not be through with it."""


class GroupState:
    """What is remembered of one group: its settings, its window of messages, its door, its topics."""

    def __init__(self, settings: GroupSettings | None = None) -> None:
        self.settings = settings or GroupSettings()
        self.recent = Recent()
        self.door = Door()
        self.topics: dict[str, datetime] = {}
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


def _pass_the_door(door: Door, event: Event) -> None:
    """Let an event take effect at the door; a watch whose time is up is over, whatever the rules make of it."""
    if isinstance(event, MemberJoined):
        door.enter(Join(at=event.at, member=event.member))
    elif isinstance(event, WatchEnded):
        watch = door.watch(event.watch)
        if watch is not None and watch.until <= event.at:
            door.end(event.watch)


def _at_the_door(door: Door, action: Action) -> bool:
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


def is_newer(message: Message, known: Message) -> bool:
    """Tell whether `message` is the same form as `known` or a later one."""
    if known.edited_at is None:
        return True
    return message.edited_at is not None and message.edited_at >= known.edited_at


class Memory:
    """Group states and tallies, the ones used longest ago dropped when there are too many."""

    def __init__(self) -> None:
        self.groups: dict[GroupId, GroupState] = {}
        self.tallies: dict[Key, Tally] = {}
        self.spread = Spread()
        self._turn = 0

    def use(self, groups: Iterable[GroupId], tallies: Iterable[Key]) -> tuple[list[GroupId], list[Key]]:
        """Mark what the next batch needs as used last, and give what of it is not in memory."""
        self._turn += 1
        missing_groups = [group for group in groups if not self._touch_group(group)]
        missing_tallies = [key for key in tallies if not self._touch_tally(key)]
        return missing_groups, missing_tallies

    def put(self, groups: Mapping[GroupId, GroupState], tallies: Mapping[Key, Tally]) -> None:
        """Take in what was loaded, and make room. What another lane has loaded meanwhile is ahead of it, and stays."""
        for group, loaded in groups.items():
            state = self.groups.setdefault(group, loaded)
            state.used = self._turn
        self.tallies.update(tallies)
        if groups or self._turn % IN_USE == 0:
            self._make_room()

    def copies(self, message: Message) -> tuple[Copy, ...]:
        """Give the messages, here and in other groups, that say or show nearly the same as one of somebody unknown."""
        if not self.is_unknown(message):
            return ()
        said, place = set(keys_of(message)), (message.group, message.id)
        alike = self.spread.alike((*said, *keys(looks(message))))
        return tuple(
            each
            for each in alike
            if (each.message.group, each.message.id) != place
            and (not said.isdisjoint(each.keys) or same_picture(each.message, message))
        )

    def is_unknown(self, message: Message) -> bool:
        """Tell whether nobody knows the author yet: no staff, not trusted, and few messages so far."""
        tally = self.tallies.get((message.group, message.author.id))
        known = tally is not None and (tally.trusted or tally.messages >= UNKNOWN_BELOW)
        return not (known or message.author.protected)

    def correct(self, tallies: Mapping[Key, Tally]) -> None:
        """Let those tallies that are in memory be as they are on disk; their warnings were not read again."""
        for key, tally in tallies.items():
            known = self.tallies.get(key)
            if known is not None:
                tally.warnings = known.warnings
                self.tallies[key] = tally

    def forget(self, groups: Collection[GroupId]) -> None:
        """Drop all that is known of `groups`."""
        self.spread.leave(groups)
        for group in groups:
            self.groups.pop(group, None)
        for key in [key for key in self.tallies if key[0] in groups]:
            del self.tallies[key]

    def forget_before(self, moments: Mapping[GroupId, datetime]) -> None:
        """Drop the messages of each group that are older than its moment."""
        for group, before in moments.items():
            state = self.groups.get(group)
            if state is not None:
                for message in [each.id for each in state.recent if each.at < before]:
                    state.recent.remove(message)

    def advance(self, decision: Decision) -> None:
        """Let a decision take effect here, before it is on disk."""
        event = decision.event
        self._meet(event)
        for action in decision.actions:
            state = self.groups.get(action.group)
            if isinstance(action, Counted):
                tally = self.tallies.get((action.group, counted_of(action).id))
                if tally is not None and countable(action):
                    tally.fold(action)
            elif state is not None and not _at_the_door(state.door, action):
                self._apply(state, action)
            if isinstance(action, DeleteMessage):
                self.spread.remove(action.group, action.message)

    def _apply(self, state: GroupState, action: Action) -> None:
        match action:
            case DeleteMessage():
                self._remove(state, action)
            case ChangeSetting():
                state.settings = state.settings.changed(action.section, action.field, action.value)
            case CountTopic():
                state.post_topic(action.topic, action.at)
            case Teach():
                state.teach(action.sample, action.label)
            case Unteach():
                state.teach(action.sample, None)

    def _meet(self, event: Event) -> None:
        group, member = place_of(event), member_of(event)
        tally = self.tallies.get((group, member.id)) if member else None
        if member is not None and tally is not None:
            tally.meet(member, event.at, elsewhere=is_elsewhere(event))
        state = self.groups.get(group)
        if state is None:
            return
        _pass_the_door(state.door, event)
        if isinstance(event, MessagePosted | MessageEdited):
            unknown = self.is_unknown(event.message)
            self.spread.hear(event.message, (*keys_of(event.message), *keys(looks(event.message))) if unknown else ())
            if state.hear(event.message) and tally is not None:
                if tally.messages == 0:
                    state.door.hear(event.message)
                tally.count(1)

    def _remove(self, state: GroupState, action: DeleteMessage) -> None:
        message = state.recent.find(action.message)
        if message is not None and state.drop(action.message):
            tally = self.tallies.get((action.group, message.author.id))
            if tally is not None:
                tally.count(-1)

    def _touch_group(self, group: GroupId) -> bool:
        state = self.groups.pop(group, None)
        if state is None:
            return False
        state.used = self._turn
        self.groups[group] = state
        return True

    def _touch_tally(self, key: Key) -> bool:
        tally = self.tallies.pop(key, None)
        if tally is None:
            return False
        self.tallies[key] = tally
        return True

    def _make_room(self) -> None:
        held = sum(len(state.recent) for state in self.groups.values())
        for group in list(self.groups):
            state = self.groups[group]
            if (held <= MOST_MESSAGES and len(self.groups) <= MOST_GROUPS) or state.used > self._turn - IN_USE:
                break
            held -= len(state.recent)
            del self.groups[group]
        while len(self.tallies) > MOST_TALLIES:
            del self.tallies[next(iter(self.tallies))]
