"""The desk: does in the world what pages and the cast ask for, and says which events that is."""

from collections.abc import Container
from dataclasses import dataclass, replace

from adapters.playground import incoming
from adapters.playground.people import FIRST_GUEST, LOBBY, NAMES, OWNER, Account
from adapters.playground.posts import Post
from adapters.playground.wishes import Edit, PressButton, React, Say
from adapters.playground.world import RefusedError, World
from chat.events import Event
from chat.people import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of a wish: the events, and the message or the account that was made."""

    events: tuple[Event, ...]
    post: Post | None = None
    account: Account | None = None


class Desk:
    """One method for each thing that can be asked for. Nothing waits here, so that all of it can be kept at once."""

    def __init__(self, world: World, commands: Container[str]) -> None:
        self._world = world
        self._commands = commands

    def say(self, wish: Say) -> Done:
        """Post a message; who had left comes in again by writing."""
        account = self._world.admit(wish.by, wish.group)
        back: tuple[Event, ...] = ()
        post = self._world.say(wish.by, wish.group, wish.text, wish.reply_to)
        if not account.present:
            account = self._world.keep(replace(account.welcome_back(), present=True))
            back = (incoming.joined(account, self._world.book.number(), post.at),)
        said = incoming.posted(post, self._answered(post), self._commands)
        return Done(events=(*back, said), post=post)

    def edit(self, wish: Edit) -> Done:
        """Change a message."""
        post = self._world.edit(wish.by, wish.message, wish.text)
        return Done(events=(incoming.edited(post, self._answered(post)),), post=post)

    def react(self, wish: React) -> Done:
        """Put an emoji under a message, or take it back."""
        post, count = self._world.react(wish.by, wish.message, wish.emoji)
        by = self._world.account(wish.by).member
        number, at = self._world.book.number(), self._world.clock()
        return Done(events=(incoming.reacted(post, by, wish.emoji, count, number, at),), post=post)

    def press(self, wish: PressButton) -> Done:
        """Press a button that is there; whether this member may, the bot decides."""
        post = self._world.post(wish.message)
        by = self._world.admit(wish.by, post.chat, silent=True).member
        if wish.command not in {button.command for button in post.buttons}:
            raise RefusedError("no-such-button")
        number, at = self._world.book.number(), self._world.clock()
        return Done(events=(incoming.pressed(post, by, wish.command, number, at),), post=post)

    def speak(self, tag: str) -> Done:
        """Let the owner ask the bot to speak another language."""
        number, at = self._world.book.number(), self._world.clock()
        return Done(events=(incoming.asked(LOBBY, OWNER.member, f"lang {tag}", number, at),))

    def enter(self, guest: Account | None = None) -> Done:
        """Let somebody new in: a `guest` of the cast, or a newcomer for the visitor to write as."""
        number = self._world.book.number()
        fresh = guest or self._newcomer()
        member = replace(fresh.member, id=f"playground:{FIRST_GUEST + number}")
        account = self._world.keep(replace(fresh, member=member))
        return Done(events=(incoming.joined(account, number, self._world.clock()),), account=account)

    def _newcomer(self) -> Account:
        """Give somebody nobody has met, with the next of the names."""
        met = sum(1 for each in self._world.accounts.values() if each.part == "guest" and each.playable)
        name, face, tone = NAMES[met % len(NAMES)]
        again = f" {met // len(NAMES) + 1}" if met >= len(NAMES) else ""
        return Account(member=Member(id="", name=name + again), face=face, tone=tone, part="guest", playable=True)

    def _answered(self, post: Post) -> Post | None:
        return self._world.posts.get(post.reply_to) if post.reply_to else None
