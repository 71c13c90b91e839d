"""Diagnosis: what a group's numbers mean, and the one thing to do about each."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from chat.words import Value, Words
from engagement.health_summary import Diagnosis, HealthSummary, share

LEAST_MESSAGES: Final = 100
"""Messages below which nothing can be said."""

REMOVED_SHARE: Final = 0.02
HOSTILE_SHARE: Final = 0.03
HEATED_STRETCHES: Final = 3
UNANSWERED_SHARE: Final = 0.25
LEAST_QUESTIONS: Final = 12
SLOW: Final = timedelta(hours=2)
LEAST_NEWCOMERS: Final = 10
NEWCOMERS_STAYED: Final = 0.2
TOP_SHARE: Final = 0.75
LINK_SHARE: Final = 0.3
FALLING: Final = 0.7
LEAST_A_WEEK: Final = 30

_SPAN: Final = 4


def diagnosed(summary: HealthSummary) -> HealthSummary:
    """Give the summary with what its numbers mean, the most urgent first."""
    if summary.messages < LEAST_MESSAGES:
        return replace(summary, diagnosis=(_diagnosis("too-little", messages=summary.messages),))
    found = tuple(_found(summary))
    return replace(summary, diagnosis=found or (_diagnosis("well"),))


def _found(summary: HealthSummary) -> Iterator[Diagnosis]:
    yield from _trouble(summary)
    yield from _answers(summary)
    yield from _participation(summary)


def _trouble(summary: HealthSummary) -> Iterator[Diagnosis]:
    """Adverts and flooding, a bad mood, too much business."""
    removed = sum(summary.removed.values())
    if share(removed, removed + summary.messages) >= REMOVED_SHARE:
        yield _diagnosis("adverts", removed=removed, percent=_percent(share(removed, removed + summary.messages)))
    hostile = summary.hostile_share or 0.0
    if hostile >= HOSTILE_SHARE or len(summary.heated) >= HEATED_STRETCHES:
        yield _diagnosis("heated", percent=_percent(hostile), stretches=len(summary.heated))
    if summary.link_share >= LINK_SHARE:
        yield _diagnosis("business", percent=_percent(summary.link_share))


def _answers(summary: HealthSummary) -> Iterator[Diagnosis]:
    """Questions that nobody takes up, or late."""
    missed = share(summary.unanswered, summary.questions)
    if summary.questions >= LEAST_QUESTIONS and missed >= UNANSWERED_SHARE:
        yield _diagnosis("unanswered", unanswered=summary.unanswered, questions=summary.questions)
    elif summary.median_response and summary.median_response >= SLOW:
        yield _diagnosis("slow", hours=round(summary.median_response / timedelta(hours=1), 1))


def _participation(summary: HealthSummary) -> Iterator[Diagnosis]:
    """Newcomers who do not stay, few voices, fewer messages than there were."""
    if summary.newcomers >= LEAST_NEWCOMERS and summary.newcomers_stayed < NEWCOMERS_STAYED:
        yield _diagnosis("newcomers", newcomers=summary.newcomers, percent=_percent(summary.newcomers_stayed))
    if summary.top_share >= TOP_SHARE:
        yield _diagnosis("few-voices", percent=_percent(summary.top_share))
    whole = [week.messages for week in summary.weeks[1:-1]]
    lately, before = sum(whole[-_SPAN:]), sum(whole[-2 * _SPAN : -_SPAN])
    if len(whole) >= 2 * _SPAN and before and lately < before * FALLING:
        yield _diagnosis("falling", percent=_percent(1 - lately / before))
    elif len(whole) >= _SPAN and lately < LEAST_A_WEEK * _SPAN:
        yield _diagnosis("quiet", messages=round(lately / _SPAN))


def _diagnosis(name: str, **gaps: Value) -> Diagnosis:
    return Diagnosis(
        finding=Words(f"health-{name}", gaps),
        meaning=Words(f"health-{name}-means"),
        advice=Words(f"health-{name}-advice"),
    )


def _percent(part: float) -> int:
    return round(part * 100)
