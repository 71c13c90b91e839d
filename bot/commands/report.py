"""/report: a member points a message out to the moderators."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.commands.arguments import reason_in
from bot.commands.command import Call, Command, UsageError
from bot.commands.standing import context_of
from chat.actions import Action
from chat.case import Case, Finding, Label, Outcome, Receipt, Step, Verdict
from chat.commands import CommandSpec
from chat.context import Context
from chat.message import Message
from chat.people import Kind, Role
from chat.records import FileReport, OpenCase
from chat.words import Words
from moderation.card import card
from moderation.case_id import case_id
from moderation.moderation import Moderation, judge
from storage.views import cases, reports

MOST_A_DAY: Final = 5
"""Reports of one member in 24 hours; the moderators' attention is not for one person alone."""

BY_MEMBERS: Final = "members"
"""Stands where a detector's name would: a member pointed it out."""


class Report(Command):
    """Opens a case that asks the moderators, with what the bot itself thinks of the message."""

    spec = CommandSpec(
        name="report",
        role=Role.MEMBER,
        usage="[reason]",
        example="/report this is an advert",
        aliases=("举报", "檢舉", "舉報"),
    )

    async def run(self, call: Call) -> Sequence[Action]:
        """Keep the report, ask the moderators where they were not asked before, and thank the member."""
        answered = call.event.reply_to
        if answered is None:
            raise UsageError(Words("report-missing"), example=False)
        if answered.author.id == call.by.id:
            raise UsageError(Words("report-own"), example=False)
        about = call.seen(answered.author)
        if about.protected:
            raise UsageError(Words("report-bot" if about.kind is Kind.BOT else "report-staff"), example=False)
        filed = await reports.reported_by(call.store.database, call.group, call.by.id, _a_day_before(call.context.now))
        if filed >= MOST_A_DAY and call.role < Role.MODERATOR:
            raise UsageError(Words("report-enough", count=filed), example=False)
        message = call.context.recent.find(answered.id) or answered
        reason = Words("reported-by", name=call.by.name, reason=_given(call))
        report = FileReport(group=call.group, reason=reason, message=message, by=call.by.id)
        known = await cases.latest_case_about(call.store.database, call.group, message=message.id)
        if known is not None and known.case.outcome is not Outcome.NOTED:
            return [report, call.answer(Words("report-known"), personal=True)]
        return [report, *await _asked(call, message, reason), call.answer(Words("reported"), personal=True)]


async def _asked(call: Call, message: Message, reason: Words) -> Sequence[Action]:
    """Open a case that waits for a moderator, with its card where there is a chat for it."""
    context = await context_of(call, message)
    settings = context.settings[Moderation]
    receipt = Receipt(
        message=message,
        verdict=_verdict(message, reason, context),
        review_above=settings.review_above,
        remove_above=settings.remove_above,
        model=context.model,
        settings=context.settings.version,
    )
    case = Case(id=case_id(call.event.id), opened_at=context.now, receipt=receipt, outcome=Outcome.ASKED)
    record = OpenCase(group=call.group, reason=reason, case=case)
    office = context.settings.general.moderators
    return [record, card(case, (), context, office=office, reason=reason)] if office else [record]


def _verdict(message: Message, reason: Words, context: Context) -> Verdict:
    """Give what the bot makes of the message, with the report as a finding beside it: a moderator judges."""
    judged = judge(message, context)
    label = Label.SPAM if judged.label is Label.OK else judged.label
    report = Finding(detector=BY_MEMBERS, label=label, score=context.settings[Moderation].review_above, reason=reason)
    score = judged.scores.get(label.value, 0.0)
    return replace(judged, label=label, score=score, step=Step.ASK, findings=(report, *judged.findings))


def _given(call: Call) -> Words | str:
    reason = reason_in(call.arguments)
    return Words("given-reason", reason=reason) if reason else ""


def _a_day_before(now: datetime) -> datetime:
    return now - timedelta(days=1)
