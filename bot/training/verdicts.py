"""What verdicts of one group's moderators help: a head fitted to some of its messages, measured on the others."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.judging import Judge, Request
from bot.training.corpus import DataError, read_rows
from bot.training.measures import auc
from chat.lessons import OwnHead
from chat.message import Message
from moderation.chances import chance
from moderation.own_head import Lesson, fit

WRONG: Final = 0.01
"""Share of honest messages that may score above the limit at which recall is measured."""

MOST: Final = 4_000
"""Messages of a group that are measured on, drawn by the seed."""

KINDS: Final = {"spam": True, "ad": True, "1": True, "ham": False, "ok": False, "0": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Helped:
    """What so many verdicts helped in one group: recall at 1 % wrong, in mean over the draws, and how far they lie."""

    name: str
    texts: int
    spam: int
    verdicts: int
    draws: int
    recall_before: float
    recall_after: float
    lowest: float
    highest: float
    auc_before: float
    auc_after: float

    def as_dict(self) -> dict[str, str | int | float]:
        """Return the figures by name, for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Labelled messages of one group, as they were read."""

    name: str
    messages: list[Message]
    truth: NDArray[np.bool_]


def labelled(paths: Sequence[Path]) -> Iterator[tuple[str, bool]]:
    """Give text and truth of each row with a known label; raises DataError."""
    for path in paths:
        for number, row in enumerate(read_rows(path), 1):
            kind = KINDS.get(str(row.get("label", "")).strip().lower())
            if kind is None or "text" not in row:
                raise DataError(f"{path}: row {number} needs `text` and `label`, spam or ham")
            text = str(row["text"] or "")
            if text.strip():
                yield text, kind


def group(paths: Sequence[Path], judge: Judge, seed: int) -> Group:
    """Read the files together as one group's messages, at most 4,000 of them; raises DataError."""
    rows = list(dict(labelled(paths)).items())
    random.Random(seed).shuffle(rows)  # noqa: S311 -- repeatable, not secret
    rows = rows[:MOST]
    messages = [
        message
        for start in range(0, len(rows), 256)
        for message in judge.read([Request(text=text) for text, _ in rows[start : start + 256]])
    ]
    return Group(
        name=" + ".join(path.parent.name or path.name for path in paths),
        messages=messages,
        truth=np.array([spam for _, spam in rows], np.bool_),
    )


def head_of(messages: Sequence[Message], truth: Sequence[bool]) -> OwnHead | None:
    """Fit a head to messages that were read, as if a moderator had judged each."""
    return fit(
        [
            Lesson(vector=message.reading.vector, chance=chance(message.reading, "spam"), spam=bool(spam))
            for message, spam in zip(messages, truth, strict=True)
        ]
    )


def helped(found: Group, judge: Judge, verdicts: int, draws: int, seed: int) -> Helped:
    """Draw verdicts, half of them on adverts, and measure the rest before and after; raises DataError for too few."""
    spam, ham = np.flatnonzero(found.truth), np.flatnonzero(~found.truth)
    if min(spam.size, ham.size) < max(verdicts, 20):
        raise DataError(f"{found.name} needs {max(verdicts, 20)} adverts and as many honest messages")
    plain = _scores(found, judge, None)
    before, after = [], []
    chance_of = np.random.default_rng(seed)
    for _ in range(draws):
        drawn = np.concatenate(
            [chance_of.choice(spam, verdicts // 2, False), chance_of.choice(ham, verdicts - verdicts // 2, False)]
        )
        rest = np.setdiff1d(np.arange(found.truth.size), drawn)
        head = head_of([found.messages[place] for place in drawn], found.truth[drawn].tolist())
        taught = _scores(found, judge, head)
        before.append(_figures(found.truth[rest], plain[rest]))
        after.append(_figures(found.truth[rest], taught[rest]))
    recalls = [recall for recall, _ in after]
    return Helped(
        name=found.name,
        texts=int(found.truth.size),
        spam=int(spam.size),
        verdicts=verdicts,
        draws=draws,
        recall_before=fmean(recall for recall, _ in before),
        recall_after=fmean(recalls),
        lowest=min(recalls),
        highest=max(recalls),
        auc_before=fmean(area for _, area in before),
        auc_after=fmean(area for _, area in after),
    )


def recall(truth: NDArray[np.bool_], scores: NDArray[np.float64]) -> float:
    """Return the share of adverts above the score that no more than 1 % of the honest messages exceed."""
    limit = np.quantile(scores[~truth], 1 - WRONG, method="higher")
    return float(np.mean(scores[truth] > limit))


def _scores(found: Group, judge: Judge, head: OwnHead | None) -> NDArray[np.float64]:
    return np.array([judge.verdict(message, head).scores["spam"] for message in found.messages])


def _figures(truth: NDArray[np.bool_], scores: NDArray[np.float64]) -> tuple[float, float]:
    return recall(truth, scores), auc(truth, scores) or 0.0
