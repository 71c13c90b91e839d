"""/ban: put a member out and keep them out."""

from datetime import timedelta
from typing import Final

from bot.commands.arguments import LONGEST_BAN, spoken
from bot.commands.command import Call
from bot.commands.sanction import Sanction, Wanted
from chat.actions import Action, Ban
from chat.case import Step
from chat.commands import CommandSpec
from chat.people import Role
from chat.words import Words

CLEANUP: Final = timedelta(days=7)
"""How far back `clean` reaches, where the network does not take away all of it."""


class BanMember(Sanction):
    """Bans for the time given, or for good; with `clean` what they wrote in the last week goes too."""

    spec = CommandSpec(
        name="ban",
        role=Role.MODERATOR,
        usage="[@member | case] [duration] [clean] [reason]",
        example="/ban @ann 7d adverts",
        aliases=("封禁",),
    )
    step = Step.BAN
    cleans = True
    longest = LONGEST_BAN

    def doing(self, call: Call, wanted: Wanted) -> tuple[list[Action], Words]:
        """Ban until an absolute moment, or for good."""
        until = wanted.now + wanted.span if wanted.span else None
        clean = CLEANUP if wanted.clean else None
        ban = Ban(group=call.group, reason=call.reason, member=wanted.member, until=until, cleanup=clean)
        span = Words("banned-for", span=spoken(wanted.span)) if wanted.span else Words("for-good")
        said = Words("banned", name=wanted.member.name, span=span, reason=wanted.reason, case=wanted.case)
        return [ban], said
