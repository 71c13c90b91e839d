"""Pausing: when moderators take too much back, automatic removal rests."""

from collections.abc import Sequence

from bot.commands.command import Call
from chat.actions import Action
from chat.case import Case, Label, Outcome
from moderation.breaker import LOOKED_BACK, Breaker, too_many_overturned, tripped
from moderation.budget import ASKS_A_REMOVAL
from moderation.moderation import Moderation
from moderation.weighing import ACTED_ON
from storage.views.scores import judged, messages_since


async def after_overturning(call: Call, cases: Sequence[Case], outcome: Outcome) -> Sequence[Action]:
    """Give what follows from cases being taken back, or let stand, now: nothing, or that removing rests.

    What was merely asked about for nothing counts a fifth of a removal taken back. What the bot would not have asked
    about by itself does not count at all: else members could stop it with false reports.
    """
    context = call.context
    settings, limits = context.settings[Breaker], context.settings[Moderation].limits(context)
    mine = [case for case in cases if _by_the_bot(case.receipt.verdict.label) and _asked_by_it(case)]
    if not settings.enabled or context.resting or not mine or context.settings.general.dry_run:
        return ()
    since = context.now - LOOKED_BACK
    if context.pause is not None:
        since = max(since, context.pause.until)
    mine = [case for case in mine if case.opened_at >= since]
    known = [
        each.outcome
        for each in await judged(call.store.database, call.group, since)
        if _by_the_bot(each.label) and each.score >= limits.of(each.label).review_above
    ]
    outcomes = [*known, *(outcome for _ in mine)]
    count = outcomes.count(Outcome.UNDONE) + outcomes.count(Outcome.DISMISSED) // ASKS_A_REMOVAL
    messages = await messages_since(call.store.database, call.group, since)
    found = too_many_overturned(count, messages, context.settings[Moderation].wrong_per_1000)
    return tuple(tripped(call.group, found, "overturned", context)) if found else ()


def _asked_by_it(case: Case) -> bool:
    """Tell whether the bot itself held so much against the message that it would have asked or acted."""
    return case.receipt.verdict.score >= case.receipt.review_above


def _by_the_bot(label: Label) -> bool:
    """Tell whether a case of this label may have been a removal of the bot's own: what people did has none."""
    return label in ACTED_ON
