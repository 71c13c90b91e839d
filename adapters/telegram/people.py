"""People: who is behind an account on Telegram, and what the bot knows of a chat's staff."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from adapters.telegram.fields import Fields, fields, number, text
from chat.people import GroupId, Kind, Member, MemberId, Power, Role
from chat.plain import plain_name

SERVICE: Final = 777000
"""Telegram itself; seems to send what a linked channel posts."""

ANONYMOUS: Final = 1087968824
"""The account that seems to write for every anonymous administrator of every group."""

CHANNEL_BOT: Final = 136817688
"""The account that seems to write for every channel."""

SHARED: Final = {SERVICE: Kind.LINKED_CHANNEL, ANONYMOUS: Kind.ANONYMOUS_ADMIN, CHANNEL_BOT: Kind.CHANNEL}
"""Accounts that stand for many: nobody is ever punished or trusted by these ids."""


Standing: TypeAlias = tuple[Role, tuple[Power, ...]]
"""A role, and what one may not do all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Who runs a chat: roles by account, the least role of an anonymous administrator, the linked channel or 0.

    `barred`: what those may not do who may not do everything; `anonymous_barred`: what some anonymous one may not.
    `titled`: both for the anonymous ones of one title, the empty one included: it is what Telegram shows of them.
    `unknown`: nobody could be asked. Anybody may be an administrator then, so nobody is acted against.
    `unlisted`: the server lists nobody; who writes is asked about alone.
    """

    roles: Mapping[int, Role] = field(default_factory=dict)
    barred: Mapping[int, tuple[Power, ...]] = field(default_factory=dict)
    anonymous: Role = Role.MODERATOR
    anonymous_barred: tuple[Power, ...] = ()
    titled: Mapping[str, Standing] = field(default_factory=dict)
    linked: int = 0
    unknown: bool = False
    unlisted: bool = False

    def as_group(self, title: str) -> Standing:
        """Give how somebody stands who writes as the group itself, under a title or none; of several, the least."""
        return self.titled.get(title, (self.anonymous, self.anonymous_barred))


NOBODY: Final = Staff()
UNKNOWN: Final = Staff(unknown=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the bot knows when an update comes: its own account, the commands it has, each chat's staff."""

    me: int = 0
    username: str = ""
    commands: frozenset[str] = frozenset()
    staff: Mapping[int, Staff] = field(default_factory=dict)

    def staff_of(self, chat: int) -> Staff:
        """Give the staff of a chat; nobody where it is not known."""
        return self.staff.get(chat, NOBODY)


def group_id(chat: int) -> GroupId:
    """Give a chat's id as the bot knows it."""
    return f"telegram:{chat}"


def member_id(account: int) -> MemberId:
    """Give an account's id as the bot knows it: a user's is positive, a channel's or group's negative."""
    return f"telegram:{account}"


def number_of(id: str) -> int | None:  # noqa: A002 - it is one
    """Give the number Telegram knows a chat or an account by, or nothing where the id is not one of its own.

    A topic of a forum is `telegram:-100…/7`: its chat is meant.
    """
    network, _, rest = id.partition("/")[0].partition(":")
    try:
        return int(rest) if network == "telegram" and len(rest) <= 20 else None
    except ValueError:
        return None


def user(of: Fields, chat: int, known: Known) -> Member | None:
    """Give a user as a member of a chat, or nothing without an id. A deleted account has no name."""
    account = number(of, "id")
    if account is None:
        return None
    staff = known.staff_of(chat)
    kind = Kind.ANONYMOUS_ADMIN if staff.unknown else Kind.PERSON
    kind = Kind.BOT if of.get("is_bot") is True else kind
    kind = Kind.INNKEEPER if account == known.me else SHARED.get(account, kind)
    name = " ".join(text(of, key, 256) for key in ("first_name", "last_name"))
    return Member(
        id=member_id(account),
        name=plain_name(name),
        username=text(of, "username", 64),
        kind=kind,
        role=staff.roles.get(account, Role.MEMBER) if account not in SHARED else Role.MEMBER,
        barred=staff.barred.get(account, ()),
    )


def author(message: Fields, chat: int, known: Known) -> Member | None:
    """Give who wrote a message: a user, a channel, or an administrator in the name of the group."""
    sender = fields(message, "sender_chat")
    account = number(sender, "id")
    if account is None:
        return user(fields(message, "from"), chat, known)
    staff, kind, role, barred = known.staff_of(chat), Kind.CHANNEL, Role.MEMBER, tuple[Power, ...]()
    if account == chat:
        kind, (role, barred) = Kind.ANONYMOUS_ADMIN, staff.as_group(text(message, "author_signature", 64))
    elif message.get("is_automatic_forward") is True or account == staff.linked or staff.unknown:
        kind = Kind.LINKED_CHANNEL
    name = plain_name(sender.get("title")) or plain_name(message.get("author_signature"))
    username = text(sender, "username", 64)
    return Member(id=member_id(account), name=name, username=username, kind=kind, role=role, barred=barred)


def looked_up(membership: Fields, chat: int, me: int) -> Member | None:
    """Give somebody from a `ChatMember` of a chat, in it or not; nothing where it names nobody."""
    of = fields(membership, "user")
    account = number(of, "id")
    return user(of, chat, Known(me=me, staff={chat: Staff(roles={account or 0: role_of(membership)})}))


def role_of(membership: Fields) -> Role:
    """Give the role that a `ChatMember` stands for: who may change the group or name others is an administrator."""
    status = membership.get("status")
    if status == "creator":
        return Role.OWNER
    if status != "administrator":
        return Role.MEMBER
    told = {key: membership[key] for key in ("can_change_info", "can_promote_members") if key in membership}
    return Role.ADMIN if not told or any(value is True for value in told.values()) else Role.MODERATOR


def barred_of(membership: Fields) -> tuple[Power, ...]:
    """Give what an administrator may not do; one of whom no right is told, as old servers have it, may do all."""
    if membership.get("status") != "administrator" or not any(str(key).startswith("can_") for key in membership):
        return ()
    restricts = membership.get("can_restrict_members") is True
    deletes = membership.get("can_delete_messages") is True
    return (*(() if deletes else (Power.DELETE,)), *(() if restricts else (Power.MUTE, Power.KICK, Power.BAN)))


def staff(memberships: list[Fields], linked: int = 0) -> Staff:
    """Give a chat's staff from what `getChatAdministrators` answered."""
    roles: dict[int, Role] = {}
    barred: dict[int, tuple[Power, ...]] = {}
    hidden: dict[str, list[Standing]] = {}
    for membership in memberships:
        account, role = number(fields(membership, "user"), "id"), role_of(membership)
        if account is not None and role > Role.MEMBER:
            roles[account] = role
            barred[account] = barred_of(membership)
            if membership.get("is_anonymous") is True:
                hidden.setdefault(text(membership, "custom_title", 64), []).append((role, barred[account]))
    anonymous, anonymous_barred = _least([each for several in hidden.values() for each in several])
    return Staff(
        roles=roles,
        barred=barred,
        anonymous=anonymous,
        anonymous_barred=anonymous_barred,
        titled={title: _least(several) for title, several in hidden.items()},
        linked=linked,
    )


def _least(several: Sequence[Standing]) -> Standing:
    """Give what every one of several may do."""
    barred = dict.fromkeys(power for _, powers in several for power in powers)
    return min((role for role, _ in several), default=Role.MODERATOR), tuple(barred)
