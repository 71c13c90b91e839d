"""Forwards: what a newcomer brings in from elsewhere."""

from typing import ClassVar

from pydantic import Field

from chat.case import Finding, Label
from chat.context import Context
from chat.message import MediaKind, Message
from chat.words import Words
from moderation.detector import Detector
from moderation.lines import Lines
from moderation.newcomers import is_new


class Forwards(Detector):
    """Looks at what newcomers forward from channels, quote from other chats, or share as a story."""

    section = "forwards"
    label: ClassVar[Label] = Label.SPAM

    allowed: Lines = Field((), max_length=1000, description="Channels whose posts are welcome, one name a line.")
    newcomer_score: float = Field(0.2, ge=0, le=1, description="Score of a newcomer's forward from a channel.")

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give a finding that counts only beside others."""
        reason = self._reason(message)
        if reason is None or not is_new(message.author, context):
            return None
        return self.finding(self.newcomer_score, reason)

    def _reason(self, message: Message) -> Words | None:
        origin = message.forward
        if origin is not None and origin.kind in ("channel", "group") and origin.name not in self.allowed:
            return Words("found-forwards", origin=origin.name or "?")
        if message.reply_to is not None and message.reply_to.elsewhere and message.quote:
            return Words("found-forwards-quote")
        if any(media.kind in (MediaKind.STORY, MediaKind.GIVEAWAY) for media in message.media):
            return Words("found-forwards-story")
        return None
