"""Invites: links that lead members away into other groups, channels and servers."""

from functools import cached_property
from typing import ClassVar

from pydantic import Field

from chat.case import Finding, Label
from chat.context import Context
from chat.message import Link, Message
from chat.words import Words
from moderation.codes import on_code
from moderation.detector import Detector
from moderation.lines import Lines
from moderation.links import private_invite
from moderation.newcomers import is_new


class Invites(Detector):
    """Looks for invitations into other chats: Telegram, Discord, WhatsApp, QQ, LINE and others."""

    section = "invites"
    label: ClassVar[Label] = Label.SPAM

    allowed: Lines = Field((), max_length=10_000, description="Invitations that are welcome, one address a line.")
    newcomer_score: float = Field(0.5, ge=0, le=1, description="Score of an invitation posted by a newcomer.")
    member_score: float = Field(0.25, ge=0, le=1, description="Score of one posted by anybody else.")

    code_score: float = Field(0.92, ge=0, le=1, description="Score of one in a code on a newcomer's picture.")

    @cached_property
    def _allowed(self) -> tuple[str, ...]:
        return tuple(line.lower().partition("://")[2] or line.lower() for line in self.allowed)

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give the finding for the plainest invitation that is not allowed.

        A chat that anybody finds by name counts less, and so does all that stands in a forwarded post: channels sign
        theirs with links to themselves.
        """
        invites = [link for link in message.reading.links if link.invite and not self._welcome(link)]
        if not invites:
            return None
        share = 0.5 if message.forward else 1.0
        new = is_new(message.author, context)
        worst = max(invites, key=lambda link: (private_invite(link), new and on_code(link, message)))
        coded = new and on_code(worst, message)
        score = share * (self.code_score if coded else self.newcomer_score if new else self.member_score)
        if private_invite(worst):
            score += 0.1 if worst.hidden else 0.0
            return self.finding(score, Words("found-invites-private", address=_short(worst), count=len(invites)))
        return self.finding(
            score * (0.7 if coded else 0.4), Words("found-invites-public", address=_short(worst), count=len(invites))
        )

    def _welcome(self, link: Link) -> bool:
        address = _short(link).lower()
        return any(address.startswith(allowed) for allowed in self._allowed)


def _short(link: Link) -> str:
    return link.url.partition("://")[2][:60]
