"""Display names: advertisements that stand beside every message."""

from functools import lru_cache
from typing import ClassVar

from pydantic import Field

from chat.case import Finding, Label
from chat.context import Context
from chat.message import Message
from chat.words import Words
from moderation.addresses import contact
from moderation.detector import Detector
from moderation.links import find_links, private_invite
from moderation.lures import lure
from moderation.newcomers import is_new
from moderation.sites import RISKY_ENDINGS
from moderation.text import fold


class Names(Detector):
    """Looks for an offer, a contact or a link in a newcomer's display name; it counts half after the first message."""

    section = "names"
    label: ClassVar[Label] = Label.SPAM

    most: float = Field(0.8, ge=0, le=1, description="Highest score of a display name.")

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give the finding for what stands in the author's name."""
        name = message.author.name
        if len(name) < 3 or not is_new(message.author, context):
            return None
        score, kind, piece = _seen(name)
        if not score:
            return None
        share = 1.0 if context.standing.messages == 0 else 0.5
        return self.finding(min(self.most, score) * share, Words(f"found-names-{kind}", piece=piece))


@lru_cache(maxsize=4096)
def _seen(name: str) -> tuple[float, str, str]:
    """Give how much a name looks like an advertisement, which part of it does, and that part."""
    folded = fold(name).text
    about, reached, links = lure(folded), contact(folded), find_links(name)
    invite = next((link for link in links if link.invite and private_invite(link)), None)
    risky = next((link for link in links if link.domain.rpartition(".")[2] in RISKY_ENDINGS), None)
    named = reached is not None and reached.kind == "channel" and bool(reached.id)
    if about.offers and (named or links or about.parts > 1 or len(about.offers) > 1):
        return 0.75, "offer", about.offers[0]
    if invite is not None:
        return 0.65, "link", invite.url.partition("://")[2]
    if reached is not None and named:
        return 0.4, "contact", f"{reached.channel} {reached.id}"
    if about.offers:
        return 0.3, "offer", about.offers[0]
    return (0.3, "link", risky.domain) if risky is not None else (0.0, "", "")
