"""Refusals: the moderators are told what the network would not let the bot do."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from chat.actions import Action, SendMessage
from chat.context import Context
from chat.events import ActionRefused, Event
from chat.rule import Rule
from chat.words import Words

UNTOLD: Final = ("Retract", "EditMessage", "React", "Unreact", "DirectMessage")
"""What no moderator needs to know of: nothing of it keeps order, and whom the bot may write to is theirs to say."""


class Refusals(Rule):
    """Tells the moderators' chat when the network refused an action; the event comes once a day for one right."""

    section = "refusals"

    def react(self, event: Event, context: Context) -> Iterable[Action]:
        """Give one post to the moderators' chat."""
        office = context.settings.general.moderators
        if not isinstance(event, ActionRefused) or not office or event.action in UNTOLD:
            return
        words = Words("action-refused", action=Words(f"action-{event.action}"), detail=event.detail)
        yield SendMessage(group=office, reason=words, text=words, expires=timedelta(days=7))
