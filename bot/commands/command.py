"""What a command is, and what it is called with."""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar, Final, TypeAlias

from bot.checkups import Checkups
from chat.actions import Action, Button, SendMessage
from chat.commands import CommandSpec
from chat.context import Context
from chat.events import CommandCalled
from chat.language import Language, language
from chat.message import Message
from chat.people import GroupId, Member, Role
from chat.settings import Catalogue
from chat.words import Text, Words
from moderation.bots import Bots
from storage.store import Store

NOBODY: Final = Role.OWNER + 1
"""More than any role: what is not granted is denied."""


Look: TypeAlias = Callable[[Message], Awaitable[Message]]
"""Gives a message with what is seen on its pictures."""


async def as_it_is(message: Message) -> Message:
    """Look at nothing."""
    return message


def unread(message: Message) -> Message:
    """Give a message back as it is: what reads where there is no model."""
    return message


RESERVED: Final = 60
"""Characters kept free for saying that there is more."""


class UsageError(Exception):
    """A command was called in a way that cannot be done; `words` say why in one line."""

    def __init__(self, words: Words, *, example: bool = True) -> None:
        """Say what is wrong; `example`: with the command's example below, where that would have helped."""
        super().__init__(words.key)
        self.words = words
        self.example = example


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of a command: the event, what is known, and what may be read."""

    event: CommandCalled
    context: Context
    store: Store
    catalogue: Catalogue
    role: Role
    commands: "Mapping[str, Command]"
    """All there are, by each of their names."""
    checkups: Checkups
    read: Callable[[Message], Message] = unread
    """Reads a message whole, with its meaning, as a newcomer's would be."""
    look: Look = as_it_is
    """Looks at the pictures of a message at once, where there is anything to look with."""

    @property
    def group(self) -> GroupId:
        """The group the call is about."""
        return self.event.group

    @property
    def by(self) -> Member:
        """Who called."""
        return self.event.by

    @property
    def chat(self) -> GroupId:
        """The chat the call was made in, where the answer is said."""
        return self.event.place or self.event.group

    @property
    def arguments(self) -> str:
        """What was written after the command's name."""
        return self.event.arguments.strip()

    @property
    def thread(self) -> str:
        """The part of the group that the call is about; nothing where it was called from elsewhere."""
        return "" if self.in_office else self.event.thread

    @property
    def in_office(self) -> bool:
        """Whether only moderators read along."""
        return bool(self.event.place)

    @property
    def reason(self) -> Words:
        """Why things are done: somebody asked for them."""
        return Words("by-command", name=self.by.name, command=self.event.name)

    @property
    def language(self) -> Language:
        """The language of the group."""
        return language(self.context.settings.general.language)

    def seen(self, member: Member) -> Member:
        """Give a member as the group sees them now: which bots it trusts may have changed since they said something."""
        return self.context.settings[Bots].seen(member)

    def answer(
        self, text: Text, *, personal: bool = False, stays: bool = False, buttons: tuple[Button, ...] = ()
    ) -> SendMessage:
        """Say something back, as a notice that is cleaned up unless it `stays`.

        `personal`: for the caller's eyes, where the network can do that and others read along.
        """
        seconds = self.context.settings.general.notice_seconds
        lasts = stays or self.in_office or not seconds
        return SendMessage(
            group=self.chat,
            reason=self.reason,
            text=fitting(text, self.language, self.context.capabilities.longest_text),
            to=self.by.id if self.event.private or (personal and not self.in_office) else "",
            reply_to=self.event.message,
            thread=self.event.thread,
            expires=None if lasts else timedelta(seconds=seconds),
            buttons=buttons,
        )


def fitting(text: Text, language: Language, longest: int) -> Text:
    """Give as much of a text as one message of the network holds, and say how many lines are left out."""
    if isinstance(text, str):
        return text if len(text) <= longest else f"{text[: longest - 1]}…"
    if not isinstance(text, tuple) or len(language.say(text)) <= longest:
        return text
    kept: list[Words | str] = []
    room = longest - RESERVED
    for line in text:
        room -= len(language.say(line)) + 1
        if room < 0:
            break
        kept.append(line)
    return (*kept, Words("and-more", count=len(text) - len(kept)))


class Command(ABC):
    """One thing a person may ask for by name. It may read what storage knows; what is to be done it gives back."""

    spec: ClassVar[CommandSpec]
    parts: ClassVar[Mapping[str, Role]] = {}
    """The least role for a first argument that asks for more than the command by itself does."""
    more: ClassVar[str] = ""
    """Who may do more with it, for the reference page, where `parts` do not say it."""

    def needs(self, arguments: Sequence[str]) -> Role:
        """Give the least role that may call this with these arguments."""
        part = self.parts.get(arguments[0].lower(), self.spec.role) if arguments else self.spec.role
        return max(part, self.spec.role)

    @abstractmethod
    async def run(self, call: Call) -> Sequence[Action]:
        """Give what is to be done, the answer included. Raises `UsageError`."""
