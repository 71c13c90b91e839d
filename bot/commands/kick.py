"""/kick: put a member out, who may come back."""

from bot.commands.command import Call
from bot.commands.sanction import Sanction, Wanted
from chat.actions import Action, Kick
from chat.case import Step
from chat.commands import CommandSpec
from chat.people import Role
from chat.words import Words


class KickMember(Sanction):
    """Kicks; what cannot be undone, for the member comes back by themselves."""

    spec = CommandSpec(
        name="kick",
        role=Role.MODERATOR,
        usage="[@member] [reason]",
        example="/kick @ann adverts",
        aliases=("踢出",),
    )
    step = Step.KICK

    def doing(self, call: Call, wanted: Wanted) -> tuple[list[Action], Words]:
        """Kick."""
        kick = Kick(group=call.group, reason=call.reason, member=wanted.member)
        said = Words("kicked", name=wanted.member.name, reason=wanted.reason, case=wanted.case)
        return [kick], said
