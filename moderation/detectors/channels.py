"""Channel senders: accounts without a person, writing in a channel's name."""

from typing import ClassVar

from pydantic import Field

from chat.case import Finding, Label
from chat.context import Context
from chat.message import Message
from chat.people import Kind
from chat.words import Words
from moderation.detector import Detector
from moderation.lines import Lines


class Channels(Detector):
    """Looks at who writes in the name of a channel that is not the group's own."""

    section = "channels"
    label: ClassVar[Label] = Label.SPAM

    allowed: Lines = Field((), max_length=1000, description="Channels that may write, one name, @name or id a line.")
    score: float = Field(0.35, ge=0, le=1, description="Score of writing in a channel's name.")

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give a finding for a foreign channel that is not allowed."""
        author = message.author
        if author.kind is not Kind.CHANNEL or context.standing.trusted:
            return None
        names = {author.id, author.name, author.username, f"@{author.username}", author.id.rpartition(":")[2]}
        if names & set(self.allowed):
            return None
        return self.finding(self.score, Words("found-channels", name=author.name))
