"""Incoming: what happened on the page as events. Pure."""

import re
from collections.abc import Container
from datetime import datetime
from typing import Final

from adapters.playground.people import LOBBY, Account
from adapters.playground.posts import Post
from chat.events import (
    ButtonPressed,
    CommandCalled,
    MemberJoined,
    MemberLeft,
    MessageEdited,
    MessagePosted,
    Reacted,
)
from chat.message import Message, Reply
from chat.people import GroupId, Member

_COMMAND: Final = re.compile(r"/(\w{1,32})(?:@(\w{1,64}))?(?:\s+(.*))?\Z", re.DOTALL)
_MENTION: Final = re.compile(r"@(\w{1,64})")
_EVERYONE: Final = frozenset({"everyone", "here", "all", "所有人", "全体成员", "全體成員"})
_OWN_NAME: Final = "innkeeper"


def message_of(post: Post, answered: Post | None = None) -> Message:
    """Give a message of the page as the bot reads it."""
    mentions = tuple(_MENTION.findall(post.text))
    return Message(
        id=post.id,
        group=post.chat,
        author=post.author,
        at=post.at,
        text=post.text,
        edited_at=post.edited_at,
        reply_to=Reply(message=answered.id, author=answered.author.id) if answered else None,
        mentions=mentions,
        mentions_everyone=any(each in _EVERYONE for each in mentions),
    )


def posted(post: Post, answered: Post | None, commands: Container[str]) -> MessagePosted | CommandCalled:
    """Give a new message as an event: a command where it is one that the bot has, else a message."""
    called = _COMMAND.match(post.text)
    if called and called[1] in commands and (called[2] or _OWN_NAME) == _OWN_NAME:
        return CommandCalled(
            id=f"{post.chat}:{post.id}:called",
            group=post.chat,
            at=post.at,
            by=post.author,
            name=called[1],
            arguments=(called[3] or "").strip(),
            message=post.id,
            reply_to=message_of(answered) if answered else None,
        )
    return MessagePosted(
        id=f"{post.chat}:{post.id}:posted", group=post.chat, at=post.at, message=message_of(post, answered)
    )


def edited(post: Post, answered: Post | None) -> MessageEdited:
    """Give a changed message as an event."""
    return MessageEdited(
        id=f"{post.chat}:{post.id}:edited:{post.edits}",
        group=post.chat,
        at=post.edited_at or post.at,
        message=message_of(post, answered),
    )


def reacted(post: Post, by: Member, emoji: str, count: int, number: int, at: datetime) -> Reacted:
    """Give an emoji, put or taken back, as an event."""
    return Reacted(
        id=f"{post.chat}:{post.id}:reacted:{number}",
        group=post.chat,
        at=at,
        message=post.id,
        emoji=emoji,
        member=by,
        author=post.author,
        count=count,
    )


def pressed(post: Post, by: Member, command: str, number: int, at: datetime) -> ButtonPressed:
    """Give a press of a button as an event; whoever pressed it, the bot decides whether they may."""
    return ButtonPressed(
        id=f"{post.chat}:{post.id}:pressed:{number}", group=post.chat, at=at, by=by, pressed=command, about=LOBBY
    )


def asked(chat: GroupId, by: Member, line: str, number: int, at: datetime) -> CommandCalled:
    """Give a command that was asked for by the page itself, with no message; the answer is for the caller alone."""
    name, _, arguments = line.partition(" ")
    return CommandCalled(
        id=f"{chat}:{number}:asked", group=chat, at=at, by=by, name=name, arguments=arguments, private=True
    )


def joined(account: Account, number: int, at: datetime) -> MemberJoined:
    """Give somebody's coming as an event."""
    return MemberJoined(id=f"{LOBBY}:{number}:joined", group=LOBBY, at=at, member=account.member)


def left(account: Account, number: int, at: datetime) -> MemberLeft:
    """Give somebody's going as an event."""
    return MemberLeft(id=f"{LOBBY}:{number}:left", group=LOBBY, at=at, member=account.member)
