"""How a group is doing, as the page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.replay.charts import (
    exchange_over_time,
    hours_of_week,
    members_over_time,
    messages_over_time,
    most_active,
    reactions,
)
from bot.replay.wording import Wording
from engagement.health_summary import HealthSummary

Tiles = Sequence[tuple[str, str]]
"""Numbers, each with what it counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedUp:
    """One group's health with its plots drawn; `tiles` are numbers under headings."""

    name: str
    health: HealthSummary
    tiles: Sequence[tuple[str, Tiles]]
    activity: Markup
    hours: Markup
    members: Markup
    exchange: Markup
    active: Markup
    emoji: Markup


def checked_up(name: str, health: HealthSummary, wording: Wording) -> CheckedUp:
    """Draw how a group is doing."""
    return CheckedUp(
        name=name,
        health=health,
        tiles=(
            (wording("report-tiles-growth"), _growth(health, wording)),
            (wording("report-tiles-talk"), _talk(health, wording)),
            (wording("report-tiles-spread"), _spread(health, wording)),
            (wording("report-tiles-atmosphere"), _atmosphere(health, wording)),
        ),
        activity=messages_over_time(health, wording),
        hours=hours_of_week(health, wording),
        members=members_over_time(health, wording),
        exchange=exchange_over_time(health, wording),
        active=most_active(health, wording),
        emoji=reactions(health, wording),
    )


def _growth(health: HealthSummary, wording: Wording) -> Tiles:
    return (
        (wording.number(health.members), wording("report-tile-members")),
        (wording.number(health.joined), wording("report-tile-joined")),
        (wording.number(health.left), wording("report-tile-left")),
        (wording.percent(health.retention), wording("report-tile-retention")),
        (wording.percent(health.newcomers_stayed) if health.newcomers else "–", wording("report-tile-stayed")),
    )


def _talk(health: HealthSummary, wording: Wording) -> Tiles:
    answered = 1 - health.unanswered / health.questions if health.questions else None
    return (
        (wording.number(health.messages_a_day), wording("report-tile-a-day")),
        (wording.percent(health.reply_share), wording("report-tile-replies")),
        (wording.span(health.median_response), wording("report-tile-response")),
        (wording.percent(answered) if answered is not None else "–", wording("report-tile-answered")),
        (wording.percent(health.top_share) if health.top_share else "–", wording("report-tile-top")),
    )


def _spread(health: HealthSummary, wording: Wording) -> Tiles:
    return (
        (wording.number(health.reactions), wording("report-tile-reactions")),
        (wording.number(health.forwards), wording("report-tile-forwards")),
        (wording.number(health.links), wording("report-tile-links")),
        (wording.number(health.invited), wording("report-tile-invited")),
        (wording.number(health.by_bots), wording("report-tile-bots")),
    )


def _atmosphere(health: HealthSummary, wording: Wording) -> Tiles:
    hostile = health.hostile_share
    return (
        (wording.percent(health.positive_share), wording("report-tile-positive")),
        (wording.number(health.thanks), wording("report-tile-thanks")),
        (wording.percent(hostile) if hostile is not None else "–", wording("report-tile-hostile")),
        (wording.number(len(health.heated)), wording("report-tile-heated")),
        (wording.number(sum(health.removed.values())), wording("report-tile-removed")),
    )
