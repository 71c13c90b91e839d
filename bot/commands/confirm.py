"""/confirm: the bot was right; what it asked about is done."""

from collections.abc import Sequence
from dataclasses import replace

from bot.commands.command import Call, Command, UsageError
from bot.commands.forecasts import answered
from bot.commands.learning import from_case
from bot.commands.picture_lessons import taught
from bot.commands.sanction import refuse_protected
from bot.commands.standing import context_of
from bot.commands.undoing import closed_card
from bot.commands.which import case_meant
from chat.actions import Action, ChatAction
from chat.case import Case, Label, Outcome
from chat.commands import CommandSpec
from chat.people import Role
from chat.records import CloseCase
from chat.words import Words
from moderation.forecast_card import is_forecast
from moderation.pictured import speaks_of_pictures
from moderation.sanctions import delete_whole, enact, sanction_of


class Confirm(Command):
    """Does what the bot only asked about, as the ladder has it; where it has acted, says that it was right."""

    spec = CommandSpec(
        name="confirm",
        role=Role.MODERATOR,
        usage="case",
        example="/confirm K7F3QM2A",
        aliases=("确认", "確認"),
    )

    async def run(self, call: Call) -> Sequence[Action]:
        """Act where nothing was done yet, and close the case and its card."""
        file = await case_meant(call)
        case = file.case
        if is_forecast(case):
            return await answered(call, file, Outcome.CONFIRMED)
        if case.outcome not in (Outcome.ASKED, Outcome.ACTED):
            outcome = Words(f"outcome-{case.outcome}")
            raise UsageError(Words("case-closed", case=case.id, outcome=outcome), example=False)
        done = await self._doing(call, case) if case.outcome is Outcome.ASKED else ()
        close = CloseCase(
            group=call.group,
            reason=call.reason,
            case=case.id,
            outcome=Outcome.CONFIRMED,
            by=call.by,
            actions=tuple(done),
        )
        card = await closed_card(
            call, replace(file, actions=close.actions or file.actions), Words("card-confirmed", name=call.by.name)
        )
        learning = await from_case(call, case, Label.SPAM)
        answer = call.answer((Words("confirmed", case=case.id), *learning.said), personal=True)
        return [*done, close, *learning.actions, *self._pictures(call, case), *card, answer]

    def _pictures(self, call: Call, case: Case) -> Sequence[Action]:
        """Remember the pictures, where they are what it was about."""
        message, verdict = case.receipt.message, case.receipt.verdict
        about = speaks_of_pictures(verdict.findings) or not message.text
        return taught(call, message, verdict.label) if about and verdict.label is not Label.OK else ()

    async def _doing(self, call: Call, case: Case) -> Sequence[Action]:
        """Give what the ladder has for the author as they stand now; of a quarrel, only the message goes."""
        message = case.receipt.message
        refuse_protected(call, message.author)
        context = await context_of(call, message)
        rung = sanction_of(message, case.receipt.verdict.label, context)
        actions: tuple[Action, ...] = enact(message, rung, context, case=case.id, reason=call.reason)
        actions = actions or delete_whole(message, context, reason=call.reason)
        if call.context.settings.general.dry_run:
            return [action for action in actions if not isinstance(action, ChatAction)]
        return actions
