"""History: what was said before the bot came is read back where the network allows it, and how far that is."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from pydantic import Field, field_validator

from chat.actions import Action, Button, EditMessage
from chat.context import Context
from chat.events import Event, HistoryRead
from chat.people import GroupId
from chat.rule import Rule
from chat.words import Words

SPANS: Final = (7, 30, 90)
"""Days that are offered."""

STOP: Final = Button(label=Words("button-history-stop"), command="history stop")
NOT_NOW: Final = Button(label=Words("button-history-not"), command="history no")


def history_key(group: GroupId, since: str) -> str:
    """Give the name of the post that shows how far the reading is."""
    return f"history:{group}:{since}"


class History(Rule):
    """Reads back what was said before the bot came, for standing and points alone; nobody is acted against for it."""

    section = "history"

    since: str = Field("", description="Day (2026-01-31) from which on it reads back; empty: it does not.")

    @field_validator("since")
    @classmethod
    def _a_day(cls, value: str) -> str:
        if value:
            try:
                return date.fromisoformat(value).isoformat()
            except ValueError as error:
                raise ValueError("give a day such as 2026-01-31") from error
        return value

    def react(self, event: Event, context: Context) -> Iterable[Action]:
        """Show how far it is, in the one post about it."""
        if not isinstance(event, HistoryRead) or event.since != self.since:
            return
        if event.over:
            words = Words("history-over", since=event.since, messages=event.messages, members=event.members)
        else:
            words = Words("history-progress", since=event.since, messages=event.messages, percent=event.percent)
        yield EditMessage(
            group=context.settings.general.moderators or event.group,
            reason=Words("history-reason"),
            of=history_key(event.group, event.since),
            text=words,
            buttons=() if event.over else (STOP,),
            about=event.group if context.settings.general.moderators else "",
        )


def history_buttons(*, reads_back: bool, reading: bool = False) -> tuple[Button, ...]:
    """Give the spans to choose from, with a way not to or no further.

    Where the network gives nothing back: how a history is taken in all the same.
    """
    if not reads_back:
        return (Button(label=Words("button-history"), command="history"),)
    spans = (Button(label=Words("button-history-days", days=days), command=f"history {days}") for days in SPANS)
    return (*spans, STOP if reading else NOT_NOW)
