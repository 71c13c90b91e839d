"""Check-up: how each group of the history is doing, without what would have been removed from it."""

from collections.abc import Sequence
from datetime import tzinfo

from chat.actions import DeleteMessage
from chat.case import Label
from chat.decision import Decision
from chat.events import MessagePosted
from chat.people import GroupId
from chat.records import OpenCase
from engagement.health import Health


class Checkup:
    """One `Health` for each group."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self.groups: dict[GroupId, Health] = {}

    def kept(self, decisions: Sequence[Decision]) -> None:
        """Count one batch."""
        for decision in decisions:
            health = self.groups.setdefault(decision.event.group, Health(self._zone))
            if (label := removed_for(decision)) is not None:
                health.see_removed(label)
            else:
                health.see(decision.event)


def removed_for(decision: Decision) -> Label | None:
    """Tell for what kind of trouble a decision removes its own message, or nothing if the message stays."""
    event = decision.event
    if not isinstance(event, MessagePosted):
        return None
    cases = [action.case for action in decision.actions if isinstance(action, OpenCase)]
    gone = any(isinstance(each, DeleteMessage) and each.message == event.message.id for each in decision.actions)
    return cases[0].receipt.verdict.label if gone and cases else None
