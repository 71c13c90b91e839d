"""Gestures: what the bot does in a group beside talking and keeping order. Each is an action like any other."""

from dataclasses import dataclass, replace
from datetime import timedelta

from chat.actions import ChatAction, Retract, SendMessage
from chat.people import Member
from chat.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PinMessage(ChatAction):
    """Pin a message, silently: that of an id, or what the bot posted under the key `of`."""

    message: str = ""
    """The network's id; for a post of the bot's own the performer fills it in."""
    of: str = ""

    def inverse(self) -> "UnpinMessage":
        """Unpin it."""
        return UnpinMessage(group=self.group, reason=self.reason, message=self.message, of=self.of)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnpinMessage(ChatAction):
    """Unpin a message, named as in `PinMessage`."""

    message: str = ""
    of: str = ""

    def inverse(self) -> PinMessage:
        """Pin it again."""
        return PinMessage(group=self.group, reason=self.reason, message=self.message, of=self.of)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPoll(ChatAction):
    """Ask everybody a question with answers to choose one from. `key`, `thread` and `reply_to` as in `SendMessage`."""

    question: str
    answers: tuple[str, ...]
    key: str = ""
    thread: str = ""
    reply_to: str = ""

    def inverse(self) -> Retract | None:
        """Take the poll away, where it can be named."""
        return Retract(group=self.group, reason=self.reason, of=self.key) if self.key else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosePoll(ChatAction):
    """Let nobody vote any more in a poll of the bot's, named as in `PinMessage`; there is no way back."""

    message: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class React(ChatAction):
    """Put an emoji under a message, named as in `PinMessage`."""

    emoji: str
    message: str = ""
    of: str = ""

    def inverse(self) -> "Unreact":
        """Take it back."""
        return Unreact(group=self.group, reason=self.reason, emoji=self.emoji, message=self.message, of=self.of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreact(ChatAction):
    """Take back an emoji that the bot put under a message, named as in `PinMessage`."""

    emoji: str
    message: str = ""
    of: str = ""

    def inverse(self) -> React:
        """Put it there again."""
        return React(group=self.group, reason=self.reason, emoji=self.emoji, message=self.message, of=self.of)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlowDown(ChatAction):
    """Let every member write only once in `pace`; zero is as often as they like. `before`: what it was until now."""

    pace: timedelta
    before: timedelta = timedelta()
    thread: str = ""
    """The part of the group that is meant, as that of `Message`."""

    def inverse(self) -> "SlowDown":
        """Go back to what it was."""
        return replace(self, pace=self.before, before=self.pace)


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseTopic(ChatAction):
    """Let members write no more in one topic of the group; `thread` as that of `Message`."""

    thread: str

    def inverse(self) -> "ReopenTopic":
        """Open it again."""
        return ReopenTopic(group=self.group, reason=self.reason, thread=self.thread)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenTopic(ChatAction):
    """Let members write again in a topic that was closed."""

    thread: str

    def inverse(self) -> CloseTopic:
        """Close it again."""
        return CloseTopic(group=self.group, reason=self.reason, thread=self.thread)


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveTitle(ChatAction):
    """Let a member carry a title beside their name: a role without powers, a tag."""

    member: Member
    title: str

    def inverse(self) -> "TakeTitle":
        """Take it away."""
        return TakeTitle(group=self.group, reason=self.reason, member=self.member, title=self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeTitle(ChatAction):
    """Take a title away. Where a member carries one only, it need not be named, and there is no way back."""

    member: Member
    title: str = ""

    def inverse(self) -> GiveTitle | None:
        """Give it back, where it was named."""
        if not self.title:
            return None
        return GiveTitle(group=self.group, reason=self.reason, member=self.member, title=self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectMessage(ChatAction):
    """Say something to one member in private, where the network and the member allow it; it cannot be unsaid.

    `aloud`: where they do not, it is said to them in the group, and cleaned up after that time.
    """

    member: Member
    text: Words | str | tuple[Words | str, ...]
    key: str = ""
    aloud: timedelta | None = None

    @property
    def in_group(self) -> SendMessage | None:
        """The same as a post in the group, where that is wanted."""
        if self.aloud is None:
            return None
        to, key = self.member.id, self.key
        return SendMessage(group=self.group, reason=self.reason, text=self.text, key=key, to=to, expires=self.aloud)


POSTS = (SendMessage, PostPoll, DirectMessage)
"""Actions that would be seen twice if they were done twice: each is done once at most, whatever happens."""
