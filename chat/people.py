"""People and groups: who speaks, and what is known of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Final, TypeAlias

GroupId: TypeAlias = str
"""A chat on a network, `"telegram:-1001234"`: unique over all networks."""

MemberId: TypeAlias = str
"""An account on a network, `"telegram:4711"`: unique over all networks."""


def network_of(group: GroupId) -> str:
    """Give the name of the network a group or member id belongs to."""
    return group.partition(":")[0]


class Role(IntEnum):
    """What a member may do in a group; a higher role may do all that a lower one may."""

    MEMBER = 0
    MODERATOR = 1
    ADMIN = 2
    OWNER = 3


class Power(StrEnum):
    """What a network lets one of its staff do and another not."""

    DELETE = "delete"
    MUTE = "mute"
    KICK = "kick"
    BAN = "ban"


class Kind(StrEnum):
    """What is behind an account."""

    PERSON = "person"
    BOT = "bot"
    STRANGE_BOT = "strange_bot"
    """Another bot, which the group does not trust; an adapter says `BOT`, the group's settings decide."""
    CHANNEL = "channel"
    LINKED_CHANNEL = "linked_channel"
    ANONYMOUS_ADMIN = "anonymous_admin"
    """An administrator whom nobody can name, or somebody of whom nobody can tell whether they are one."""
    INNKEEPER = "innkeeper"


OTHER_BOTS: Final = frozenset({Kind.BOT, Kind.STRANGE_BOT})
"""Other bots, and what posts by itself (webhooks)."""

ALL_BOTS: Final = OTHER_BOTS | {Kind.INNKEEPER}
"""Whoever might answer the bot for ever: it runs no command of theirs, and answers none of their questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Someone in a group as the network describes them at that moment."""

    id: MemberId
    name: str
    username: str = ""
    kind: Kind = Kind.PERSON
    role: Role = Role.MEMBER
    barred: tuple[Power, ...] = ()
    """What one of the staff may not do by themselves, by the network's own rights, and so not through the bot."""

    @property
    def protected(self) -> bool:
        """Tell whether the bot must never act against them: staff, the linked channel, trusted bots, itself."""
        return self.role >= Role.MODERATOR or self.kind not in (Kind.PERSON, Kind.CHANNEL, Kind.STRANGE_BOT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known of one member in one group.

    `messages` counts messages that stayed; `warnings` those not yet expired; `points` may be negative only by an undo.
    """

    member: MemberId = ""
    since: datetime | None = None
    messages: int = 0
    warnings: int = 0
    points: int = 0
    points_today: int = 0
    streak: int = 0
    checked_in_on: str = ""
    """The group's local day of the last check-in, ISO form, or empty."""
    role: Role = Role.MEMBER
    trusted: bool = False
    """A moderator has said that this member is welcome."""
    last_case: str = ""
    """Label of the last case opened about this member, or empty; with `last_case_at` it makes one burst one card."""
    last_case_at: datetime | None = None
