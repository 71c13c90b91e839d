"""The circuit breaker: when the bot removes far more than usual, or too much is taken back, it only asks a while."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from pydantic import Field

from chat.actions import Action, Button, SendMessage
from chat.calibration import Pause, Removal
from chat.case import Case, Outcome, Step
from chat.context import Context
from chat.people import GroupId
from chat.records import KeepPause
from chat.settings import Settings
from chat.words import Words
from moderation.likeness import likeness
from moderation.weighing import ACTED_ON

KEPT_REMOVALS: Final = 200
"""Removals of a group that are remembered."""

IDLE: Final = (Step.NONE, Step.ASK, Step.WARN)
"""Steps that remove nothing."""

HOUR: Final = timedelta(hours=1)
LOOKED_BACK: Final = timedelta(days=7)
"""How far back the usual rate is looked at, and what was taken back is counted."""

_LEAST_SPAN: Final = timedelta(days=1)
_LEAST_OVERTURNED: Final = 3
_LEAST_EXPECTED: Final = 0.2
_ODD: Final = 0.001
"""Chance of so many removals in an hour, at the usual rate, below which they are a jump."""

_EXCEEDED: Final = 0.01


class Breaker(Settings):
    """Stops automatic removal for a while when it jumps, or when moderators take too much of it back."""

    section = "breaker"

    enabled: bool = Field(True, description="Whether automatic removal may be stopped at all.")
    removals: int = Field(
        15, ge=3, le=1000, description="Removals within an hour, of different members and texts, that may be a jump."
    )
    hours: int = Field(6, ge=1, le=168, description="Hours for which the bot then only asks.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump:
    """More than usual: how many, and how many would have been usual."""

    count: int
    usual: float


def removal_of(case: Case) -> Removal | None:
    """Give the removal that a case was opened with, or nothing where nothing was removed by the bot itself."""
    receipt, verdict = case.receipt, case.receipt.verdict
    if case.outcome is not Outcome.ACTED or receipt.dry_run or verdict.step in IDLE:
        return None
    if verdict.label not in ACTED_ON:
        return None
    return Removal(at=case.opened_at, member=receipt.message.author.id, text=receipt.message.reading.folded)


def decisions(removals: Iterable[Removal]) -> int:
    """Count removals as decisions: one member's are one, and copies of one text are one, however many."""
    found = list(removals)
    texts = {each.text or f"by {each.member}" for each in found}
    return min(len({each.member for each in found}), len(texts))


def unlike(removals: Iterable[Removal]) -> int:
    """Count the texts of removals that are not nearly the same as another one's; a text that is forgotten is one."""
    seen: set[object] = set()
    count = 0
    for each in removals:
        keys = likeness(each.text) or (each.text or f"by {each.member}",)
        count += seen.isdisjoint(keys)
        seen.update(keys)
    return count


def jump(removals: Sequence[Removal], now: datetime, settings: Breaker) -> Jump | None:
    """Tell whether the last hour brought more removals than the group's own days before make likely."""
    lately = [each for each in removals if now - HOUR < each.at <= now]
    count = decisions(lately)
    if count < settings.removals or (count := min(count, unlike(lately))) < settings.removals:
        return None
    before = [each for each in removals if now - LOOKED_BACK <= each.at <= now - HOUR]
    oldest = before[0].at if len(removals) >= KEPT_REMOVALS and before else now - LOOKED_BACK
    usual = decisions_by_hour(before) / (max(now - HOUR - oldest, _LEAST_SPAN) / HOUR)
    return Jump(count=count, usual=usual) if chance_of(count, max(usual, _LEAST_EXPECTED)) < _ODD else None


def decisions_by_hour(removals: Iterable[Removal]) -> int:
    """Count decisions hour by hour, as the last hour is counted."""
    hours: dict[float, list[Removal]] = {}
    for each in removals:
        hours.setdefault(each.at.timestamp() // HOUR.total_seconds(), []).append(each)
    return sum(decisions(found) for found in hours.values())


def too_many_overturned(count: int, messages: int, wrong_per_1000: float) -> Jump | None:
    """Tell whether more removals were taken back, among so many messages, than chance makes of the budget."""
    budget = messages * wrong_per_1000 / 1000
    exceeded = count >= _LEAST_OVERTURNED and chance_of(count, max(budget, _LEAST_EXPECTED)) < _EXCEEDED
    return Jump(count=count, usual=budget) if exceeded else None


def chance_of(count: int, mean: float) -> float:
    """Give the chance of `count` or more where `mean` are expected (Poisson)."""
    fewer = math.fsum(math.exp(each * math.log(mean) - mean - math.lgamma(each + 1)) for each in range(count))
    return max(0.0, 1.0 - fewer)


def tripped(group: GroupId, found: Jump, cause: str, context: Context) -> Iterable[Action]:
    """Let automatic removal rest, and tell the moderators once, with a button to go on."""
    settings = context.settings[Breaker]
    until = context.now + timedelta(hours=settings.hours)
    pause = Pause(since=context.now, until=until, cause=cause, count=found.count, usual=round(found.usual, 2))
    reason = Words(f"pause-{cause}", count=found.count, usual=round(found.usual, 1))
    yield KeepPause(group=group, reason=reason, pause=pause, before=context.pause)
    if office := context.settings.general.moderators:
        yield SendMessage(
            group=office,
            reason=reason,
            text=(reason, Words("pause-meaning", hours=settings.hours)),
            key=f"pause:{group}:{context.now.timestamp():.0f}",
            buttons=(Button(label=Words("button-resume"), command="budget resume"),),
        )


def after(case: Case, context: Context) -> Iterable[Action]:
    """Give what follows for automatic removal from one more removal, if anything does. A raid is one decision."""
    settings, removal = context.settings[Breaker], removal_of(case)
    if removal is None or not settings.enabled or context.resting or context.door.lock(context.now) is not None:
        return
    last = context.pause.until if context.pause else None
    counted = [each for each in (*context.removals, removal) if last is None or each.at >= last]
    if found := jump(counted, context.now, settings):
        yield from tripped(case.receipt.message.group, found, "removals", context)
