"""Links: where the addresses in a message lead, and whether they hide it."""

import re
from functools import cached_property
from typing import ClassVar

from pydantic import Field

from chat.case import Finding, Label
from chat.context import Context
from chat.message import Link, Message
from chat.words import Words
from moderation.codes import on_code
from moderation.detector import Detector
from moderation.imitations import imitated
from moderation.lines import Lines
from moderation.links import find_links, registrable
from moderation.newcomers import is_new
from moderation.sites import COMMON, RISKY_ENDINGS, SHORTENERS
from moderation.text import fold

_NUMBER = re.compile(r"[\d.]+|[0-9a-f:.]*:[0-9a-f:.]*")
_OWN = re.compile(
    r"localhost|.*\.(?:local|lan|internal|home|test|invalid|localhost)|"
    r"(?:127|10|0)\.[\d.]+|192\.168\.[\d.]+|169\.254\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+|::1|f[cde][0-9a-f]{2}:.*"
)
"""Addresses on the reader's own machine or network: talk between technicians."""
_USER_LIKE_SITE = re.compile(r"\w+://[^/?#@]*\.[a-z]{2,}[^/?#@]*@")
_FORWARDED = 0.6
_SHORT = 200


class Links(Detector):
    """Looks at links: denied sites, links that hide where they lead, and unknown sites in a newcomer's message."""

    section = "links"
    label: ClassVar[Label] = Label.SPAM

    denied: Lines = Field((), max_length=20_000, description="Sites that are not welcome, one domain a line.")
    allowed: Lines = Field((), max_length=20_000, description="Sites that always are, one domain a line; they win.")
    own: Lines = Field((), max_length=1000, description="Sites of the group itself, which others may imitate.")
    newcomer_score: float = Field(0.25, ge=0, le=1, description="Score of a newcomer's link to an unknown site.")
    code_score: float = Field(0.6, ge=0, le=1, description="Score of one in a code on a newcomer's picture.")

    @cached_property
    def _denied(self) -> frozenset[str]:
        return frozenset(_domain(line) for line in self.denied)

    @cached_property
    def _own(self) -> tuple[str, ...]:
        return tuple(_domain(line) for line in self.own)

    @cached_property
    def _allowed(self) -> frozenset[str]:
        return frozenset(_domain(line) for line in self.allowed)

    def look(self, message: Message, context: Context) -> Finding | None:
        """Give the finding for the worst link; what a channel's post that was forwarded links to counts less."""
        if not message.reading.links:
            return None
        new = is_new(message.author, context)
        found = [each for link in message.reading.links if (each := self._judge(link, message, new)) is not None]
        if not found:
            return None
        score, reason = max(found, key=lambda each: each[0])
        return self.finding(score, reason)

    def _judge(self, link: Link, message: Message, new: bool) -> tuple[float, Words] | None:
        if link.domain in self._allowed or link.domain in self._own:
            return None
        if link.listed:
            return 0.95, Words("found-links-listed", domain=link.listed)
        if link.domain in self._denied:
            return 0.95, Words("found-links-denied", domain=link.domain)
        if disguised := self._disguised(link, message, new):
            return disguised
        if not new or link.domain in COMMON or link.invite or link.domain == "t.me" or _OWN.fullmatch(link.domain):
            return None
        score, reason = self._unknown(link)
        score = max(score, self.code_score) if on_code(link, message) else score
        return (score * _FORWARDED if message.forward else score), reason

    def _disguised(self, link: Link, message: Message, new: bool) -> tuple[float, Words] | None:
        """Judge a link that is made to look as if it led elsewhere."""
        if link.domain not in COMMON and _USER_LIKE_SITE.match(link.url):
            return 0.7, Words("found-links-user", domain=link.domain)
        if not link.domain.isascii() and fold(link.domain).traces.get("lookalike"):
            return 0.6, Words("found-links-lookalike", domain=link.domain)
        if link.domain not in COMMON and (site := imitated(link.domain, self._own)):
            return 0.75 if new else 0.5, Words("found-links-imitates", domain=link.domain, site=site)
        shown = _shown_instead(link, message)
        if shown:
            return 0.6 if new else 0.35, Words("found-links-other", domain=link.domain, shown=shown)
        return None

    def _unknown(self, link: Link) -> tuple[float, Words]:
        if link.hidden:
            return self.newcomer_score + 0.15, Words("found-links-hidden", domain=link.domain)
        if link.domain in SHORTENERS:
            return self.newcomer_score + 0.1, Words("found-links-short", domain=link.domain)
        if _NUMBER.fullmatch(link.domain):
            return self.newcomer_score + 0.05, Words("found-links-number", domain=link.domain)
        if link.domain.rpartition(".")[2] in RISKY_ENDINGS:
            return self.newcomer_score + 0.1, Words("found-links-risky", domain=link.domain)
        return self.newcomer_score, Words("found-links-unknown", domain=link.domain)


def _shown_instead(link: Link, message: Message) -> str:
    """Give the one site that a short message names while its one hidden link leads to another, or nothing."""
    if not link.hidden or link.domain in COMMON or message.forward or len(message.text) > _SHORT:
        return ""
    named = {each.domain for each in find_links(message.text)}
    hidden = {each.domain for each in message.reading.links if each.hidden}
    return named.pop() if len(named) == len(hidden) == 1 and named != hidden else ""


def _domain(line: str) -> str:
    """Read a line of a list: a domain, or any address on it."""
    host = line.strip().lower().partition("://")[2] or line.strip().lower()
    host = host.partition("/")[0].removeprefix("*.")
    return registrable(host) or host
