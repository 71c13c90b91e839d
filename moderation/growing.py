"""Growing cases: more is seen on the pictures of a message that moderators were already asked about."""

from chat.actions import EditMessage, SendMessage
from chat.case import Case, Outcome, Step, Verdict
from chat.context import Context
from chat.events import Event, PicturesSeen
from chat.message import Message
from moderation.pictured import speaks_of_pictures


def case_to_grow(event: Event, message: Message, context: Context) -> Case | None:
    """Give the case that what is now seen on pictures adds to: one about the message that nobody has answered."""
    known = context.recent.case_about(message) if isinstance(event, PicturesSeen) else None
    return known if known is not None and known.outcome is Outcome.ASKED else None


def adds_nothing(message: Message, verdict: Verdict, context: Context) -> bool:
    """Tell whether what is now seen on a message's pictures changes nothing: no finding rests on it, or it is over.

    It is over where the bot has acted, or a moderator has decided, or they are asked about another part of the album.
    """
    if not speaks_of_pictures(verdict.findings):
        return True
    known = context.recent.case_about(message)
    if known is None or known.outcome is Outcome.NOTED:
        return False
    if known.outcome is not Outcome.ASKED or verdict.step is Step.NONE:
        return True
    return verdict.step is Step.ASK and known.receipt.message.id != message.id


def shown_for(before: Case | None, card: SendMessage) -> SendMessage | EditMessage:
    """Give a card to be shown, in the place of the one that was shown for the case before it grew."""
    if before is None:
        return card
    return EditMessage(group=card.group, reason=card.reason, of=card.key, text=card.text, buttons=card.buttons)
