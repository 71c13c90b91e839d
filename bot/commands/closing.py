"""/close and /reopen: the topic they are called in."""

from collections.abc import Sequence

from bot.commands.command import Call, Command, UsageError
from chat.actions import Action
from chat.commands import CommandSpec
from chat.gestures import CloseTopic, ReopenTopic
from chat.people import Role
from chat.words import Words


class Close(Command):
    """Closes the topic it is called in."""

    spec = CommandSpec(name="close", role=Role.MODERATOR, example="/close", aliases=("关闭话题", "關閉話題"))

    async def run(self, call: Call) -> Sequence[Action]:
        """Say so while that can still be said there, then close it."""
        thread = topic(call)
        return [
            call.answer(Words("topic-closed"), stays=True),
            CloseTopic(group=call.group, reason=call.reason, thread=thread),
        ]


class Reopen(Command):
    """Opens the topic it is called in again; staff can write there while it is closed."""

    spec = CommandSpec(name="reopen", role=Role.MODERATOR, example="/reopen", aliases=("打开话题", "開啟話題"))

    async def run(self, call: Call) -> Sequence[Action]:
        """Open it, then say so."""
        thread = topic(call)
        return [
            ReopenTopic(group=call.group, reason=call.reason, thread=thread),
            call.answer(Words("topic-open")),
        ]


def topic(call: Call) -> str:
    """Give the topic that is meant; raises `UsageError` outside of one, or where there is no such thing."""
    if not call.context.capabilities.topics:
        raise UsageError(Words("network-cannot"), example=False)
    if not call.thread:
        raise UsageError(Words("topic-nowhere"), example=False)
    return call.thread
