"""Moments: what a network's clock says in this machine's time, and the other way round, where one of them is wrong.

A mute until a moment that is past for the network lasts for ever on Telegram; somebody who came an hour ago by a wrong
clock would not be asked anything.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from chat.actions import Ban, ChatAction, LockDoor, Mute, OpenDoor
from chat.events import CommandCalled, Event, Intercepted, MessageEdited, MessagePosted
from chat.message import Message


def theirs(action: ChatAction, off: timedelta) -> ChatAction:
    """Give an action with the moments of a network whose clock is `off` ahead of this machine's."""
    if off and isinstance(action, Mute | Ban | LockDoor | OpenDoor) and action.until is not None:
        return replace(action, until=action.until + off)
    return action


def ours(event: Event, off: timedelta, now: datetime) -> Event:
    """Give an event, told with the moments of such a network, with this machine's; its id stays what it was.

    It is never of later than `now`: what follows from it is due at its moment, and would wait until then.
    """
    at = min(event.at - off, now)
    event = event if at == event.at else replace(event, at=at)
    if not off:
        return event
    if isinstance(event, MessagePosted | MessageEdited | Intercepted):
        return replace(event, message=_message(event.message, off))
    if isinstance(event, CommandCalled) and event.reply_to is not None:
        return replace(event, reply_to=_message(event.reply_to, off))
    return event


def _message(message: Message, off: timedelta) -> Message:
    edited = message.edited_at - off if message.edited_at is not None else None
    return replace(message, at=message.at - off, edited_at=edited)
