"""Memory: the state of the groups that are talking now, so that a decision needs no query."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Final

from chat.actions import Action, DeleteMessage
from chat.decision import Decision
from chat.events import Event, MessageEdited, MessagePosted
from chat.message import Message
from chat.people import GroupId
from chat.records import OpenCase
from chat.spread import Copy, Spread
from moderation.breaker import removal_of
from moderation.likeness import keys_of
from moderation.looks import keys, looks, same_picture
from storage.group_state import GroupState, at_the_door, change, pass_the_door
from storage.tally import Key, Tally, countable, counted_of, is_counted, is_elsewhere, member_of, place_of

MOST_MESSAGES: Final = 40_000
"""Messages that are remembered over all groups, about 80 MB of them."""

MOST_GROUPS: Final = 2_000
MOST_TALLIES: Final = 100_000
UNKNOWN_BELOW: Final = 50
"""Messages of a member below which what they say is remembered over all groups."""

IN_USE: Final = 256
"""Gathers for which a group stays whatever the limits say: its lane may not be through with it."""


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
            if isinstance(action, OpenCase) and state is not None:
                state.note_removal(removal_of(action.case))
                state.recent.note_case(action.case)
            if is_counted(action):
                tally = self.tallies.get((action.group, counted_of(action).id))
                if tally is not None and countable(action):
                    tally.fold(action)
            elif state is not None and not at_the_door(state.door, action):
                self._apply(state, action)
            if isinstance(action, DeleteMessage):
                self.spread.remove(action.group, action.message)

    def _apply(self, state: GroupState, action: Action) -> None:
        match action:
            case DeleteMessage():
                self._remove(state, action)
            case _:
                change(state, action)

    def _meet(self, event: Event) -> None:
        group, member = place_of(event), member_of(event)
        tally = self.tallies.get((group, member.id)) if member else None
        if member is not None and tally is not None:
            tally.meet(member, event.at, elsewhere=is_elsewhere(event))
        state = self.groups.get(group)
        if state is None:
            return
        pass_the_door(state.door, event)
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
