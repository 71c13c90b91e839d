"""Softening: what counts less against a member the group knows, or a text its moderators taught to be fine."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from chat.case import Finding, Label
from chat.context import Context
from chat.message import Message
from chat.words import Words
from moderation.chances import chance
from moderation.detectors import DETECTORS
from moderation.newcomers import Acquaintance, Newcomers, acquaintance
from moderation.own_head import lowered, vouched
from moderation.weighing import READER

_LENIENT: Final = {kind.section: kind.lenient for kind in DETECTORS}
_HEARD: Final = 0.05
"""Findings below it are too faint for a word about them."""

_FAINT: Final = 0.05
"""Below this score a finding counts, but is not worth showing."""


def softened(findings: Sequence[Finding], message: Message, context: Context) -> list[Finding]:
    """Give the findings as they count here; each that counts less says so."""
    known = acquaintance(message.author, context)
    share = context.settings[Newcomers].share(known) if known >= Acquaintance.REGULAR else 1.0
    excuse = vouched(chance(message.reading, Label.SPAM.value), message.reading.vector, context.taught)
    if share >= 1.0 and excuse >= 1.0:
        return list(findings)
    return [_for_a_regular(_excused(each, excuse), share, known) for each in findings]


def graded(scores: Mapping[str, float], message: Message, context: Context) -> dict[str, float]:
    """Give a verdict's scores, those too low for a finding in the order the model has them in."""
    given = {label: chance(message.reading, label) for label in scores}
    spam = Label.SPAM.value
    given[spam] = lowered(given.get(spam, 0.0), message.reading.vector, context.taught)
    return {label: score or _FAINT * given[label] for label, score in scores.items()}


def worth_telling(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Give the findings that are worth showing."""
    return tuple(each for each in findings if each.score >= _FAINT)


def _for_a_regular(finding: Finding, share: float, known: Acquaintance) -> Finding:
    """Let a finding against a regular count less."""
    if not _LENIENT[finding.detector] or share >= 1.0 or finding.score < _HEARD:
        return finding
    words = Words(
        "found-lenient", reason=finding.reason, known=Words(f"known-{known.name.lower()}"), percent=round(100 * share)
    )
    sure = finding.detector == READER  # its chance is all the evidence in one, and what is certain stays likely
    score = _with_odds(finding.score, share**3) if sure else finding.score * share
    return replace(finding, score=score, reason=words)


def _with_odds(score: float, times: float) -> float:
    """Give a score with its odds multiplied."""
    return score * times / (score * times + 1.0 - score) if score < 1.0 else 1.0


def _excused(finding: Finding, share: float) -> Finding:
    """Let a sign of spam in a text like those the moderators taught to be fine count less."""
    if share >= 1.0 or finding.label is not Label.SPAM or finding.score < _HEARD:
        return finding
    if not _LENIENT[finding.detector] or finding.detector == READER:  # whose chance the lessons have lowered already
        return finding
    words = Words("found-excused", reason=finding.reason, percent=round(100 * share))
    return replace(finding, score=finding.score * share, reason=words)
