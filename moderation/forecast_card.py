"""Cards of forecasts: a conversation that may be about to turn, as a case about nobody, with what was suggested."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta, tzinfo
from typing import Final

from chat.actions import Button, SendMessage
from chat.case import Case, Finding, Label, Outcome, Receipt, Stage, Step, Verdict
from chat.context import Context
from chat.foresight import Forecast
from chat.message import Message
from chat.people import GroupId, Member
from chat.words import Words
from moderation.budget import NEVER
from moderation.card import named, shown
from moderation.case_id import case_id

FORECAST: Final = "forecast"
"""Stands where a detector's name does in the receipt of a forecast."""

STEPS: Final = ("note", "pause", "thread", "private")
"""What is suggested; none of it takes a side."""

FOLLOWS: Final = timedelta(minutes=30)
"""Within which a quarrel among those who drove a forecast bears it out."""

_LONGEST_NAME: Final = 32


def is_forecast(case: Case) -> bool:
    """Tell whether a case is about what may come of a conversation, and so about nobody."""
    return any(finding.detector == FORECAST for finding in case.receipt.verdict.findings)


def forecast_case(talk: Sequence[Message], found: Forecast, limit: float, context: Context) -> Case:
    """Give the case of a forecast for the last message of a talk; it waits for a moderator to say whether it is so."""
    last, risk = talk[-1], _said(found.risk)
    drivers = [talk[place] for place in sorted(found.drivers)] or [last]
    reason = Words("forecast-reason", risk=risk, limit=limit)
    finding = Finding(detector=FORECAST, label=Label.CONFLICT, score=risk, reason=reason, stage=Stage.REVIEW)
    receipt = Receipt(
        message=Message(
            id="", group=last.group, author=Member(id="", name=_names(talk)), at=last.at, thread=last.thread
        ),
        verdict=Verdict(
            label=Label.CONFLICT,
            score=risk,
            step=Step.ASK,
            scores={Label.CONFLICT.value: risk},
            findings=(finding,),
        ),
        review_above=limit,
        remove_above=NEVER,
        model=context.foresight.name if context.foresight else "",
        settings=context.settings.version,
        dry_run=context.settings.general.dry_run,
        talk=tuple(replace(each.without_vector(), media=()) for each in drivers),
    )
    return Case(id=case_id(f"forecast:{last.id}"), opened_at=context.now, receipt=receipt, outcome=Outcome.ASKED)


def forecast_card(case: Case, office: GroupId, reason: Words, zone: tzinfo) -> SendMessage:
    """Give the card for the moderators' chat, under the key `card:<case id>`."""
    asked = (
        Button(label=Words("button-forecast-right"), command=f"confirm {case.id}"),
        Button(label=Words("button-forecast-wrong"), command=f"dismiss {case.id}"),
    )
    buttons = (calm_button(case), *asked, Button(label=Words("button-why"), command=f"why {case.id}"))
    return SendMessage(
        group=office, reason=reason, text=tuple(forecast_lines(case, zone)), key=f"card:{case.id}", buttons=buttons
    )


def calm_button(case: Case) -> Button:
    """Give the button that says one sentence to the part of the group where the talk is."""
    return Button(label=Words("button-calm"), command=f"calm {case.receipt.message.thread}".strip())


def forecast_lines(case: Case, zone: tzinfo) -> Iterable[Words | str]:
    """Give the lines: how likely, the messages that drive it as they were said, and steps that favour nobody."""
    yield Words("forecast-card", risk=case.receipt.verdict.score, limit=case.receipt.review_above)
    yield from quoted(case, zone)
    yield from suggested()
    yield Words("card-case", case=case.id)


def quoted(case: Case, zone: tzinfo) -> Iterable[Words | str]:
    """Give the messages that drive a forecast, each under who said it and when; forgotten text is left out."""
    for message in case.receipt.talk:
        yield Words("forecast-said", name=named(message.author), at=f"{message.at.astimezone(zone):%H:%M}")
        if text := shown(message.text):
            yield text


def suggested() -> Iterable[Words]:
    """Give what was suggested, a line each."""
    yield Words("forecast-steps")
    yield from (Words(f"forecast-step-{step}") for step in STEPS)


def _names(talk: Sequence[Message]) -> str:
    """Name who talks, in the order in which they first spoke."""
    names = {each.author.id: named(each.author)[:_LONGEST_NAME] for each in talk}
    return ", ".join(names.values())


def _said(risk: float) -> float:
    """Give a chance as it is said: nothing is certain."""
    return min(round(risk, 2), 0.99)
