"""Reactions in exports: some with who gave them and when, the rest as totals."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from adapters.history.people import member_id
from adapters.history.values import Fields, count, fields, identifier, iso_time, objects, string
from chat.events import Reacted
from chat.message import Message
from chat.people import Kind, Member
from chat.plain import plain_name

_UNNAMED: Final = {"custom_emoji": "custom", "paid": "⭐"}


def telegram_reactions(message: Fields, to: Message) -> Iterator[Reacted]:
    """Give the reactions to a message of a Telegram export.

    Their dates are written in the exporter's local time like `date`: the message's own offset from UTC turns them.
    """
    local = iso_time(message.get("date"))
    for reaction in objects(message.get("reactions")):
        emoji = plain_name(reaction.get("emoji")) or _UNNAMED.get(string(reaction.get("type")), "?")
        known = 0
        for recent in objects(reaction.get("recent")):
            if number := member_id(recent.get("from_id")):
                known += 1
                given = iso_time(recent.get("date"))
                at = to.at + (given - local) if given and local else to.at
                kind = Kind.CHANNEL if number.startswith("telegram:-") else Kind.PERSON
                by = Member(id=number, name=plain_name(recent.get("from")), kind=kind)
                yield _reacted(to, emoji, max(at, to.at), by=by)
        if (rest := count(reaction.get("count")) - known) > 0:
            yield _reacted(to, emoji, to.at, total=rest)


def discord_reactions(message: Fields, to: Message) -> Iterator[Reacted]:
    """Give the reactions to a message of a Discord export, which does not tell when they were given."""
    for reaction in objects(message.get("reactions")):
        emoji = plain_name(fields(reaction.get("emoji")).get("name")) or "?"
        known = 0
        for user in objects(reaction.get("users")):
            if number := identifier(user.get("id")):
                known += 1
                kind = Kind.BOT if user.get("isBot") is True else Kind.PERSON
                name = plain_name(user.get("nickname")) or plain_name(user.get("name"))
                by = Member(id=f"discord:{number}", name=name, username=plain_name(user.get("name")), kind=kind)
                yield _reacted(to, emoji, to.at, by=by)
        if (rest := count(reaction.get("count")) - known) > 0:
            yield _reacted(to, emoji, to.at, total=rest)


def _reacted(to: Message, emoji: str, at: datetime, *, by: Member | None = None, total: int = 1) -> Reacted:
    who = by.id if by else "others"
    return Reacted(
        id=f"{to.group}:{to.id}:reacted:{emoji}:{who}",
        group=to.group,
        at=at,
        message=to.id,
        emoji=emoji,
        member=by,
        author=to.author,
        count=total,
    )
