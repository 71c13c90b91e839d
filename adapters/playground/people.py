"""People of the playground: who lives in the group, and how they look on the page."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from chat.people import GroupId, Kind, Member, MemberId, Role

LOBBY: Final[GroupId] = "playground:lobby"
OFFICE: Final[GroupId] = "playground:office"
CHATS: Final = (LOBBY, OFFICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A member with a face. `part`: what they are in the play; `playable`: a visitor may write as them.

    `muted_until` and `banned_until` end by themselves; `banned` without a moment is for good.
    """

    member: Member
    face: str
    tone: str
    part: str
    playable: bool = False
    muted_until: datetime | None = None
    banned: bool = False
    banned_until: datetime | None = None
    present: bool = True

    @property
    def id(self) -> MemberId:
        """The member's id."""
        return self.member.id

    def muted_at(self, now: datetime) -> bool:
        """Tell whether they may not write at that moment."""
        return self.muted_until is not None and now < self.muted_until

    def banned_at(self, now: datetime) -> bool:
        """Tell whether they are kept out at that moment."""
        return self.banned and (self.banned_until is None or now < self.banned_until)

    def welcome_back(self) -> "Account":
        """Give the account with nothing held against it."""
        return replace(self, muted_until=None, banned=False, banned_until=None)


def _resident(number: int, name: str, username: str, face: str, tone: str, part: str) -> Account:
    member = Member(
        id=f"playground:{number}",
        name=name,
        username=username,
        kind=_KINDS.get(part, Kind.PERSON),
        role=_ROLES.get(part, Role.MEMBER),
    )
    return Account(member=member, face=face, tone=tone, part=part, playable=part != "innkeeper")


_ROLES: Final = {"owner": Role.OWNER, "moderator": Role.MODERATOR, "innkeeper": Role.ADMIN}
_KINDS: Final = {"channel": Kind.CHANNEL, "innkeeper": Kind.INNKEEPER}

INNKEEPER: Final = _resident(0, "掌柜 Innkeeper", "innkeeper", "掌", "lantern", "innkeeper")
OWNER: Final = _resident(1, "阿梅 Mei", "mei", "梅", "plum", "owner")
MODERATOR: Final = _resident(2, "Jonas", "jonas", "J", "pine", "moderator")
ZHOU: Final = _resident(3, "老周", "laozhou", "周", "clay", "regular")
PRIYA: Final = _resident(4, "Priya", "priya", "P", "rose", "regular")
YATING: Final = _resident(5, "雅婷", "yating", "雅", "sky", "regular")
TOM: Final = _resident(6, "Tom", "tom", "T", "moss", "regular")
NEWCOMER: Final = _resident(7, "小林 Lin", "xiaolin", "林", "straw", "newcomer")
CHANNEL: Final = _resident(8, "夜读频道 Night Reads", "nightreads", "夜", "ink", "channel")

RESIDENTS: Final = (INNKEEPER, NEWCOMER, ZHOU, PRIYA, YATING, TOM, MODERATOR, OWNER, CHANNEL)
REGULARS: Final = (ZHOU, PRIYA, YATING, TOM, MODERATOR, OWNER)
NAMES: Final = (
    ("小宇 Yu", "宇", "sky"),
    ("Noor", "N", "rose"),
    ("阿哲 Zhe", "哲", "moss"),
    ("Mina", "M", "plum"),
    ("晓晨", "晓", "clay"),
)
"""Names, faces and tones of the newcomers that a visitor lets in, in turn."""

FIRST_GUEST: Final = 100
"""Members from this number on are passing guests."""
