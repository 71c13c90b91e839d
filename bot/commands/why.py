"""/why: the receipt of a case, whole for moderators, short for the member it is about."""

from collections.abc import Sequence
from typing import Final

from bot.commands.command import Call, Command, UsageError
from bot.commands.forecasts import forecast_receipt
from bot.commands.sanction import BY_HAND
from bot.commands.target import target
from bot.commands.which import case_meant, case_named
from chat.actions import Action
from chat.case import Case, Finding, Label, Receipt, Stage, Verdict
from chat.commands import CommandSpec
from chat.people import Role
from chat.words import Text, Words
from moderation.forecast_card import is_forecast
from moderation.intercepted import AUTOMOD
from storage.views import cases
from storage.views.cases import CaseFile

LONGEST_TEXT: Final = 300
MOST_CHANGES: Final = 8
MOST_FINDINGS: Final = 12
LEAST_SCORE: Final = 0.01
"""A finding below this would be shown as nothing."""


class Why(Command):
    """Tells why something was done: by case, by reply, or about one's own last case."""

    spec = CommandSpec(
        name="why",
        role=Role.MEMBER,
        usage="[case | @member]",
        example="/why K7F3QM2A",
        aliases=("为什么", "為什麼", "为啥"),
    )

    async def run(self, call: Call) -> Sequence[Action]:
        """Give the receipt; a member hears of nobody's cases but their own, not even whether they exist."""
        if call.role >= Role.MODERATOR:
            file = await _about_member(call) or await case_meant(call) if _says_which(call) else await _last(call)
            if file is None:
                raise UsageError(Words("cases-none"), example=False)
            lines = await forecast_receipt(call, file) if is_forecast(file.case) else receipt_lines(file)
            return [call.answer(lines, personal=True, stays=True)]
        file = await case_named(call) if _says_which(call) else await _own_last(call)
        if file is None or file.case.receipt.message.author.id != call.by.id:
            raise UsageError(Words("why-nothing-of-yours"), example=False)
        return [call.answer(short_lines(file.case), personal=True)]


def _says_which(call: Call) -> bool:
    return bool(call.arguments) or call.event.reply_to is not None


async def _about_member(call: Call) -> CaseFile | None:
    """Give the newest case about the member that the arguments name with an @, or that was chosen by itself.

    Nothing where no member is named.
    """
    answered = call.event.reply_to
    chosen = answered is not None and not answered.id and not call.arguments
    if not chosen and not call.arguments.startswith("@"):
        return None
    member, _ = await target(call)
    return await cases.latest_case_about(call.store.database, call.group, member=member.id)


async def _own_last(call: Call) -> CaseFile | None:
    return await cases.latest_case_about(call.store.database, call.group, member=call.by.id)


async def _last(call: Call) -> CaseFile | None:
    """Give the group's newest case."""
    newest = await cases.cases(call.store.database, call.group, limit=1)
    return await cases.case(call.store.database, call.group, newest[0].id) if newest else None


def short_lines(case: Case) -> Text:
    """Say in one or two lines what was done with the caller's message and what for."""
    verdict = case.receipt.verdict
    said = Words("why-short", case=case.id, step=Words(f"step-{verdict.step}"))
    counted = [finding for finding in verdict.findings if _counts(finding, verdict)]
    return (said, counted[0].reason) if counted else said


def receipt_lines(file: CaseFile) -> Text:
    """Give the whole receipt, a line each: the text as read, the findings, score, limits, versions, and what if."""
    receipt, verdict = file.case.receipt, file.case.receipt.verdict
    lines: list[Words | str] = [
        Words(
            _head(verdict),
            case=file.case.id,
            name=receipt.message.author.name,
            label=Words(f"label-{verdict.label}"),
            step=Words(f"step-{verdict.step}"),
            outcome=Words(f"outcome-{file.case.outcome}"),
        )
    ]
    if file.closed_by is not None:
        lines.append(Words("why-closed-by", name=file.closed_by.name))
    lines += _text_lines(receipt)
    findings = [finding for finding in verdict.findings if finding.score >= LEAST_SCORE]
    lines += [_finding_line(finding, verdict) for finding in findings[:MOST_FINDINGS]]
    if verdict.label is not Label.OK:
        lines += [_score_line(receipt), *_without_lines(receipt)]
    if receipt.dry_run:
        lines.append(Words("dry-run"))
    return tuple(lines)


def _head(verdict: Verdict) -> str:
    if verdict.label is not Label.OK:
        return "why-head"
    by_network = any(finding.detector == AUTOMOD for finding in verdict.findings)
    return "why-head-by-network" if by_network else "why-head-by-hand"


def _text_lines(receipt: Receipt) -> list[Words | str]:
    message = receipt.message
    lines: list[Words | str] = []
    if message.carried:
        lines.append(Words("why-text", text=_cut(message.carried)))
    if message.reading.changes:
        changes = message.reading.changes[:MOST_CHANGES]
        read = ", ".join(f"{written} → {seen}" for written, seen in changes)
        lines.append(Words("why-read", text=_cut(message.reading.folded), changes=_cut(read)))
    return lines


def _finding_line(finding: Finding, verdict: Verdict) -> Words:
    if finding.detector in (BY_HAND, AUTOMOD):
        return finding.reason
    key = "why-finding" if _counts(finding, verdict) else "why-finding-aside"
    if finding.stage is Stage.SHADOW:
        key = "why-finding-shadow"
    return Words(key, detector=Words(f"detector-{finding.detector}"), score=finding.score, reason=finding.reason)


def _score_line(receipt: Receipt) -> Words:
    return Words(
        "why-score" if receipt.remove_above <= 1 else "why-score-asks",
        score=receipt.verdict.score,
        review=receipt.review_above,
        remove=receipt.remove_above,
        model=receipt.model or "–",
        settings=receipt.settings,
    )


def _without_lines(receipt: Receipt) -> list[Words]:
    """Say what the score would have been without each finding, the weightiest first, and where that would have led."""
    lines = []
    for detector, score in sorted(receipt.verdict.without.items(), key=lambda each: each[1])[:3]:
        below = "none" if score < receipt.review_above else "ask" if score < receipt.remove_above else "same"
        lines.append(
            Words("why-without", detector=Words(f"detector-{detector}"), score=score, then=Words(f"why-then-{below}"))
        )
    return lines


def _counts(finding: Finding, verdict: Verdict) -> bool:
    return finding.label is verdict.label and finding.stage is not Stage.SHADOW


def _cut(text: str) -> str:
    """Give a text on one line, cut short."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TEXT else f"{line[: LONGEST_TEXT - 1]}…"
