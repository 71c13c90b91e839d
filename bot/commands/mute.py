"""/mute: keep a member from writing for a while."""

from datetime import timedelta
from typing import Final

from bot.commands.arguments import LONGEST_MUTE, spoken
from bot.commands.command import Call
from bot.commands.sanction import Sanction, Wanted
from chat.actions import Action, Mute
from chat.case import Step
from chat.commands import CommandSpec
from chat.people import Role
from chat.words import Words

USUAL: Final = timedelta(hours=1)


class MuteMember(Sanction):
    """Mutes for the time given, or for an hour."""

    spec = CommandSpec(
        name="mute",
        role=Role.MODERATOR,
        usage="[@member] [duration] [reason]",
        example="/mute @ann 2h cooling down",
        aliases=("禁言",),
    )
    step = Step.MUTE
    longest = LONGEST_MUTE

    def doing(self, call: Call, wanted: Wanted) -> tuple[list[Action], Words]:
        """Mute until an absolute moment."""
        span = wanted.span or USUAL
        mute = Mute(group=call.group, reason=call.reason, member=wanted.member, until=wanted.now + span)
        said = Words("muted", name=wanted.member.name, span=spoken(span), reason=wanted.reason, case=wanted.case)
        return [mute], said
