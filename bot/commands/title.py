"""/title and /untitle: something to carry beside one's name, as a thank-you."""

from collections.abc import Sequence
from typing import Final

from bot.commands.command import Call, Command, UsageError
from bot.commands.target import target
from chat.actions import Action
from chat.commands import CommandSpec
from chat.gestures import GiveTitle, TakeTitle
from chat.people import Kind, Member, Role
from chat.words import Words

LONGEST: Final = 100
"""Characters of a role's name on Discord; Telegram takes fewer, and says so."""


class Title(Command):
    """Gives a title: on Discord a role that is there already and gives no powers, on Telegram a member's tag."""

    spec = CommandSpec(
        name="title",
        role=Role.MODERATOR,
        usage="[@member] [title]",
        example="/title @ann Night owl",
        aliases=("role", "头衔", "頭銜"),
    )

    async def run(self, call: Call) -> Sequence[Action]:
        """Give it."""
        member, title = await named(call)
        if not title:
            raise UsageError(Words("title-usage"))
        if len(title) > LONGEST:
            raise UsageError(Words("title-too-long", most=LONGEST))
        refuse_impossible(call, title)
        give = GiveTitle(group=call.group, reason=call.reason, member=member, title=title)
        return [give, call.answer(Words("title-given", name=member.name, title=title))]


class Untitle(Command):
    """Takes a title away; where members carry only one it need not be named."""

    spec = CommandSpec(
        name="untitle",
        role=Role.MODERATOR,
        usage="[@member] [title]",
        example="/untitle @ann Night owl",
        aliases=("收回头衔", "收回頭銜"),
    )

    async def run(self, call: Call) -> Sequence[Action]:
        """Take it away."""
        member, title = await named(call)
        refuse_impossible(call, title)
        take = TakeTitle(group=call.group, reason=call.reason, member=member, title=title[:LONGEST])
        return [take, call.answer(Words("title-taken", name=member.name))]


async def named(call: Call) -> tuple[Member, str]:
    """Give whom a title is for, a person, and the title on one line, raises `UsageError`."""
    if not call.context.capabilities.titles:
        raise UsageError(Words("network-cannot"), example=False)
    member, rest = await target(call)
    if member.kind is not Kind.PERSON:
        raise UsageError(Words("points-people-only"), example=False)
    title = " ".join(rest.split())
    return member, title


def refuse_impossible(call: Call, title: str) -> None:
    """Raise `UsageError` for a title that the network is known not to give or take."""
    if wrong := call.checkups.against_title(call.group, title):
        raise UsageError(wrong, example=not title)
