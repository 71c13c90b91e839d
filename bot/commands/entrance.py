"""/entrance: a button by which newcomers ask to be let in, where a role makes members."""

from collections.abc import Sequence

from bot.commands.command import Call, Command, UsageError
from chat.actions import Action, Button, SendMessage
from chat.commands import CommandSpec
from chat.people import Role
from chat.words import Words
from moderation.verification import Verification


class Entrance(Command):
    """Posts the button in the channel it is called in; it stands until somebody deletes it."""

    spec = CommandSpec(name="entrance", role=Role.ADMIN, example="/entrance", aliases=("入口",))

    async def run(self, call: Call) -> Sequence[Action]:
        """Post it where there is a role to give."""
        if not call.context.capabilities.roles:
            raise UsageError(Words("entrance-no-roles"), example=False)
        if not call.context.settings[Verification].role:
            raise UsageError(Words("entrance-no-role"), example=False)
        button = Button(label=Words("button-let-me-in"), command="verify me")
        key = f"{call.event.id}:entrance"
        shown = SendMessage(
            group=call.chat, reason=call.reason, text=Words("entrance"), key=key, buttons=(button,), about=call.group
        )
        return [shown, call.answer(Words("entrance-posted"), personal=True)]
