"""/calm: one sentence that cools a quarrel, the same for everybody."""

from collections.abc import Sequence

from bot.commands.command import Call, Command
from chat.actions import Action, SendMessage
from chat.commands import CommandSpec
from chat.people import Role
from chat.words import Words


class Calm(Command):
    """Asks the group to keep to the matter, in words that take nobody's side and name nobody."""

    spec = CommandSpec(name="calm", role=Role.MODERATOR, example="/calm", aliases=("冷静", "冷靜"))

    async def run(self, call: Call) -> Sequence[Action]:
        """Say it where the quarrel is: the button of a card names the part of the group."""
        thread = call.arguments.split()[0] if call.arguments else ""
        key = f"calm:{call.event.id}"
        note = SendMessage(group=call.group, reason=call.reason, text=Words("calm-note"), key=key, thread=thread)
        return [note, call.answer(Words("calm-said"), personal=True)]
