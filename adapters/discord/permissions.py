"""Permissions: what somebody may do in a server, and in one channel of it, from what the REST API tells."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from adapters.discord.rights import ADMINISTRATOR
from adapters.discord.values import Fields, objects, snowflake, whole

EVERYTHING: Final = ~0


def roles_of(guild: Fields, member: Fields) -> Sequence[str]:
    """Give the ids of a member's roles; everybody has the one with the server's own id."""
    listed = member.get("roles")
    return [snowflake(guild.get("id")), *(snowflake(each) for each in (listed if isinstance(listed, list) else ()))]


def powers_of(guild: Fields, member: Fields, user: str) -> int:
    """Give what a member may do in a server, as Discord's bits."""
    roles = {snowflake(role.get("id")): whole(role.get("permissions")) for role in objects(guild.get("roles"))}
    powers = 0
    for role in roles_of(guild, member):
        powers |= roles.get(role, 0)
    return EVERYTHING if snowflake(guild.get("owner_id")) == user or powers & ADMINISTRATOR else powers


def powers_in(channel: Fields, guild: Fields, member: Fields, user: str) -> int:
    """Give what a member may do in a channel: first what it says of everybody, then of roles, then of the member."""
    powers = powers_of(guild, member, user)
    if powers == EVERYTHING:
        return powers
    everybody, *held = roles_of(guild, member)
    said = {
        snowflake(each.get("id")): (whole(each.get("allow")), whole(each.get("deny")))
        for each in objects(channel.get("permission_overwrites"))
    }
    return overwritten(powers, said, ((everybody,), held, (user,)))


def overwritten(powers: int, said: Mapping[str, tuple[int, int]], turns: Iterable[Iterable[str]]) -> int:
    """Give powers after what a channel says of ids (allowed and denied bits), those of one turn all at once."""
    for ids in turns:
        denied = allowed = 0
        for allow, deny in (said[each] for each in ids if each in said):
            denied |= deny
            allowed |= allow
        powers = powers & ~denied | allowed
    return powers
