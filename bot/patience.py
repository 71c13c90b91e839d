"""Patience: how often an action is tried against a network that fails, and from when on it is better left undone."""

from datetime import datetime, timedelta
from typing import Final

from chat.actions import (
    ApproveJoin,
    Ban,
    ChatAction,
    DeclineJoin,
    DeleteMessage,
    Kick,
    LockDoor,
    Mute,
    OpenDoor,
    Retract,
    SendMessage,
    Unban,
    Unmute,
)
from chat.gestures import ClosePoll, React, SlowDown, Unreact

LONGEST_PAUSE: Final = timedelta(minutes=5)
"""Pauses between tries double until they are this long."""

FEW: Final = 8
"""Tries of what only matters now: about four minutes."""

MANY: Final = 150
"""Tries of what still matters hours later: about twelve hours."""

STALE: Final = timedelta(hours=6)
"""Age from which what was meant for that moment is no longer done: a kick, an answer at the door, an emoji."""

_LASTING: Final = (DeleteMessage, Mute, Ban, Unmute, Unban, LockDoor, OpenDoor, Retract)
_OF_THE_MOMENT: Final = (Kick, ApproveJoin, DeclineJoin, React, Unreact, ClosePoll, SlowDown)


def tries_of(action: ChatAction) -> int:
    """Give how often an action is tried: removals and what the moderators are told for hours, notices for minutes."""
    if isinstance(action, SendMessage):
        return FEW if action.expires is not None else MANY
    return MANY if isinstance(action, (*_LASTING, Kick)) else FEW


def pause_after(attempts: int) -> timedelta:
    """Give how long to wait after so many tries that failed."""
    return min(timedelta(seconds=2 ** min(attempts, 16)), LONGEST_PAUSE)


def is_over(action: ChatAction, now: datetime) -> bool:
    """Tell whether the time an action was for is up: a mute of ten minutes, six hours later, is none."""
    until = action.until if isinstance(action, Mute | Ban | LockDoor) else None
    return until is not None and until <= now


def is_stale(action: ChatAction, asked_at: datetime, now: datetime) -> bool:
    """Tell whether an action waited for so long that it would surprise people now."""
    return isinstance(action, _OF_THE_MOMENT) and now - asked_at > STALE
