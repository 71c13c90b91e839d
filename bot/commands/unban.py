"""/unban: let a banned member come back."""

from collections.abc import Sequence

from bot.commands.command import Call, Command
from bot.commands.target import target
from chat.actions import Action, Unban
from chat.commands import CommandSpec
from chat.people import Role
from chat.words import Words


class UnbanMember(Command):
    """Lifts a ban; the member comes back by themselves."""

    spec = CommandSpec(
        name="unban",
        role=Role.MODERATOR,
        usage="[@member]",
        example="/unban @ann",
        aliases=("解封",),
    )

    async def run(self, call: Call) -> Sequence[Action]:
        """Lift the ban, and say so."""
        member, _ = await target(call)
        unban = Unban(group=call.group, reason=call.reason, member=member)
        return [unban, call.answer(Words("unbanned", name=member.name))]
