"""Cards: what moderators are shown of a case, with the buttons that answer it."""

from collections.abc import Iterable, Sequence
from typing import Final

from chat.actions import Action, Button, DeleteMessage, SendMessage
from chat.case import Case, Finding, Label, Outcome, Stage, Step
from chat.context import Context
from chat.message import Message
from chat.people import Member
from chat.words import Words
from moderation.newcomers import acquaintance

LONGEST_TEXT: Final = 300
"""Characters of a message that a card shows."""

MOST_FINDINGS: Final = 6
_WORTH_SHOWING: Final = 0.05
_DIRECTIONS: Final = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])

_ACTED: Final = ("why", "undo", "ban", "teach")
_ASKED: Final = ("confirm", "dismiss", "why", "ban", "teach")


def card(case: Case, actions: Sequence[Action], context: Context, *, office: str, reason: Words) -> SendMessage:
    """Give the card of a case for the moderators' chat, under the key `card:<case id>`."""
    names = _ASKED if case.outcome is Outcome.ASKED else _ACTED
    buttons = tuple(Button(label=Words(f"button-{name}"), command=f"{name} {case.id}") for name in names)
    return SendMessage(
        group=office,
        reason=reason,
        text=tuple(card_lines(case, actions, context)),
        key=f"card:{case.id}",
        buttons=buttons,
    )


def card_lines(case: Case, actions: Sequence[Action], context: Context) -> Iterable[Words | str]:
    """Give the lines: what happened, who, the text, the findings, the score, what would have changed it."""
    receipt = case.receipt
    message, verdict = receipt.message, receipt.verdict
    yield _headline(case)
    yield _member(message, context)
    if text := shown(message.carried):
        yield text
    for finding in worth_showing(verdict.findings):
        yield finding_line(finding)
    yield Words(
        "card-score" if receipt.remove_above <= 1 else "card-score-asks",
        label=Words(f"label-{verdict.label}"),
        score=verdict.score,
        review=receipt.review_above,
        remove=receipt.remove_above,
    )
    if without := counterfactual(case):
        yield without
    if message.id and case.outcome is Outcome.ACTED and not any(isinstance(each, DeleteMessage) for each in actions):
        yield Words("card-not-deleted")
    if verdict.label is Label.CONFLICT:
        yield Words("card-calm")
    yield Words("card-case", case=case.id)


def worth_showing(findings: Iterable[Finding]) -> list[Finding]:
    """Give the findings that matter, the strongest first."""
    return [each for each in findings if each.score >= _WORTH_SHOWING][:MOST_FINDINGS]


def finding_line(finding: Finding) -> Words:
    """Give one finding as a line: who found it, how sure, and why."""
    key = {Stage.SHADOW: "card-finding-shadow", Stage.REVIEW: "card-finding-review"}.get(finding.stage, "card-finding")
    return Words(key, detector=Words(f"detector-{finding.detector}"), score=finding.score, reason=finding.reason)


def counterfactual(case: Case) -> Words | None:
    """Say what the verdict would have been without the finding that mattered most, where there were others."""
    verdict = case.receipt.verdict
    if len(verdict.without) < 2:
        return None
    detector, score = min(verdict.without.items(), key=lambda each: (each[1], each[0]))
    return Words("card-without", detector=Words(f"detector-{detector}"), score=score, outcome=_outcome(case, score))


def shown(text: str) -> str:
    """Give a text as it may be shown: cut, and without marks that turn the direction of what follows."""
    bare = text.translate(_DIRECTIONS).strip()
    cut = bare if len(bare) <= LONGEST_TEXT else f"{bare[:LONGEST_TEXT].rstrip()}…"
    return "\n".join(f"│ {line}" for line in cut.splitlines() if line.strip())


def named(member: Member) -> str:
    """Give a name as it may be shown: without marks that turn the direction of what follows."""
    return " ".join(member.name.translate(_DIRECTIONS).split()) or "?"


def _headline(case: Case) -> Words:
    verdict = case.receipt.verdict
    label = Words(f"label-{verdict.label}")
    if case.outcome is Outcome.ASKED:
        return Words("card-asked", label=label)
    key = "card-acted-dry" if case.receipt.dry_run else "card-acted"
    return Words(key, label=label, step=Words(f"step-{verdict.step}"))


def _member(message: Message, context: Context) -> Words:
    author, standing = message.author, context.standing
    known = Words(f"known-{acquaintance(author, context).name.lower()}")
    return Words(
        "card-member",
        name=named(author),
        id=author.id,
        known=known,
        messages=standing.messages,
        warnings=standing.warnings,
    )


def _outcome(case: Case, score: float) -> Words:
    receipt = case.receipt
    if score < receipt.review_above:
        return Words("would-allowed")
    acts = score >= receipt.remove_above and receipt.verdict.step is not Step.ASK
    return Words("would-acted" if acts else "would-asked")
