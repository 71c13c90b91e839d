"""Checking: what Discord says of the bot's own place, as checks with their fixes. Only the REST API is asked."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import timedelta
from typing import Any, Final, TypeAlias

from adapters.discord.forms import Request
from adapters.discord.people import MANAGE_GUILD, STAFF
from adapters.discord.permissions import powers_in, powers_of, roles_of
from adapters.discord.places import split_place
from adapters.discord.rights import FOR_COMMANDS, NEEDED, lacking, lacking_for_commands
from adapters.discord.values import Fields, fields, objects, snowflake, whole
from chat.people import GroupId
from chat.plain import plain_name
from chat.platform import Check, PlatformError, Refusal
from chat.rights import lack
from chat.words import Words

Ask: TypeAlias = Callable[[Request], Awaitable[Any]]

MEMBERS: Final = 1 << 14 | 1 << 15
CONTENT: Final = 1 << 18 | 1 << 19
"""Flags of an application whose intent is switched on; the second of each is that of a bot in few servers."""

TOLERATED: Final = timedelta(seconds=30)
"""How far the machine's clock may be from Discord's."""

MOST_NAMED: Final = 3
WRITES: Final = NEEDED["view_channels"] | NEEDED["send_messages"]


async def checked(ask: Ask, group: GroupId, office: GroupId) -> Sequence[Check]:
    """Ask for everything that could be wrong; raises `PlatformError` where there is no answer."""
    found = [*_intents(await _told(ask, "/applications/@me"))]
    me = snowflake(fields(await ask(Request(method="GET", path="/users/@me", where={}))).get("id"))
    server = split_place(group)[0]
    if server:
        found += _of_the_server(*await _place_in(ask, server, me), me)
    if office:
        fine = await _may_write(ask, office, me)
        found.append(Check(what=Words("check-office"), fine=fine, fix=Words("fix-office-away")))
    return found


def beside(closed: Sequence[str], ahead: timedelta | None) -> Iterator[Check]:
    """Give what the connection knows: channels that are closed to the bot, and how far off the machine's clock is."""
    yield Check(what=Words("check-channels"), fine=not closed, fix=Words("fix-channels", names=_named(closed)))
    if ahead is not None:
        seconds = round(abs(ahead).total_seconds())
        yield Check(what=Words("check-clock"), fine=abs(ahead) <= TOLERATED, fix=Words("fix-clock", seconds=seconds))


async def _place_in(ask: Ask, server: str, me: str) -> tuple[Fields, Fields]:
    """Give a server and the bot's own membership of it; either is empty where the bot is not in it."""
    guild = await _told(ask, "/guilds/{guild_id}", guild_id=server)
    return guild, await _told(ask, "/guilds/{guild_id}/members/{user_id}", guild_id=server, user_id=me)


async def _may_write(ask: Ask, office: GroupId, me: str) -> bool:
    """Tell whether the bot may see a channel of a server and write in it, with all that the channel itself allows."""
    server, number = split_place(office)
    channel = await _told(ask, "/channels/{channel_id}", channel_id=number) if number else {}
    if not channel or snowflake(channel.get("guild_id")) != server:
        return False
    guild, own = await _place_in(ask, server, me)
    return bool(guild and own) and not WRITES & ~powers_in(channel, guild, own, me)


def _named(names: Sequence[str]) -> str:
    return ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")


def _intents(application: Fields) -> Iterator[Check]:
    if "flags" not in application:  # another server than Discord's own need not know of intents
        return
    flags = whole(application.get("flags"))
    yield Check(what=Words("check-intent-members"), fine=bool(flags & MEMBERS), fix=Words("fix-intent-members"))
    yield Check(what=Words("check-intent-content"), fine=bool(flags & CONTENT), fix=Words("fix-intent-content"))


def _of_the_server(guild: Fields, own: Fields, me: str) -> Iterator[Check]:
    if not guild or not own:
        yield Check(what=Words("check-here"), fine=False, fix=Words("fix-here"))
        return
    roles = {snowflake(role.get("id")): role for role in objects(guild.get("roles"))}
    powers = powers_of(guild, own, me)
    missing = (*lacking(powers), *lacking_for_commands(powers))
    for right in (*NEEDED, *FOR_COMMANDS):
        fix, fine = Words("fix-right-discord", lack=lack(right)), right not in missing
        yield Check(what=Words("check-right", right=right), fine=fine, fix=fix, optional=right in FOR_COMMANDS)
    watches = bool(powers & MANAGE_GUILD)
    yield Check(what=Words("check-automod"), fine=watches, fix=Words("fix-automod"), optional=True)
    top = max((whole(roles.get(role, {}).get("position")) for role in roles_of(guild, own)), default=0)
    above = [plain_name(role.get("name")) for role in roles.values() if _out_of_reach(role, top) and role]
    yield Check(what=Words("check-role-order"), fine=not above, fix=Words("fix-role-order", roles=_named(above)))


def _out_of_reach(role: Fields, top: int) -> bool:
    """Tell whether members with this role stand above the bot and are not staff, whom it leaves alone anyway."""
    staff = whole(role.get("permissions")) & STAFF
    return whole(role.get("position")) >= top > 0 and not staff and role.get("managed") is not True


async def _told(ask: Ask, path: str, **where: str) -> Fields:
    """Give what is told of something; nothing where the bot may not see it, or there is none."""
    try:
        return fields(await ask(Request(method="GET", path=path, where=where)))
    except PlatformError as error:
        if error.refusal in (Refusal.WAIT, Refusal.NETWORK):
            raise
        return {}
