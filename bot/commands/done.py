"""/done: the greeting may go."""

from collections.abc import Sequence

from bot.commands.command import Call, Command
from chat.actions import Action, Retract
from chat.commands import CommandSpec
from chat.people import Role
from engagement.greeting import greeting_key


class Done(Command):
    """Takes the bot's greeting away; everything it offers can be had by commands."""

    spec = CommandSpec(name="done", role=Role.ADMIN, example="/done", aliases=("完成",))

    async def run(self, call: Call) -> Sequence[Action]:
        """Take it away."""
        return [Retract(group=call.group, reason=call.reason, of=greeting_key(call.group))]
