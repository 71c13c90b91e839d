"""/points: what a member has earned."""

from collections.abc import Sequence

from bot.commands.command import Call, Command, UsageError
from bot.commands.target import target
from chat.actions import Action
from chat.commands import CommandSpec
from chat.people import Kind, Role
from chat.words import Words
from engagement.points import level
from storage.views import members


class ShowPoints(Command):
    """Shows a member's points and place, the caller's own by default."""

    spec = CommandSpec(
        name="points",
        role=Role.MEMBER,
        usage="[@member]",
        example="/points @ann",
        aliases=("积分", "積分"),
    )

    async def run(self, call: Call) -> Sequence[Action]:
        """Give points and rank."""
        own = not call.arguments and call.event.reply_to is None
        member = call.by if own else (await target(call))[0]
        if member.kind is not Kind.PERSON:
            raise UsageError(Words("points-people-only"), example=False)
        rank = await members.rank(call.store.database, call.group, member.id)
        if rank is None:
            return [call.answer(Words("points-none", name=member.name))]
        said = Words("points-are", name=member.name, points=rank.points, level=level(rank.points), place=rank.place)
        return [call.answer(said)]
