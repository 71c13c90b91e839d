"""/doctor: what is wrong with the bot's place in the group, each with what mends it."""

from collections.abc import Sequence

from bot.commands.command import Call, Command, UsageError
from chat.actions import Action, Examine
from chat.commands import CommandSpec
from chat.people import Role
from chat.words import Words


class Doctor(Command):
    """Has the network looked at: the bot's rights, what it can hear, how it is reached."""

    spec = CommandSpec(name="doctor", role=Role.MODERATOR, example="/doctor", aliases=("体检", "健檢"))

    async def run(self, call: Call) -> Sequence[Action]:
        """Ask; the answer is said when the network has given it."""
        if not call.context.capabilities.examine:
            raise UsageError(Words("network-cannot"), example=False)
        return [Examine(group=call.group, reason=call.reason, place=call.chat)]
