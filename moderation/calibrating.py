"""Calibrating: which of a group's scored messages count, and what is kept of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zlib import crc32

from chat.calibration import Calibration
from chat.case import Label, Outcome
from moderation.budget import HIGHEST, has_drifted
from moderation.newcomers import Newcomers

COUNTED: Final = 5_000
"""Scores of a group that are kept, the newest."""

LONGEST: Final = timedelta(days=90)
"""How old they may become."""

ONE_IN: Final = 8
"""One message in so many is scored while nothing is known of how much a group writes."""

MOST_ONE_IN: Final = 64
_WANTED_A_DAY: Final = 200
"""Scores a day that are plenty: so many fill the five thousand in a month."""

_OVERTURNED: Final = (Outcome.UNDONE, Outcome.DISMISSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """How one message scored, as though a newcomer had written it, and how its author stands now."""

    message: str
    author: str
    at: datetime
    score: float
    messages: int
    member_since: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A case, and what a moderator made of it."""

    message: str
    member: str
    label: Label
    outcome: Outcome
    score: float


def is_sampled(event: str, one_in: int) -> bool:
    """Tell whether the message of an event is one of those that are scored: always the same ones."""
    return crc32(event.encode("utf-8", "replace")) % max(1, one_in) == 0


def rate_of(messages: int, days: float) -> int:
    """Give one in how many messages is scored in a group that wrote so many in so many days."""
    daily = messages / max(days, 1.0)
    one_in = 1
    while one_in < MOST_ONE_IN and daily / one_in > 2 * _WANTED_A_DAY:
        one_in *= 2
    return one_in


def honest(scored: Iterable[Scored], judged: Sequence[Judged], *, now: datetime, who: Newcomers) -> list[Scored]:
    """Give the messages of members in good standing: their first ones too, for newcomers are whom the limits meet.

    Whoever was found to have advertised is out, with all they wrote. A message that the bot removed and nobody has
    confirmed counts, or the limits would sink by their own mistakes; but one a member, or a few accounts could raise
    them at will.
    """
    spammers = {each.member for each in judged if each.outcome is Outcome.CONFIRMED or _by_hand(each)}
    doubtful = {each.message for each in judged if each.outcome is Outcome.ACTED and each.label is Label.SPAM}
    counted: set[str] = set()
    kept = []
    for each in sorted(scored, key=lambda one: one.at):
        known = each.member_since is not None and each.member_since <= now - timedelta(hours=who.hours)
        if not known or each.messages < who.messages or each.author in spammers:
            continue
        if each.message in doubtful:
            if each.author in counted:
                continue
            counted.add(each.author)
        kept.append(each)
    return kept


def calibrate(
    found: Sequence[Scored],
    judged: Sequence[Judged],
    *,
    messages: int,
    now: datetime,
    read_by: str,
    before: Calibration | None,
    who: Newcomers,
) -> Calibration:
    """Count the scores of a group anew. After a drift only what was written since the calibration `before` counts.

    `messages`: how many were written in the group since the oldest of `found`.
    """
    kept = honest(found, judged, now=now, who=who)
    drifted_at = before.drifted_at if before and before.read_by == read_by else None
    if before is not None and before.read_by == read_by:
        since = [each.score for each in kept if each.at > before.at]
        if has_drifted([each.score for each in kept if _counts(each, before.at, drifted_at)], since):
            drifted_at = before.at
    kept = [each for each in kept if drifted_at is None or each.at > drifted_at]
    oldest = min((each.at for each in kept), default=now)
    spam = [each for each in judged if each.label is Label.SPAM]
    return Calibration(
        at=now,
        since=oldest,
        seen=len(kept),
        highest=_falling(each.score for each in kept),
        wrong=_falling(each.score for each in spam if each.outcome in _OVERTURNED),
        caught=_falling(each.score for each in spam if each.outcome in (Outcome.CONFIRMED, Outcome.ACTED)),
        messages=messages,
        read_by=read_by,
        one_in=rate_of(messages, (now - min((each.at for each in found), default=now)) / timedelta(days=1)),
        drifted_at=drifted_at,
    )


def _counts(each: Scored, until: datetime, since: datetime | None) -> bool:
    return each.at <= until and (since is None or each.at > since)


def _by_hand(each: Judged) -> bool:
    """Tell whether a moderator had found the member out without the bot: their sanctions are cases without a label."""
    return each.label is Label.OK and each.outcome is Outcome.ACTED


def _falling(scores: Iterable[float]) -> tuple[float, ...]:
    return tuple(sorted((round(score, 6) for score in scores), reverse=True)[:HIGHEST])
