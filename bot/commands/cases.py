"""/cases: what was decided lately, and what waits for a moderator."""

from collections.abc import Sequence
from typing import Final

from bot.commands.arguments import Limits, number
from bot.commands.command import Call, Command
from chat.actions import Action
from chat.case import Case, Label
from chat.commands import CommandSpec
from chat.people import Role
from chat.words import Words
from moderation.forecast_card import is_forecast
from storage.views import cases

USUAL: Final = 10
LIMITS: Final = Limits(least=1, most=30)


class ListCases(Command):
    """Lists the last cases, the newest first."""

    spec = CommandSpec(
        name="cases",
        role=Role.MODERATOR,
        usage="[how many]",
        example="/cases 5",
        aliases=("案例", "记录", "紀錄"),
    )

    async def run(self, call: Call) -> Sequence[Action]:
        """Give a line for each case."""
        count = number(call.arguments, LIMITS) if call.arguments else USUAL
        found = await cases.cases(call.store.database, call.group, limit=count)
        if not found:
            return [call.answer(Words("cases-none"), personal=True)]
        return [call.answer((Words("cases-head"), *(_line(call, case) for case in found)), personal=True)]


def _line(call: Call, case: Case) -> Words:
    verdict = case.receipt.verdict
    at = case.opened_at.astimezone(call.context.settings.general.zone)
    return Words(
        "cases-line" if verdict.label is not Label.OK else "cases-line-by-hand",
        case=case.id,
        at=f"{at:%m-%d %H:%M}",
        name=case.receipt.message.author.name,
        label=Words("label-forecast" if is_forecast(case) else f"label-{verdict.label}"),
        step=Words(f"step-{verdict.step}"),
        outcome=Words(f"outcome-{case.outcome}"),
    )
