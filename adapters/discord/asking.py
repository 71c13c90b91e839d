"""Asking: what a payload leaves out is looked up, where that matters."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import structlog

from adapters.discord.forms import Request
from adapters.discord.people import is_person
from adapters.discord.places import House
from adapters.discord.values import Fields, fields, snowflake
from chat.plain import plain_name
from chat.platform import PlatformError, Refusal

Ask: TypeAlias = Callable[[Request], Awaitable[Any]]

log = structlog.get_logger()


async def with_roles(ask: Ask, message: Fields, house: House) -> dict[str, Any]:
    """Give a message with its author's roles, asked for where they are not told: staff must be known as staff.

    Raises `PlatformError` where there is no answer.
    """
    user = snowflake(fields(message.get("author")).get("id"))
    if fields(message.get("member")) or not user or not is_person(message):
        return dict(message)
    where = {"guild_id": house.id, "user_id": user}
    try:
        member = await ask(Request(method="GET", path="/guilds/{guild_id}/members/{user_id}", where=where))
    except PlatformError as error:
        if error.refusal is not Refusal.GONE:
            raise
        member = {}
    return {**message, "member": fields(member)}


async def if_told(ask: Ask, message: Fields, house: House) -> dict[str, Any]:
    """Give a message as `with_roles` does; where there is no answer, with nothing (`None`) as the author's membership.

    Such an author may be staff: what they say is read, and nobody is acted against for it.
    """
    try:
        return await with_roles(ask, message, house)
    except PlatformError as error:
        log.warning("author_not_known", group=house.group, detail=error.detail, consequence="nothing is done about it")
        return {**message, "member": None}


async def rule_name(ask: Ask, server: str, rule: str) -> str:
    """Give what a rule of AutoMod is called, or an empty string where that is not told."""
    if not rule:
        return ""
    path = "/guilds/{guild_id}/auto-moderation/rules/{rule_id}"
    try:
        told = await ask(Request(method="GET", path=path, where={"guild_id": server, "rule_id": rule}))
    except PlatformError:
        return ""
    return plain_name(fields(told).get("name"))
