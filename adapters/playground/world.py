"""The world: the small chat network itself, with its two chats, who is in them and what was said."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final, TypeAlias, TypeVar

import structlog

from adapters.playground.book import Book
from adapters.playground.people import OFFICE, RESIDENTS, Account
from adapters.playground.posts import AccountChanged, Change, Post, PostChanged, PostRemoved
from chat.people import GroupId, Kind, MemberId, Role
from chat.wire import WireError, dump, load
from chat.words import Words

KEPT: Final = 300
"""Messages of a chat that are kept; older ones are gone, as on a network that forgets."""

GUESTS: Final = 200
"""Passing guests that are remembered."""

V = TypeVar("V")

log = structlog.get_logger()

Watch: TypeAlias = Callable[[Change], None]


class RefusedError(Exception):
    """A member may not do that; `words` say why, to whoever tried."""

    def __init__(self, key: str, **gaps: str | int) -> None:
        super().__init__(key)
        self.words = Words(f"playground-refused-{key}", **gaps)


class World:
    """Two chats and the people in them. What is asked for is checked as a network would, done, kept and shown."""

    def __init__(self, book: Book, clock: Callable[[], datetime]) -> None:
        self.book = book
        self.clock = clock
        self.accounts: dict[MemberId, Account] = {account.id: account for account in RESIDENTS}
        self.accounts |= _kept(book, "accounts", Account)
        self.posts: dict[str, Post] = _kept(book, "posts", Post)
        self.keys: dict[tuple[GroupId, str], str] = {(p.chat, p.key): p.id for p in self.posts.values() if p.key}
        self._watchers: list[Watch] = []

    def watch(self, watch: Watch) -> None:
        """Show every change from now on to `watch`."""
        self._watchers.append(watch)

    def unwatch(self, watch: Watch) -> None:
        """Stop showing changes to `watch`."""
        self._watchers.remove(watch)

    def account(self, member: MemberId) -> Account:
        """Give an account; raises `RefusedError` for one that is not there."""
        found = self.accounts.get(member)
        if found is None:
            raise RefusedError("unknown-member")
        return found

    def post(self, post: str, chat: GroupId | None = None) -> Post:
        """Give a message (of `chat`); raises `RefusedError` for one that is gone."""
        found = self.posts.get(post)
        if found is None or (chat is not None and found.chat != chat):
            raise RefusedError("message-gone")
        return found

    def in_chat(self, chat: GroupId) -> Iterable[Post]:
        """Give what stands in a chat, oldest first."""
        return (post for post in self.posts.values() if post.chat == chat)

    def admit(self, member: MemberId, chat: GroupId, *, silent: bool = False) -> Account:
        """Give the account, if it may be active in `chat`; raises `RefusedError` saying why not.

        `silent`: nothing will be said, so that a muted member may do it too.
        """
        account, now = self.account(member), self.clock()
        if account.member.kind is Kind.INNKEEPER:
            raise RefusedError("unknown-member")
        if chat == OFFICE and account.member.role < Role.MODERATOR:
            raise RefusedError("staff-only")
        if account.banned_at(now):
            raise RefusedError("banned", name=account.member.name)
        if not silent and account.muted_at(now) and account.muted_until is not None:
            seconds = round((account.muted_until - now).total_seconds())
            raise RefusedError("muted", name=account.member.name, seconds=max(1, seconds))
        return account

    def say(self, member: MemberId, chat: GroupId, text: str, reply_to: str = "") -> Post:
        """Post a text as a member."""
        account = self.admit(member, chat)
        if not text.strip():
            raise RefusedError("empty")
        answered = self.post(reply_to, chat).id if reply_to else ""
        post = Post(
            id=str(self.book.number()),
            chat=chat,
            author=account.member,
            at=self.clock(),
            text=text,
            reply_to=answered,
        )
        return self.put(post)

    def edit(self, member: MemberId, post: str, text: str) -> Post:
        """Change a member's own text."""
        old = self.post(post)
        self.admit(member, old.chat)
        if old.author.id != member:
            raise RefusedError("not-yours")
        if not text.strip():
            raise RefusedError("empty")
        return self.put(replace(old, text=text, edited_at=self.clock(), edits=old.edits + 1))

    def react(self, member: MemberId, post: str, emoji: str) -> tuple[Post, int]:
        """Put an emoji under a message, or take it back; the number is 1 or -1."""
        old = self.post(post)
        self.admit(member, old.chat)
        who = old.reactions.get(emoji, ())
        given = member not in who
        left = (*who, member) if given else tuple(each for each in who if each != member)
        reactions = {**old.reactions, emoji: left}
        kept = {each: members for each, members in reactions.items() if members}
        return self.put(replace(old, reactions=kept)), 1 if given else -1

    def put(self, post: Post) -> Post:
        """Keep a message and show it."""
        self.posts[post.id] = post
        if post.key:
            self.keys[post.chat, post.key] = post.id
        self.book.put("posts", post.id, dump(post))
        self._tell(PostChanged(post=post))
        self._forget_oldest(post.chat)
        return post

    def remove(self, post: str, reason: str) -> None:
        """Take a message away, for a reason that is shown in its place."""
        gone = self.posts.pop(post)
        self.keys.pop((gone.chat, gone.key), None)
        self.book.drop("posts", post)
        self._tell(PostRemoved(post=gone, reason=reason))

    def keep(self, account: Account) -> Account:
        """Keep an account and show it; the oldest guests are forgotten."""
        self.accounts[account.id] = account
        self.book.put("accounts", account.id, dump(account))
        self._tell(AccountChanged(account=account))
        guests = [each for each in self.accounts.values() if each.part == "guest"]
        for old in guests[: max(0, len(guests) - GUESTS)]:
            del self.accounts[old.id]
            self.book.drop("accounts", old.id)
        return account

    def remember(self, posts: Iterable[Post]) -> None:
        """Keep what was said before, without saying it again to those who watch."""
        for post in posts:
            self.posts[post.id] = post
            self.book.put("posts", post.id, dump(post))

    def _forget_oldest(self, chat: GroupId) -> None:
        standing = [post.id for post in self.in_chat(chat)]
        for old in standing[: max(0, len(standing) - KEPT)]:
            gone = self.posts.pop(old)
            self.keys.pop((gone.chat, gone.key), None)
            self.book.drop("posts", old)

    def _tell(self, change: Change) -> None:
        for watch in tuple(self._watchers):
            watch(change)


def _kept(book: Book, shelf: str, kind: type[V]) -> dict[str, V]:
    """Give what is on a shelf; a row that another version wrote in another form is left out."""
    found: dict[str, V] = {}
    for name, row in book.shelf(shelf).items():
        try:
            found[name] = load(kind, row)
        except WireError as error:
            log.warning("row_left_out", shelf=shelf, name=name, error=str(error))
    return found
