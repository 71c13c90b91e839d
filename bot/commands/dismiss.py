"""/dismiss: nothing was wrong with what the bot asked about."""

from collections.abc import Sequence

from bot.commands.command import Call, Command, UsageError
from bot.commands.forecasts import answered
from bot.commands.learning import from_case
from bot.commands.pausing import after_overturning
from bot.commands.undoing import closed_card
from bot.commands.which import case_meant
from chat.actions import Action
from chat.case import Label, Outcome
from chat.commands import CommandSpec
from chat.people import Role
from chat.records import CloseCase
from chat.words import Words
from moderation.forecast_card import is_forecast


class Dismiss(Command):
    """Closes a case in which the bot asked, without doing anything."""

    spec = CommandSpec(
        name="dismiss",
        role=Role.MODERATOR,
        usage="case",
        example="/dismiss K7F3QM2A",
        aliases=("放过", "放過"),
    )

    async def run(self, call: Call) -> Sequence[Action]:
        """Close the case and its card."""
        file = await case_meant(call)
        case = file.case
        if is_forecast(case):
            return await answered(call, file, Outcome.DISMISSED)
        if case.outcome is not Outcome.ASKED:
            key = "dismiss-acted" if case.outcome is Outcome.ACTED else "case-closed"
            raise UsageError(Words(key, case=case.id, outcome=Words(f"outcome-{case.outcome}")), example=False)
        close = CloseCase(group=call.group, reason=call.reason, case=case.id, outcome=Outcome.DISMISSED, by=call.by)
        card = await closed_card(call, file, Words("card-dismissed", name=call.by.name))
        learning = await from_case(call, case, Label.OK)
        answer = call.answer((Words("dismissed", case=case.id), *learning.said), personal=True)
        rest = await after_overturning(call, [case], Outcome.DISMISSED)
        return [close, *learning.actions, *card, *rest, answer]
