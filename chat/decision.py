"""Decisions: an event with everything the rules asked for about it."""

from dataclasses import dataclass

from chat.actions import Action
from chat.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is kept in one transaction: the event, and the actions in the order they were asked for.

    `language` is the interface language of the group at that moment: what the actions say is said in it.
    """

    event: Event
    actions: tuple[Action, ...] = ()
    language: str = "en"
