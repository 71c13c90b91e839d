"""Platforms: chat networks as the bot sees them. Events come out, actions go in."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeAlias, runtime_checkable

from chat.actions import ChatAction
from chat.events import Event
from chat.people import GroupId, Member, MemberId
from chat.words import Words

Emit: TypeAlias = Callable[[Event], Awaitable[Awaitable[None]]]
"""Hand over an event. The first await waits for room in the group's lane, the second until the event is on disk:
only then may the network be told that it was received."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a network can do. Where it cannot, the bot degrades in words: delete → warn → tell the moderators."""

    delete: bool = True
    mute: bool = True
    kick: bool = True
    ban: bool = True
    edit: bool = True
    buttons: bool = True
    private_answers: bool = True
    reactions: bool = True
    pictures: bool = True
    """A post can show a picture."""
    pins: bool = True
    polls: bool = True
    slow: bool = True
    """It can make everybody write more slowly."""
    topics: bool = True
    """It has topics that can be closed, at least in some groups."""
    titles: bool = True
    direct: bool = True
    """It can speak with a member in private, where they allow it."""
    locks: bool = True
    """It can keep everybody out for a while."""
    roles: bool = True
    """Members can be given roles, which open parts of the group to them."""
    presses_while_muted: bool = True
    """Who is muted can still press buttons."""
    reads_back: bool = False
    """It gives the bot what was said before it came."""
    longest_text: int = 4096
    delete_within: timedelta | None = None
    """How old a message may be and still be deleted; nothing means any age."""


class Refusal(StrEnum):
    """Why a network did not do what it was asked to; each is treated in its own way."""

    GONE = "gone"
    """Nothing left to do it to: counts as done."""
    FORBIDDEN = "forbidden"
    """A right is missing or the target is above the bot: told to the moderators, not tried again."""
    TOO_OLD = "too_old"
    IMPOSSIBLE = "impossible"
    """The request itself is wrong: not tried again."""
    WAIT = "wait"
    """Too many requests: tried again after `retry_after`."""
    NETWORK = "network"
    """No answer or a broken one: tried again."""
    UNCERTAIN = "uncertain"
    """No answer to something that would be seen twice if it were done twice: not tried again."""


class PlatformError(Exception):
    """A network refused an action. `detail` never holds a token or a message's text."""

    def __init__(self, refusal: Refusal, detail: str, retry_after: timedelta = timedelta(seconds=1)) -> None:
        super().__init__(f"{refusal}: {detail}")
        self.refusal = refusal
        self.detail = detail
        self.retry_after = retry_after


class Platform(Protocol):
    """A chat network."""

    name: str
    capabilities: Capabilities

    async def run(self, emit: Emit) -> None:
        """Connect and emit events until cancelled."""

    async def perform(self, action: ChatAction) -> str:
        """Do one action; give the network's id of the message it made, or an empty string.

        All `Words` in the action have been said: texts and labels are plain strings. Raises `PlatformError`.
        """


@runtime_checkable
class Sweeper(Protocol):
    """A chat network that can take away many messages at once: in a raid, calls are what is short."""

    at_once: int

    async def sweep(self, group: GroupId, messages: Sequence[str]) -> None:
        """Take away at most `at_once` messages of a group; those that are gone already are passed over.

        Raises `PlatformError`; then any of them may still stand.
        """


@runtime_checkable
class Gallery(Protocol):
    """A chat network that lets the bot look at the pictures in its messages."""

    async def fetch(self, file: str, most: int) -> bytes:
        """Give the picture that the `file` of a `Media` names, asking nobody but the network's own servers.

        Raises `PlatformError`; `IMPOSSIBLE` for one of more than `most` bytes, of which no more than that is read.
        """


@runtime_checkable
class Directory(Protocol):
    """A chat network that can be asked who somebody is."""

    async def look_up(self, group: GroupId, member: MemberId) -> Member | None:
        """Give somebody as they are in a group at this moment, in it or not; nothing where there is no such account.

        Raises `PlatformError`.
        """


@runtime_checkable
class Registry(Protocol):
    """A chat network that can say who somebody is in a group, wherever they have just spoken."""

    async def member_in(self, group: GroupId, member: Member) -> Member | None:
        """Give a member with the role and powers they have in a group now; nothing where that is not known."""


@runtime_checkable
class Titles(Protocol):
    """A chat network that knows beforehand which titles it cannot give or take."""

    def against(self, group: GroupId, title: str) -> Words | None:
        """Say what speaks against a title; nothing where nothing does as far as is known here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a group's past: events in the order of time, and how much (0..1) has been read with it.

    `settle` is called when it is on disk: it is not given again.
    """

    events: Sequence[Event]
    share: float
    settle: Callable[[], None]


@runtime_checkable
class Historian(Protocol):
    """A chat network that gives the bot what was said before it came."""

    def past(self, group: GroupId, since: datetime) -> AsyncIterator[Part]:
        """Give what was said in a group since a moment, gently, but for what was settled before.

        Raises `PlatformError`.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at. `fix`: what to do about it, in plain words, where it is not `fine`.

    `optional`: the bot does its work without it.
    """

    what: Words
    fine: bool
    fix: Words
    optional: bool = False

    @property
    def wrong(self) -> bool:
        """Whether something has to be done about it."""
        return not self.fine and not self.optional


@runtime_checkable
class Checkup(Protocol):
    """A chat network that can tell whether the bot has all it needs there."""

    async def check(self, group: GroupId = "", office: GroupId = "") -> Sequence[Check]:
        """Look at the bot's place in a group and in its moderators' chat; without a group, at what holds for all.

        Changes nothing. Raises `PlatformError` where the network does not answer.
        """
