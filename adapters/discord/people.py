"""People: who an account is, and what its roles let it do."""

from dataclasses import replace
from typing import Final

from adapters.discord.permissions import overwritten
from adapters.discord.places import House
from adapters.discord.values import Fields, fields, snowflake, string, whole
from chat.people import Kind, Member, Power, Role
from chat.plain import plain_name

KICK: Final = 1 << 1
BAN: Final = 1 << 2
ADMINISTRATOR: Final = 1 << 3
MANAGE_GUILD: Final = 1 << 5
MANAGE_MESSAGES: Final = 1 << 13
MODERATE_MEMBERS: Final = 1 << 40
ADMINS: Final = ADMINISTRATOR | MANAGE_GUILD
STAFF: Final = ADMINS | MANAGE_MESSAGES | MODERATE_MEMBERS | BAN | KICK
"""Permissions that make somebody a moderator at least."""

POWERS: Final = {Power.DELETE: MANAGE_MESSAGES, Power.MUTE: MODERATE_MEMBERS, Power.KICK: KICK, Power.BAN: BAN}
"""The permission that each power stands for."""
POWERS_OVER_OTHERS: Final = STAFF | sum(1 << bit for bit in (4, 7, 17, 22, 23, 24, 27, 28, 29, 30, 33, 34))
"""Those, and others that no title may bring: over channels, roles, names, voices, events, everybody's attention."""


def role_of(user: str, roles: object, house: House) -> Role:
    """Give what the roles (ids) of an account come to."""
    if user and user == house.owner:
        return Role.OWNER
    powers = _powers(roles, house)
    if powers & ADMINS:
        return Role.ADMIN
    return Role.MODERATOR if powers & STAFF else Role.MEMBER


def barred_of(user: str, roles: object, house: House) -> tuple[Power, ...]:
    """Give what one of the staff may not do by the permissions of their roles, and by those of the channel."""
    powers = _powers(roles, house)
    if role_of(user, roles, house) in (Role.MEMBER, Role.OWNER) or powers & ADMINISTRATOR:
        return ()
    powers = overwritten(powers, house.overwrites, ((house.id,), _held(roles), (user,)))
    return tuple(power for power, bit in POWERS.items() if not powers & bit)


def _powers(roles: object, house: House) -> int:
    """Give what roles come to; everybody has the one with the server's own id."""
    powers = 0
    for role in (house.id, *_held(roles)):
        powers |= house.powers.get(role, 0)
    return powers


def _held(roles: object) -> list[str]:
    return [snowflake(each) for each in roles] if isinstance(roles, list) else []


def member_of(user: Fields, member: Fields, house: House) -> Member:
    """Give who an account is in a server; `member` is what the server adds to it, empty for who has left."""
    identity = snowflake(user.get("id")) or snowflake(fields(member.get("user")).get("id"))
    account = plain_name(user.get("username"))
    name = plain_name(member.get("nick")) or plain_name(user.get("global_name")) or account
    return Member(
        id=f"discord:{identity or '0'}",
        name=name,
        username=account,
        kind=_kind(user, identity, house),
        role=role_of(identity, member.get("roles"), house),
        barred=barred_of(identity, member.get("roles"), house),
    )


def author_of(message: Fields, house: House) -> Member:
    """Give who wrote a message; a webhook is a bot, whatever name it goes by: it chooses one anew with each message.

    Where nothing (`None`) stands for their membership nobody could be asked about them: they may be staff.
    """
    member = member_of(fields(message.get("author")), fields(message.get("member")), house)
    if snowflake(message.get("webhook_id")) and member.kind is not Kind.INNKEEPER:
        return Member(id=member.id, name=member.name, kind=Kind.BOT)
    unknown = message.get("member", "") is None and member.kind is Kind.PERSON and member.role is Role.MEMBER
    return replace(member, kind=Kind.ANONYMOUS_ADMIN) if unknown else member


def is_person(message: Fields) -> bool:
    """Tell whether a message's author has roles in the server, which a bot or a webhook need not have looked up."""
    author = fields(message.get("author"))
    return not (author.get("bot") is True or snowflake(message.get("webhook_id")) or whole(message.get("type")) == 24)


def _kind(user: Fields, identity: str, house: House) -> Kind:
    if identity and identity == house.innkeeper:
        return Kind.INNKEEPER
    bot = user.get("bot") is True or user.get("system") is True or string(user.get("discriminator")) == "0000"
    return Kind.BOT if bot else Kind.PERSON
