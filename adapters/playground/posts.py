"""Posts: one message on the page, and what can change there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from adapters.playground.people import Account
from chat.people import GroupId, Member, MemberId


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A button under a message: what it says, and the command line it stands for."""

    label: str
    command: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A message on the page.

    `key`: the bot's own name for its post; `to`: only that member sees it; `reactions`: emoji → who.
    """

    id: str
    chat: GroupId
    author: Member
    at: datetime
    text: str
    reply_to: str = ""
    edited_at: datetime | None = None
    edits: int = 0
    key: str = ""
    to: MemberId = ""
    buttons: tuple[Press, ...] = ()
    reactions: Mapping[str, tuple[MemberId, ...]] = field(default_factory=dict)
    pinned: bool = False
    picture: str = ""
    """PNG, in base 64."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostChanged:
    """A message is new or has changed."""

    post: Post


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRemoved:
    """A message was taken away."""

    post: Post
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountChanged:
    """Somebody came, went, was muted, or may write again."""

    account: Account


Change: TypeAlias = "PostChanged | PostRemoved | AccountChanged"
