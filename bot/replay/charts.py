"""The charts of a report: what was found, and how the group is doing."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final

from babel.dates import get_day_names
from markupsafe import Markup

from bot.replay.plots import Column, Row, columns, rows, week
from bot.replay.recording import OUTCOMES, Recording
from bot.replay.spans import spans
from bot.replay.wording import Wording
from chat.case import Outcome
from engagement.health_summary import HealthSummary, Week

_DETECTORS: Final = 16


def flagged_over_time(recording: Recording, wording: Wording) -> Markup:
    """Draw what was removed, asked about and recorded over time."""
    over = spans(day for day, _ in recording.days)
    sums: dict[tuple[date, Outcome | None], int] = {}
    for (day, outcome), count in recording.days.items():
        place = (over.start_of(day), outcome)
        sums[place] = sums.get(place, 0) + count

    def column(start: date) -> Column:
        counts = {outcome: sums.get((start, outcome), 0) for outcome in OUTCOMES}
        tip = [over.name(start, wording.locale), wording.messages(sums.get((start, None), 0))]
        tip += [f"{wording.outcome(outcome)}: {count}" for outcome, count in counts.items() if count]
        parts = tuple((str(outcome), float(counts[outcome])) for outcome in OUTCOMES)
        return Column(label=over.label(start, wording.locale), parts=parts, tip="\n".join(tip))

    places = [column(start) for start in over.starts]
    x, y = wording(f"report-{over.unit}"), wording("report-messages")
    return columns(wording("report-over-time"), places, x=x, y=y, say=wording.number)


def found_by_detector(recording: Recording, wording: Wording) -> Markup:
    """Draw how often each detector found something."""
    totals = {name: sum(recording.detectors[name, each] for each in OUTCOMES) for name, _ in recording.detectors}
    things = []
    for name in sorted(totals, key=lambda each: (-totals[each], each))[:_DETECTORS]:
        counts = [(outcome, recording.detectors[name, outcome]) for outcome in OUTCOMES]
        tip = "\n".join(f"{wording.outcome(outcome)}: {count}" for outcome, count in counts if count)
        parts = tuple((str(outcome), float(count)) for outcome, count in counts)
        label = wording.detector(name)
        things.append(Row(label=label, parts=parts, value=wording.number(totals[name]), tip=f"{label}\n{tip}"))
    return rows(wording("report-by-detector"), things)


def messages_over_time(health: HealthSummary, wording: Wording) -> Markup:
    """Draw the messages of each week or month."""
    kinds: tuple[tuple[str, Callable[[Week], int]], ...] = (("plain", lambda each: each.messages),)
    return _weeks("report-activity", health.weeks, kinds, wording, y="report-messages")


def members_over_time(health: HealthSummary, wording: Wording) -> Markup:
    """Draw who wrote for the first time and who wrote again."""
    kinds: tuple[tuple[str, Callable[[Week], int]], ...] = (
        ("returning", lambda each: each.returning),
        ("new", lambda each: each.new),
    )
    return _weeks("report-newcomers", health.weeks, kinds, wording, y="report-members")


def exchange_over_time(health: HealthSummary, wording: Wording) -> Markup:
    """Draw the answers and reactions of each week or month."""
    kinds: tuple[tuple[str, Callable[[Week], int]], ...] = (
        ("replies", lambda each: each.replies),
        ("reactions", lambda each: each.reactions),
    )
    return _weeks("report-exchange", health.weeks, kinds, wording, y="report-count")


def hours_of_week(health: HealthSummary, wording: Wording) -> Markup:
    """Draw when the group talks."""
    names = get_day_names("abbreviated", locale=wording.locale)
    days = [str(names[day]) for day in range(7)]

    def tip(day: int, hour: int) -> str:
        return f"{days[day]} {hour:02}:00–{hour:02}:59\n{wording.messages(health.hours[day][hour])}"

    return week(
        wording("report-hours"), health.hours, days=days, hour=wording("report-hour", zone=str(wording.zone)), tip=tip
    )


def most_active(health: HealthSummary, wording: Wording) -> Markup:
    """Draw who wrote most."""
    return _ranking("report-most-active", health.most_active, wording, kind="plain")


def reactions(health: HealthSummary, wording: Wording) -> Markup:
    """Draw the reactions used most."""
    return _ranking("report-reactions", health.emoji, wording, kind="new")


def _ranking(key: str, counted: Iterable[tuple[str, int]], wording: Wording, *, kind: str) -> Markup:
    things = [
        Row(
            label=name[:18] or "–",
            parts=((kind, float(count)),),
            value=wording.number(count),
            tip=f"{name or '–'}: {wording.number(count)}",
        )
        for name, count in counted
    ]
    return rows(wording(key), things)


def _weeks(
    key: str, weeks: Sequence[Week], kinds: Sequence[tuple[str, Callable[[Week], int]]], wording: Wording, *, y: str
) -> Markup:
    """Draw numbers of weeks stacked on each other, in months where the weeks are too many."""
    over = spans((each.monday for each in weeks), at_least="week")
    held: dict[date, list[Week]] = {start: [] for start in over.starts}
    for each in weeks:
        held[over.start_of(each.monday)].append(each)
    places = []
    for start, inside in held.items():
        parts = [(kind, sum(number(each) for each in inside)) for kind, number in kinds]
        tip = [
            over.name(start, wording.locale),
            *(f"{wording(f'report-kind-{kind}')}: {count}" for kind, count in parts),
        ]
        stacked = tuple((kind, float(count)) for kind, count in parts)
        places.append(Column(label=over.label(start, wording.locale), parts=stacked, tip="\n".join(tip)))
    return columns(wording(key), places, x=wording(f"report-{over.unit}"), y=wording(y), say=wording.number)
