"""/trust: say that a member is welcome."""

from collections.abc import Sequence
from typing import Final

from bot.commands.command import Call, Command, UsageError
from bot.commands.target import target
from chat.actions import Action
from chat.commands import CommandSpec
from chat.people import OTHER_BOTS, Member, Role
from chat.records import TrustMember
from chat.words import Words
from moderation.bots import Bots
from moderation.verification import Verification

OFF: Final = frozenset({"off", "no", "取消"})


class Trust(Command):
    """Says that a member is welcome, so that little is held against their messages; `off` takes it back.

    A bot that is trusted is never acted against, so that is for admins.
    """

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
        if member.kind in OTHER_BOTS:
            return _bot(call, member, trusted=trusted)
        trust = TrustMember(group=call.group, reason=call.reason, member=member, trusted=trusted)
        rule = call.context.settings[Verification]
        asked = rule.welcomed(member, call.group, call.context) if trusted else ()
        return [trust, *asked, call.answer(Words("trusted" if trusted else "trusted-no-more", name=member.name))]


def _bot(call: Call, bot: Member, *, trusted: bool) -> Sequence[Action]:
    """Put a bot on the list of the trusted, or on that of the strangers."""
    if call.role < Role.ADMIN:
        raise UsageError(Words("command-denied-admin"), example=False)
    bots = call.context.settings[Bots]
    changes = [
        bots.changed(name, names, call.context, group=call.group, by=call.by, reason=call.reason)
        for name, names in bots.with_trust(bot, trusted=trusted).items()
    ]
    return [*changes, call.answer(Words("trusted-bot" if trusted else "trusted-bot-no-more", name=bot.name))]
