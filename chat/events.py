"""Events: things that happened in a group. An adapter, the clock or a dashboard emits them; rules react."""

from dataclasses import dataclass
from datetime import datetime

from chat.calibration import Calibration
from chat.message import Message
from chat.people import GroupId, Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened. The same `id` twice is the same event delivered again.

    An id is built from network, group and what happened (`telegram:-100:98:posted`, `…:edited:1700000000`),
    never from chance.
    """

    id: str
    group: GroupId
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePosted(Event):
    """A member said something."""

    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageEdited(Event):
    """A member changed what they had said; `message` is the new form."""

    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSeenAgain(MessageEdited):
    """A message that stood for a while is judged again: what it says was removed elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberJoined(Event):
    """Somebody came into the group, by themselves or brought by `inviter`.

    `pending`: the network still asks them to accept its rules, and lets them do nothing before; see `RulesAccepted`.
    """

    member: Member
    inviter: Member | None = None
    pending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesAccepted(Event):
    """Somebody who had come in has accepted the rules that the network itself asks for: now they may write."""

    member: Member


@dataclass(frozen=True, slots=True, kw_only=True)
class LetIn(Event):
    """Staff, or another bot, let a newcomer write: lifted what kept them from it, or gave them roles (names, ids)."""

    member: Member
    by: Member | None = None
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced(Event):
    """The network said in the group, as the message `message`, that somebody came in or went. `by`: whose doing."""

    member: Member
    message: str
    by: Member | None = None
    went: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLeft(Event):
    """Somebody left, or was removed by somebody else."""

    member: Member


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberChanged(Event):
    """A member goes by another name (`renamed`), or may do more or less than before; `member` is who they are now."""

    member: Member
    renamed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinRequested(Event):
    """Somebody asks to be let in; `bio` is what they say of themselves, where the network shows it.

    `room`: the chat in which the bot may speak with them alone.
    """

    member: Member
    bio: str = ""
    room: GroupId = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsChanged(Event):
    """The bot was brought into a group, put out of it, or may do something else there than before.

    `here`: it is in the group; `arrived`: only now. `lacks`: rights it would need, in the network's own words.
    """

    by: Member
    here: bool
    arrived: bool = False
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMigrated(Event):
    """The network gave the group another id, `to`: all that is known of `group` belongs to that one from now on."""

    to: GroupId


@dataclass(frozen=True, slots=True, kw_only=True)
class Intercepted(Event):
    """The network's own filter did something about a message, which may never have stood in the group.

    `rule` and `word`: what of it matched, where told; `did`: `blocked`, `alerted` or `muted`.
    """

    message: Message
    rule: str = ""
    word: str = ""
    did: str = "blocked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reacted(Event):
    """A member put an emoji under a message (`count` 1) or took it back (-1).

    An export knows only totals, without `member`.
    """

    message: str
    emoji: str
    member: Member | None = None
    author: Member | None = None
    """Who wrote the message, where the network says."""
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandCalled(Event):
    """A member asked for something by name: `/warn @ann stop it` has name `warn` and arguments `@ann stop it`.

    `message` is the message the command was written in (empty for a button or a form), `reply_to` the one it answered.
    `private`: only the caller sees the answer where the network can.
    """

    by: Member
    name: str
    arguments: str = ""
    message: str = ""
    reply_to: Message | None = None
    private: bool = False
    place: GroupId = ""
    """The chat it was called in, where that is not the group it is about (the moderators' chat): answers go there."""
    told: bool = False
    """In another chat than the group's own: `by` has the role they have in the group now, so no older one counts."""
    room: GroupId = ""
    """The part of the group it was called in, where the network has such by ids of their own (a channel)."""
    thread: str = ""
    """The part of the chat it was called in, as that of `Message`: answers go there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ButtonPressed(Event):
    """A member pressed a button the bot had shown; `pressed` is the button's command line, `undo K7F3QM2A`.

    `group` is the chat the button stood in, `about` the group it acts on.
    """

    by: Member
    pressed: str
    about: GroupId


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicDue(Event):
    """The clock says that a schedule's run is due; `schedule` names it, `planned_at` when it should have been."""

    schedule: str
    planned_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchEnded(Event):
    """The clock says that the time of something at the door is up: a question not answered, or a lock."""

    watch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibrated(Event):
    """The scores of a group's own messages were counted; its limits follow from them from now on."""

    calibration: Calibration


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRead(Event):
    """So much of what was said since a day (`since`, ISO form) has been read back; `over`: that was all."""

    since: str
    messages: int
    members: int = 0
    percent: int = 0
    over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRefused(Event):
    """A network refused, for good, something that was asked of it.

    `action` is the class's name (`DeleteMessage`), `refusal` a `chat.platform.Refusal`, `detail` what the network said.
    """

    action: str
    refusal: str
    detail: str
