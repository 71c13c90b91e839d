"""Check-up: what was found when the bot's place in a group was looked at."""

from collections.abc import Iterable
from datetime import timedelta

from chat.actions import Action, SendMessage
from chat.context import Context
from chat.events import Event, Examined
from chat.rule import Rule
from chat.words import Words


class Checkup(Rule):
    """Answers /doctor: says what is wrong and what mends it, or that all is well."""

    section = "checkup"

    def react(self, event: Event, context: Context) -> Iterable[Action]:
        """Say it where it was asked."""
        if not isinstance(event, Examined):
            return
        seconds = context.settings.general.notice_seconds
        faults = (Words("doctor-faults", count=len(event.faults)), *event.faults)
        yield SendMessage(
            group=event.place,
            reason=Words("doctor-reason"),
            text=faults if event.faults else Words("doctor-well"),
            expires=timedelta(seconds=seconds) if seconds and event.place == event.group else None,
        )
