"""/unmute: let a member write again."""

from collections.abc import Sequence

from bot.commands.command import Call, Command
from bot.commands.target import target
from chat.actions import Action, Unmute
from chat.commands import CommandSpec
from chat.people import Role
from chat.words import Words
from moderation.verification import Verification


class UnmuteMember(Command):
    """Gives a member all rights to write back, whoever took them."""

    spec = CommandSpec(
        name="unmute",
        role=Role.MODERATOR,
        usage="[@member]",
        example="/unmute @ann",
        aliases=("解除禁言",),
    )

    async def run(self, call: Call) -> Sequence[Action]:
        """Let them write again, and say so."""
        member, _ = await target(call)
        unmute = Unmute(group=call.group, reason=call.reason, member=member)
        asked = call.context.settings[Verification].welcomed(member, call.group, call.context)
        beside = [each for each in asked if not isinstance(each, Unmute)]
        return [unmute, *beside, call.answer(Words("unmuted", name=member.name))]
