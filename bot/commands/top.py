"""/top: who keeps the place lively."""

from collections.abc import Sequence
from typing import Final

from bot.commands.arguments import Limits, number
from bot.commands.command import Call, Command
from chat.actions import Action
from chat.commands import CommandSpec
from chat.people import Role
from chat.words import Words
from storage.views import members

USUAL: Final = 10
LIMITS: Final = Limits(least=1, most=50)


class Top(Command):
    """Shows the members with the most points."""

    spec = CommandSpec(
        name="top",
        role=Role.MEMBER,
        usage="[how many]",
        example="/top 5",
        aliases=("排行", "排行榜", "leaderboard"),
    )

    async def run(self, call: Call) -> Sequence[Action]:
        """Give a line for each member, the best first."""
        count = number(call.arguments, LIMITS) if call.arguments else USUAL
        best = await members.leaderboard(call.store.database, call.group, count)
        if not best:
            return [call.answer(Words("top-none"))]
        lines = [
            Words("top-line", place=place, name=member.name, points=points)
            for place, (member, points) in enumerate(best, 1)
        ]
        return [call.answer((Words("top-head"), *lines))]
