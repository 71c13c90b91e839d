"""/trust: say that a member is welcome."""

from collections.abc import Sequence
from typing import Final

from bot.commands.command import Call, Command, UsageError
from bot.commands.target import target
from chat.actions import Action
from chat.commands import CommandSpec
from chat.people import Role
from chat.records import TrustMember
from chat.words import Words
from moderation.verification import Verification

OFF: Final = frozenset({"off", "no", "取消"})


class Trust(Command):
    """Says that a member is welcome, so that little is held against their messages; `off` takes it back."""

    spec = CommandSpec(
        name="trust",
        role=Role.MODERATOR,
        usage="[@member | case] [off]",
        example="/trust @ann",
        aliases=("信任",),
    )

    async def run(self, call: Call) -> Sequence[Action]:
        """Keep it and say so."""
        member, rest = await target(call)
        if member.id == call.by.id:
            raise UsageError(Words("sanction-self"), example=False)
        trusted = rest.strip().lower() not in OFF
        trust = TrustMember(group=call.group, reason=call.reason, member=member, trusted=trusted)
        rule = call.context.settings[Verification]
        asked = rule.welcomed(member, call.group, call.context) if trusted else ()
        return [trust, *asked, call.answer(Words("trusted" if trusted else "trusted-no-more", name=member.name))]
