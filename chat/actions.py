"""Actions: things to be done, and why. Rules ask for them; only the performer does them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chat.people import GroupId, Member, MemberId
from chat.words import Text, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something to be done in a group, and why."""

    group: GroupId
    reason: Words

    def inverse(self) -> "Action | None":
        """Give the action that takes this one back, or nothing where there is none."""
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatAction(Action):
    """An action on the chat network, seen by members."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Action):
    """An action in storage, seen by moderators."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """Something to press; `command` is the command line it stands for."""

    label: Words | str
    command: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that goes along with a post: it is kept as the seed it is drawn from, for it can be drawn again.

    `png`: the picture itself; the performer fills it in.
    """

    seed: str
    png: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteMessage(ChatAction):
    """Take a message away. Its inverse re-posts the text under its author's name."""

    message: str
    author: Member
    text: str = ""
    thread: str = ""
    """Where in the group it stands, as that of `Message`."""

    def inverse(self) -> "SendMessage | None":
        """Post the text again, as the bot, naming who had written it."""
        if not self.text:
            return None
        text = Words("reposted", author=self.author.name, text=self.text)
        return SendMessage(group=self.group, reason=self.reason, text=text, thread=self.thread)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mute(ChatAction):
    """Keep a member from writing until a moment; the moment is absolute, so a late mute is not a longer one."""

    member: Member
    until: datetime

    def inverse(self) -> "Unmute":
        """Let them write again."""
        return Unmute(group=self.group, reason=self.reason, member=self.member)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmute(ChatAction):
    """Give a member all rights to write back."""

    member: Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Kick(ChatAction):
    """Put a member out; they may come back by themselves, so there is no inverse."""

    member: Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Ban(ChatAction):
    """Put a member out and keep them out, until a moment or for good.

    `cleanup`: what they wrote within that time goes too, or all of it where the network knows no such limit.
    """

    member: Member
    until: datetime | None = None
    cleanup: timedelta | None = None

    def inverse(self) -> "Unban":
        """Let them come back."""
        return Unban(group=self.group, reason=self.reason, member=self.member)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unban(ChatAction):
    """Let a banned member come back."""

    member: Member


@dataclass(frozen=True, slots=True, kw_only=True)
class SendMessage(ChatAction):
    """Say something. A plain string is the operator's own text; `Words` are said in the group's language.

    `key` names the post so that it can be edited or retracted later. `to`: only this member sees it where the
    network can. `expires`: how long it stands before the bot cleans it up. Never pings everyone, whatever it says.
    """

    text: Text
    key: str = ""
    reply_to: str = ""
    to: MemberId = ""
    buttons: tuple[Button, ...] = ()
    expires: timedelta | None = None
    about: GroupId = ""
    """The group that its buttons act on, where that is not the chat it is said in; filled in when it is kept."""
    thread: str = ""
    """The part of the group it is said in, as that of `Message`, where no answered message tells."""
    picture: Picture | None = None

    def inverse(self) -> "Retract | None":
        """Take the post back, where it can be named."""
        return Retract(group=self.group, reason=self.reason, of=self.key) if self.key else None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditMessage(ChatAction):
    """Change what the bot said under the key `of`; without buttons, those it had are gone.

    `picture`: takes the place of the one it had; a post without a picture gets none, and one with it keeps having one.
    """

    of: str
    text: Text
    buttons: tuple[Button, ...] = ()
    picture: Picture | None = None
    about: GroupId = ""
    """As that of `SendMessage`."""
    message: str = ""
    """The network's id of that post; the performer fills it in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retract(ChatAction):
    """Take away what the bot said under the key `of`."""

    of: str
    message: str = ""
    """The network's id of that post; the performer fills it in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LockDoor(ChatAction):
    """Let nobody come in until a moment, where the network can keep them out."""

    until: datetime

    def inverse(self) -> "OpenDoor":
        """Let people in again."""
        return OpenDoor(group=self.group, reason=self.reason, until=self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDoor(ChatAction):
    """Let people in again; `until` is how long the door would have been locked."""

    until: datetime

    def inverse(self) -> "LockDoor":
        """Lock it again for the rest of that time."""
        return LockDoor(group=self.group, reason=self.reason, until=self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveJoin(ChatAction):
    """Let somebody in who asked for it."""

    member: Member

    def inverse(self) -> "Kick":
        """Put them out again."""
        return Kick(group=self.group, reason=self.reason, member=self.member)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineJoin(ChatAction):
    """Do not let somebody in who asked for it; they may ask again, so there is no inverse."""

    member: Member


SANCTIONS = (DeleteMessage, Mute, Kick, Ban)
"""Actions against somebody: never done to a protected member."""


def target_of(action: Action) -> Member | None:
    """Give the member a sanction is against, or nothing for any other action."""
    if isinstance(action, DeleteMessage):
        return action.author
    return action.member if isinstance(action, Mute | Kick | Ban) else None
