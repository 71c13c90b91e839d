"""Own lessons: what this group's moderators taught says of a text, by its meaning."""

from typing import ClassVar, Final

from pydantic import Field

from chat.case import Finding, Label
from chat.context import Context
from chat.message import Message
from chat.words import Words
from moderation.chances import chance
from moderation.detector import Detector
from moderation.own_head import BOTH_FROM, adjusted

_LEAST: Final = 0.05


class Own(Detector):
    """Reads the chance that a text is unwelcome from what the group's own moderators taught, confirmed and took back.

    What they taught to be fine is no finding: it lowers what the learned words and the other signs count.
    """

    section = "own"
    label: ClassVar[Label] = Label.SPAM

    most: float = Field(0.97, ge=0, le=1, description="Share of the chance that counts once enough was taught.")
    few_most: float = Field(
        0.75, ge=0, le=0.89, description="Share that counts before; it is too little to remove anything."
    )
    verdicts_a_day: int = Field(
        60, ge=1, le=10_000, description="Verdicts of one moderator that are learnt from within a day."
    )

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give a finding where the group's lessons hold more against a text than the shipped model does."""
        head, shipped = context.taught, chance(message.reading, Label.SPAM.value)
        own = adjusted(shipped, message.reading.vector, head)
        if head is None or own <= shipped or own < _LEAST:
            return None
        enough = head.lessons >= BOTH_FROM and head.spam > 0 and head.fine > 0
        reason = Words("found-own", chance=own, shipped=shipped, spam=head.spam, fine=head.fine)
        return self.finding((self.most if enough else self.few_most) * own, reason)
