"""Outbox rows: what is to be done on a network, kept in the same transaction as the decision that asks for it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from chat.actions import Ban, ChatAction, DeleteMessage, EditMessage, Kick, LockDoor, Mute, Retract, SendMessage
from chat.decision import Decision
from chat.gestures import POSTS, ClosePoll, DirectMessage, PinMessage, PostPoll, React, UnpinMessage, Unreact
from chat.people import network_of
from chat.wire import dump

RANKS: Final = ((LockDoor, DeleteMessage), (Mute, Kick, Ban))
"""What is done first, and what next, before everything else: an advertisement goes first, words about it can wait."""

SANCTION_RANK: Final = 1
"""The rank of what is done to members: there may be thousands at once in a raid."""

ABOUT_POSTS: Final = (EditMessage, Retract, PinMessage, UnpinMessage, ClosePoll, React, Unreact)
"""What is done to something that the bot posted under a key, or may be."""

WITH_TEXT: Final = (SendMessage, EditMessage, DeleteMessage, PostPoll, DirectMessage)
"""What holds somebody's words, which are forgotten in time."""

PENDING: Final = "pending"
SENDING: Final = "sending"
DONE: Final = "done"
REFUSED: Final = "refused"
UNKNOWN: Final = "unknown"


def outgoing_rows(decision: Decision) -> Iterator[dict[str, Any]]:
    """Give the outbox rows of a decision: one for each chat action, and one to clean up each notice that expires."""
    at = decision.event.at
    for position, asked in enumerate(decision.actions):
        if not isinstance(asked, ChatAction):
            continue
        key = f"{decision.event.id}:{position}"
        action = _at_home(asked, decision)
        action = replace(action, key=key) if isinstance(action, POSTS) and not action.key else action
        yield _row(key, action, decision, at)
        stands = _stands(action)
        if isinstance(action, POSTS) and stands is not None:
            retract = Retract(group=action.group, reason=action.reason, of=action.key)
            yield _row(f"{key}:expires", retract, decision, at + stands)


def _stands(action: ChatAction) -> timedelta | None:
    """Give how long a post stands in the group before it is cleaned up."""
    if isinstance(action, DirectMessage):
        return action.aloud
    return action.expires if isinstance(action, SendMessage) else None


def _at_home(action: ChatAction, decision: Decision) -> ChatAction:
    """Note which group the buttons of a post in another chat act on: the one the decision is about."""
    if isinstance(action, SendMessage | EditMessage) and action.buttons and action.group != decision.event.group:
        return replace(action, about=action.about or decision.event.group)
    return action


def _row(key: str, action: ChatAction, decision: Decision, due_at: datetime) -> dict[str, Any]:
    return {
        "key": key,
        "group_id": action.group,
        "network": network_of(action.group),
        "rank": next((rank for rank, kinds in enumerate(RANKS) if isinstance(action, kinds)), len(RANKS)),
        "state": PENDING,
        "due_at": due_at,
        "asked_at": decision.event.at,
        "attempts": 0,
        "language": decision.language,
        "action": dump(action),
        "post": action.key if isinstance(action, POSTS) else "",
        "about_post": action.of if isinstance(action, ABOUT_POSTS) else "",
        "message_id": "",
        "refusal": "",
        "detail": "",
        "has_text": isinstance(action, WITH_TEXT),
    }
