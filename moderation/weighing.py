"""Weighing: what findings add up to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from chat.case import Finding, Label, Stage, Step, Verdict

ALWAYS: Final = (Label.SPAM, Label.CONFLICT)
"""Labels whose score every verdict holds."""

ACTED_ON: Final = (Label.ABUSE, Label.SPAM, Label.FLOOD)
"""Labels the bot may act on by itself, the graver first; a quarrel is for people to judge."""


READER: Final = "learned"
"""The detector that gives the text model's chance; the model has weighed the clues of these detectors itself:"""

WEIGHED: Final = frozenset({"links", "invites", "contacts", "offers", "obfuscation"})

_FAINT: Final = 0.4
_PLAIN: Final = 0.6
"""Clues that add up to less than the first say nothing beside the model's chance, from the second on all they say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """From which score a moderator is asked, and from which the bot acts; `spam` has limits of its own where given."""

    review_above: float
    remove_above: float
    spam: "Limits | None" = None

    def of(self, label: Label) -> "Limits":
        """Give the limits for one label."""
        return self.spam if self.spam is not None and label is Label.SPAM else self


def weigh(findings: Iterable[Finding], limits: Limits) -> Verdict:
    """Combine the findings of each label by noisy-or; the strongest label over its limit counts.

    The step is NONE, ASK or DELETE. Shadow findings are kept and not weighed; those in review can ask but not act.
    Between labels that may act the graver one counts, so that more evidence never leads to less.
    """
    kept = tuple(findings)
    heard = [each for each in kept if each.stage is not Stage.SHADOW]
    scores = _scores(heard)
    acts = _scores([each for each in heard if each.stage is Stage.ENFORCE])
    label, step = _strongest(scores, acts, limits)
    without = {
        each.detector: combined(o for o in heard if o.label is label and o is not each)
        for each in heard
        if each.label is label
    }
    return Verdict(
        label=label,
        score=scores.get(label, 0.0),
        step=step,
        scores={name.value: scores.get(name, 0.0) for name in dict.fromkeys((*ALWAYS, *scores))},
        findings=tuple(sorted(kept, key=lambda each: (-each.score, each.detector))),
        without=without,
    )


def combined(findings: Iterable[Finding]) -> float:
    """Give `1 − Π(1 − score)`, the same whatever the order.

    Where the text model was heard, it and the clues that it has weighed are one piece of evidence: its chance, or what
    the clues add up to, if they are plain and say more.
    """
    found = list(findings)
    if len(found) == 1:
        return _any_of([found[0].score])
    read = [each.score for each in found if each.detector == READER]
    if not read:
        return _any_of([each.score for each in found])
    clues = _any_of([each.score for each in found if each.detector in WEIGHED])
    plain = clues * min(1.0, max(0.0, (clues - _FAINT) / (_PLAIN - _FAINT)))
    others = [each.score for each in found if each.detector != READER and each.detector not in WEIGHED]
    return _any_of([*others, max(*read, plain)])


def _any_of(scores: Iterable[float]) -> float:
    doubt = 1.0
    for score in sorted(scores):
        doubt *= 1.0 - score
    return 1.0 - doubt


def _scores(findings: Iterable[Finding]) -> dict[Label, float]:
    by_label: dict[Label, list[Finding]] = {}
    for each in findings:
        by_label.setdefault(each.label, []).append(each)
    return {label: combined(of_label) for label, of_label in by_label.items()}


def _strongest(scores: Mapping[Label, float], acts: Mapping[Label, float], limits: Limits) -> tuple[Label, Step]:
    for label in ACTED_ON:
        if acts.get(label, 0.0) >= limits.of(label).remove_above:
            return label, Step.DELETE
    asked = [label for label, score in scores.items() if score >= limits.of(label).review_above]
    if not asked:
        return Label.OK, Step.NONE
    return max(asked, key=lambda label: (scores[label], label.value)), Step.ASK
