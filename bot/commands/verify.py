"""verify: an answer at the door. It is only ever pressed, never typed, so no menu shows it."""

from collections.abc import Sequence

from bot.commands.command import Call, Command
from chat.actions import Action
from chat.commands import CommandSpec
from chat.people import Role
from chat.words import Words
from moderation.verification import Verification


class Verify(Command):
    """Takes the answer of whoever was asked; what is forged, pressed again or too late does nothing."""

    spec = CommandSpec(name="verify", role=Role.MEMBER, usage="question answer")

    async def run(self, call: Call) -> Sequence[Action]:
        """Let the rule that asked take the answer."""
        id_, _, choice = call.arguments.partition(" ")
        watch = call.context.door.watch(id_)
        rule = call.context.settings[Verification]
        if (
            watch is None
            or watch.member is None
            or watch.until <= call.context.now
            or choice not in ("0", "1", "2", "3")
        ):
            return ()
        if watch.member.id == call.by.id:
            return list(rule.answered(int(choice), watch, call.group, call.context))
        if not call.context.capabilities.private_answers:
            return ()
        return [call.answer(Words("door-not-yours"), personal=True)]
