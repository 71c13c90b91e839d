"""/warn: a warning, and what too many of them lead to."""

from datetime import timedelta

from bot.commands.arguments import spoken
from bot.commands.command import Call
from bot.commands.sanction import Sanction, Wanted
from chat.actions import Action, Mute
from chat.case import Step
from chat.commands import CommandSpec
from chat.people import Role
from chat.records import AddWarning
from chat.words import Words
from moderation.sanctions import Sanctions


class WarnMember(Sanction):
    """Warns; the second warning that still counts mutes, and every further one mutes longer."""

    spec = CommandSpec(
        name="warn",
        role=Role.MODERATOR,
        usage="[@member] [reason]",
        example="/warn @ann please stay on topic",
        aliases=("警告",),
    )
    step = Step.WARN

    def doing(self, call: Call, wanted: Wanted) -> tuple[list[Action], Words]:
        """Warn, mute as the ladder has it, and say what the next warning would bring."""
        settings = call.context.settings[Sanctions]
        until = wanted.now + timedelta(days=settings.warning_days)
        warning = AddWarning(
            group=call.group, reason=call.reason, member=wanted.member, warning=wanted.case, until=until
        )
        mutes = (settings.first_mute_minutes, settings.second_mute_minutes)
        spans = [timedelta(minutes=minutes) for minutes in mutes]
        gaps = {"name": wanted.member.name, "case": wanted.case, "reason": wanted.reason, "count": wanted.warnings + 1}
        if wanted.warnings == 0:
            return [warning], Words("warned", gaps, span=spoken(spans[0]))
        span = spans[min(wanted.warnings, len(spans)) - 1]
        mute = Mute(group=call.group, reason=call.reason, member=wanted.member, until=wanted.now + span)
        return [warning, mute], Words("warned-mute", gaps, span=spoken(span))
