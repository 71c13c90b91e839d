"""Refusals: the moderators are told, once a day and kind, what the network would not let the bot do."""

from collections.abc import Iterable
from datetime import timedelta

from chat.actions import Action, SendMessage
from chat.context import Context
from chat.events import ActionRefused, Event
from chat.rule import Rule
from chat.words import Words


class Refusals(Rule):
    """Tells the moderators' chat when the network refused an action, so that a missing right is noticed."""

    section = "refusals"

    def react(self, event: Event, context: Context) -> Iterable[Action]:
        """Give one post to the moderators' chat; its key holds the day, so that it is sent once."""
        office = context.settings.general.moderators
        if not isinstance(event, ActionRefused) or not office or event.action in ("Retract", "EditMessage"):
            return
        words = Words("action-refused", action=Words(f"action-{event.action}"), detail=event.detail)
        key = f"refused:{event.group}:{event.action}:{event.refusal}:{context.today}"
        yield SendMessage(group=office, reason=words, text=words, key=key, expires=timedelta(days=7))
