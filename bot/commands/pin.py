"""/pin and /unpin: a message that shall be found again."""

from collections.abc import Sequence

from bot.commands.command import Call, Command, UsageError
from chat.actions import Action
from chat.commands import CommandSpec
from chat.gestures import PinMessage, UnpinMessage
from chat.people import Role
from chat.words import Words


class Pin(Command):
    """Pins the message that was answered."""

    spec = CommandSpec(name="pin", role=Role.MODERATOR, example="/pin", aliases=("置顶", "置頂", "釘選"))

    async def run(self, call: Call) -> Sequence[Action]:
        """Pin it silently."""
        pin = PinMessage(group=call.group, reason=call.reason, message=answered_message(call))
        return [pin, call.answer(Words("pinned"), personal=True)]


class Unpin(Command):
    """Unpins the message that was answered."""

    spec = CommandSpec(name="unpin", role=Role.MODERATOR, example="/unpin", aliases=("取消置顶", "取消釘選"))

    async def run(self, call: Call) -> Sequence[Action]:
        """Unpin it."""
        unpin = UnpinMessage(group=call.group, reason=call.reason, message=answered_message(call))
        return [unpin, call.answer(Words("unpinned"), personal=True)]


def answered_message(call: Call) -> str:
    """Give the id of the message that was answered; raises `UsageError` where there is none, or no way to pin it."""
    if not call.context.capabilities.pins:
        raise UsageError(Words("network-cannot"), example=False)
    if call.event.reply_to is None or not call.event.reply_to.id:
        raise UsageError(Words("gesture-answer-it"), example=False)
    return call.event.reply_to.id
