"""Offices: the moderators' chats, and which group each one is the office of."""

from collections.abc import Mapping
from dataclasses import replace

from bot.commands.spoken import spoken
from chat.events import ButtonPressed, CommandCalled, Event, MessageEdited, MessagePosted, Reacted
from chat.people import GroupId
from chat.settings import GroupSettings


class Offices:
    """Leads what happens in a moderators' chat to the group that it is about.

    What is merely said in an office is nobody's business: it is no event of any group.
    """

    def __init__(self) -> None:
        self._group_of: dict[GroupId, GroupId] = {}

    def learn(self, group: GroupId, settings: GroupSettings) -> None:
        """Remember (or forget) the office of a group after its settings were read or changed."""
        for office in [office for office, owner in self._group_of.items() if owner == group]:
            del self._group_of[office]
        if settings.general.moderators:
            self._group_of[settings.general.moderators] = group

    def learn_all(self, settings: Mapping[GroupId, GroupSettings]) -> None:
        """Remember the offices of all groups, at the start."""
        for group, of_group in settings.items():
            self.learn(group, of_group)

    def settle(self, event: Event) -> Event | None:
        """Give the event as one of the group it is about, or nothing for talk in an office.

        A pressed button becomes the call of the command it stands for.
        """
        if isinstance(event, ButtonPressed):
            name, _, arguments = event.pressed.partition(" ")
            call = CommandCalled(
                id=event.id, group=event.about, at=event.at, by=event.by, name=name, arguments=arguments, private=True
            )
            return replace(call, place=self._aside(event.group, event.about), thread=event.group.partition("/")[2])
        place = next((chat for chat in (place_of(event), event.group) if chat in self._group_of), "")
        if not place:
            if isinstance(event, CommandCalled) and event.place:
                return replace(event, place="", room=event.place)
            return event
        group = self._group_of[place]
        called = spoken(event) if isinstance(event, MessagePosted) else event
        return replace(called, group=group, place=place) if isinstance(called, CommandCalled) else None

    def _aside(self, place: GroupId, group: GroupId) -> GroupId:
        """Give the office a button hangs in, or the other chat; nothing for an ordinary room of the group itself."""
        chat = place.partition("/")[0]
        if place in self._group_of or chat not in (group, *self._group_of):
            return place
        return "" if chat == group else chat


def place_of(event: Event) -> GroupId:
    """Give the chat an event is from; where a group has rooms (channels, topics), `group/room`."""
    match event:
        case CommandCalled(place=place) if place:
            return place
        case MessagePosted(message=message) | MessageEdited(message=message) if message.thread:
            return f"{event.group}/{message.thread}"
        case Reacted(message=message) if "/" in message:
            return f"{event.group}/{message.partition('/')[0]}"
    return event.group
