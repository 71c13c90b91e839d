"""Intercepted: what the network's own filter did is kept as a case, so that /why and /cases know of it."""

from collections.abc import Iterable
from typing import Final

from chat.actions import Action
from chat.case import Case, Finding, Label, Outcome, Receipt, Step, Verdict
from chat.context import Context
from chat.events import Event, Intercepted
from chat.records import OpenCase
from chat.rule import Rule
from chat.words import Words
from moderation.case_id import case_id

AUTOMOD: Final = "automod"
"""Stands where a detector's name would: the network itself found it."""

_STEPS: Final = {"blocked": Step.DELETE, "muted": Step.MUTE}


class Interceptions(Rule):
    """Keeps a case of what the network's own filter did; nothing more is done, and nobody is told twice."""

    section = "interceptions"

    def react(self, event: Event, context: Context) -> Iterable[Action]:
        """Open a case that only records."""
        if not isinstance(event, Intercepted):
            return
        reason = Words(
            "automod-found", rule=event.rule or "–", word=event.word or "–", did=Words(f"automod-{event.did}")
        )
        step = _STEPS.get(event.did, Step.NONE)
        finding = Finding(detector=AUTOMOD, label=Label.OK, score=1.0, reason=reason)
        receipt = Receipt(
            message=event.message,
            verdict=Verdict(score=1.0, step=step, findings=(finding,)),
            review_above=0.0,
            remove_above=0.0,
            settings=context.settings.version,
        )
        case = Case(id=case_id(event.id), opened_at=context.now, receipt=receipt, outcome=Outcome.NOTED)
        yield OpenCase(group=event.group, reason=reason, case=case)
