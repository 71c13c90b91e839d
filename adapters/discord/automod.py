"""AutoMod: what Discord's own filter did, as events. Pure."""

import zlib
from datetime import datetime
from typing import Final

from adapters.discord.people import member_of
from adapters.discord.places import House, message_id
from adapters.discord.values import Fields, fields, snowflake, string, whole
from chat.events import Intercepted
from chat.message import Message
from chat.plain import plain

_DID: Final = {1: "blocked", 2: "alerted", 3: "muted", 4: "blocked"}
"""What AutoMod does, by its number: block a message, alert the moderators, time out, keep from all interaction."""


def intercepted(data: Fields, house: House, member: Fields, rule: str, now: datetime) -> Intercepted | None:
    """Give what Discord's own AutoMod did as an event, at `now`; `member`: who wrote it, as the REST API has them.

    It tells of each of its actions on one message; they are the same event. `rule`: the rule's name, if known.
    """
    user, channel = snowflake(data.get("user_id")), snowflake(data.get("channel_id"))
    did = _DID.get(whole(fields(data.get("action")).get("type")), "")
    if not user or not did:
        return None
    words = plain(data.get("content"))
    number, form = snowflake(data.get("message_id")), zlib.crc32(words.encode("utf-8", "replace"))
    author = member_of({"id": user, **fields(member.get("user"))}, member, house)
    message = Message(
        id=message_id(channel, number) if channel and number else "",
        group=house.group,
        author=author,
        at=now,
        text=words,
        thread=channel,
    )
    named = rule or snowflake(data.get("rule_id"))
    mark = number or f"{form:08x}:{int(now.timestamp()) // 60}"
    return Intercepted(
        id=f"{house.group}:automod:{snowflake(data.get('rule_id'))}:{user}:{mark}",
        group=house.group,
        at=now,
        message=message,
        rule=named,
        word=plain(data.get("matched_keyword"), 100),
        did=did,
    )


def note_of(data: Fields) -> dict[str, str]:
    """Give what Discord's own AutoMod did, for the log: the rule and the member, never the words."""
    action = fields(data.get("action"))
    return {
        "rule": snowflake(data.get("rule_id")),
        "member": snowflake(data.get("user_id")),
        "channel": snowflake(data.get("channel_id")),
        "did": {1: "blocked the message", 2: "told the moderators", 3: "timed the member out"}.get(
            whole(action.get("type")), "acted"
        ),
        "keyword": "yes" if string(data.get("matched_keyword")) else "no",
    }
