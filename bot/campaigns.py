"""Campaigns over several groups: what one group removed is looked at again where it still stands."""

from collections.abc import Iterator, Sequence

from chat.case import Outcome
from chat.decision import Decision
from chat.events import MessageSeenAgain, PicturesSeen
from chat.message import Message
from chat.people import GroupId
from chat.records import OpenCase
from moderation.copies import is_campaign
from storage.store import Store


def seen_again(decisions: Sequence[Decision], store: Store) -> Iterator[MessageSeenAgain]:
    """Give an event for each other group in which copies of a removed campaign stand; it decides by its own settings.

    One copy speaks for all of a group. What was itself seen again starts nothing, or groups would go on for ever.
    """
    for decision in decisions:
        if isinstance(decision.event, MessageSeenAgain) and not isinstance(decision.event, PicturesSeen):
            continue
        for action in decision.actions:
            if isinstance(action, OpenCase) and action.case.outcome is Outcome.ACTED:
                receipt = action.case.receipt
                if is_campaign(receipt.verdict):
                    yield from _elsewhere(receipt.message, decision, action.case.id, store)


def _elsewhere(message: Message, decision: Decision, case: str, store: Store) -> Iterator[MessageSeenAgain]:
    newest: dict[GroupId, Message] = {}
    for copy in store.copies(message):
        if copy.message.group != message.group and not copy.removed:
            newest[copy.message.group] = copy.message
    for group, copy_there in newest.items():
        again = f"{group}:{copy_there.id}:again:{case}"
        yield MessageSeenAgain(id=again, group=group, at=decision.event.at, message=copy_there)
