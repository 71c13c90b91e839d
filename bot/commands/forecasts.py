"""Forecasts before moderators: whether one was right, how often they were, and the receipt of one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.commands.command import Call
from bot.commands.undoing import closed_card
from chat.actions import Action
from chat.case import Case, Outcome
from chat.records import CloseCase
from chat.words import Text, Words
from moderation.forecast_card import FOLLOWS, quoted, suggested
from storage.views.cases import CaseFile
from storage.views.forecasts import ForecastRecord, forecast_record, quarrel_after

LOOKED_BACK: Final = timedelta(days=90)
ENOUGH: Final = 5
"""Answers from which it is said that a higher limit would help."""


async def answered(call: Call, file: CaseFile, outcome: Outcome) -> Sequence[Action]:
    """Close a forecast as right or as a false alarm, and say how often they were right here; nothing else is done.

    Whoever thinks better of it may say the other thing later.
    """
    case = file.case
    close = CloseCase(group=call.group, reason=call.reason, case=case.id, outcome=outcome, by=call.by)
    card = await closed_card(call, file, Words(f"forecast-card-{outcome}", name=call.by.name))
    record = _changed(await _record(call), case.outcome, outcome)
    lines = (Words(f"forecast-{outcome}", case=case.id), *_record_lines(record, case.receipt.review_above))
    return [close, *card, call.answer(lines, personal=True)]


async def forecast_receipt(call: Call, file: CaseFile) -> Text:
    """Give the receipt: the chance, the messages that drove it, what was suggested, by what, and the group's record."""
    receipt = file.case.receipt
    lines: list[Words | str] = [
        Words(
            "forecast-why",
            case=file.case.id,
            names=receipt.message.author.name,
            risk=receipt.verdict.score,
            limit=receipt.review_above,
            outcome=Words(f"forecast-outcome-{file.case.outcome}"),
        )
    ]
    if file.closed_by is not None:
        lines.append(Words("why-closed-by", name=file.closed_by.name))
    lines += [*quoted(file.case, call.context.settings.general.zone), *suggested()]
    lines.append(Words("forecast-by", model=receipt.model or "–", settings=receipt.settings))
    lines += await _since_then(call, file.case)
    return (*lines, *_record_lines(await _record(call), receipt.review_above))


async def _since_then(call: Call, case: Case) -> list[Words]:
    """Say whether it has come to a quarrel among those who drove it; nothing as long as it still may."""
    people, until = {each.author.id for each in case.receipt.talk}, case.opened_at + FOLLOWS
    quarrel = await quarrel_after(call.store.database, call.group, people, case.opened_at, until)
    minutes = round(FOLLOWS / timedelta(minutes=1))
    if quarrel:
        return [Words("forecast-followed", case=quarrel, minutes=minutes)]
    return [Words("forecast-quiet", minutes=minutes)] if call.context.now > until else []


async def _record(call: Call) -> ForecastRecord:
    return await forecast_record(call.store.database, call.group, call.context.now - LOOKED_BACK)


def _changed(record: ForecastRecord, before: Outcome, after: Outcome) -> ForecastRecord:
    """Give a record with the answer that is only being given."""
    right = (after is Outcome.CONFIRMED) - (before is Outcome.CONFIRMED)
    wrong = (after is Outcome.DISMISSED) - (before is Outcome.DISMISSED)
    return replace(record, right=record.right + right, wrong=record.wrong + wrong)


def _record_lines(record: ForecastRecord, limit: float) -> list[Words]:
    """Say how often forecasts were right, and what to change where most were not."""
    known = record.right + record.wrong
    if not known:
        return []
    lines = [Words("forecast-record", told=record.told, right=record.right, wrong=record.wrong)]
    if known >= ENOUGH and record.right < record.wrong:
        lines.append(Words("forecast-too-often", limit=limit))
    return lines
