"""Cases: what was found in a message, what it adds up to, and the receipt of what was done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from chat.message import Message
from chat.words import Words


class Label(StrEnum):
    """Kinds of trouble; `OK` is none."""

    OK = "ok"
    SPAM = "spam"
    FLOOD = "flood"
    CONFLICT = "conflict"
    ABUSE = "abuse"
    """Words that the group itself has listed as threats and slurs."""


class Stage(StrEnum):
    """How far a detector may go in a group: record only, ask a moderator, or act."""

    SHADOW = "shadow"
    REVIEW = "review"
    ENFORCE = "enforce"


class Step(StrEnum):
    """What a verdict leads to, from nothing to the heaviest."""

    NONE = "none"
    ASK = "ask"
    WARN = "warn"
    DELETE = "delete"
    MUTE = "mute"
    KICK = "kick"
    BAN = "ban"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A detector's evidence: what it looked for, how sure it is (0..1), and why, in words with numbers."""

    detector: str
    label: Label
    score: float
    reason: Words
    stage: Stage = Stage.ENFORCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What findings add up to. `scores`: every label's combined score; `label` the strongest over its limit, or `OK`.

    `score` is that label's; `step` what follows; `without`: detector → the score without its finding
    (the counterfactual).
    """

    label: Label = Label.OK
    score: float = 0.0
    step: Step = Step.NONE
    scores: Mapping[str, float] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    without: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Why something was done: enough to judge it again years later.

    `review_above` and `remove_above` are the limits in force; `model` and `settings` the versions that judged.
    `talk`: the messages that drove a forecast, in the order they were said. Such a case is about nobody: its `message`
    has neither an id nor an author's, only the names of all who talked.
    """

    message: Message
    verdict: Verdict
    review_above: float
    remove_above: float
    model: str = ""
    settings: int = 0
    dry_run: bool = False
    talk: tuple[Message, ...] = ()


class Outcome(StrEnum):
    """Where a case stands: just acted upon or asked about, or what a moderator made of it."""

    ASKED = "asked"
    ACTED = "acted"
    CONFIRMED = "confirmed"
    UNDONE = "undone"
    DISMISSED = "dismissed"
    NOTED = "noted"
    """Only recorded: what detectors in shadow would have brought up. Nobody was asked, nothing was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One verdict acted upon, under a short id that people can type (`K7F3QM2A`)."""

    id: str
    opened_at: datetime
    receipt: Receipt
    outcome: Outcome
