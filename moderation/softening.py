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

_LENIENT: Final = {kind.section: kind.lenient for kind in DETECTORS}
_HEARD: Final = 0.05
"""Findings below it are too faint for a word about them."""

_UNHEARD: Final = 0.01
"""Detectors that read the model keep silent below this score."""


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
    return {label: score or _UNHEARD * given[label] for label, score in scores.items()}


def _for_a_regular(finding: Finding, share: float, known: Acquaintance) -> Finding:
    """Let a finding against a regular count less."""
    if not _LENIENT[finding.detector] or share >= 1.0 or finding.score < _HEARD:
        return finding
    words = Words(
        "found-lenient", reason=finding.reason, known=Words(f"known-{known.name.lower()}"), percent=round(100 * share)
    )
    return replace(finding, score=finding.score * share, reason=words)


def _excused(finding: Finding, share: float) -> Finding:
    """Let a sign of spam in a text like those the moderators taught to be fine count less."""
    if finding.label is not Label.SPAM or not _LENIENT[finding.detector] or share >= 1.0 or finding.score < _HEARD:
        return finding
    words = Words("found-excused", reason=finding.reason, percent=round(100 * share))
    return replace(finding, score=finding.score * share, reason=words)
