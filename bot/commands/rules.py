"""/rules: the group's own rules."""

from collections.abc import Sequence

from bot.commands.command import Call, Command
from chat.actions import Action
from chat.commands import CommandSpec
from chat.people import Role
from chat.words import Words


class ShowRules(Command):
    """Shows the rules the group has written down in `group.rules`."""

    spec = CommandSpec(
        name="rules",
        role=Role.MEMBER,
        example="/rules",
        aliases=("群规", "規則", "规则", "群規"),
    )

    async def run(self, call: Call) -> Sequence[Action]:
        """Give the rules as the owner wrote them."""
        return [call.answer(call.context.settings.general.rules or Words("rules-none"))]
