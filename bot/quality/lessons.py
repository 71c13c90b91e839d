"""What a group's own verdicts bring: a head is taught some texts of a source, and tried on the others."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.quality.figures import SEED, Figure, Scores
from bot.quality.report import LessonsRow
from bot.training.corpus import Sample
from chat.message import Message
from chat.people import Member
from moderation.own_head import Lesson, adjusted, fit
from moderation.reading import read
from moderation.text_model import TextModel

VERDICTS: Final = (20, 50)
WRONG: Final = 0.01

_DRAWS: Final = 20
_MOST: Final = 2_000
_WHO = Member(id="measure:1", name="")
_WHEN = datetime(2026, 1, 1, tzinfo=UTC)


def lessons_rows(name: str, samples: Sequence[Sample], model: TextModel) -> Iterator[LessonsRow]:
    """Teach so many verdicts, half of them spam, in draw after draw; each row is the mean of the draws."""
    chance = np.random.default_rng(SEED)
    kept = [samples[place] for place in chance.permutation(len(samples))[:_MOST]]
    truth = np.array([bool(sample.spam) for sample in kept])
    texts = [_message(sample.text) for sample in kept]
    known = [Lesson(vector=each.reading.vector, chance=each.reading.scores.get("spam", 0.0), spam=bool(spam))
             for each, spam in zip(read(texts, model), truth, strict=True)]  # fmt: skip
    shipped = np.array([lesson.chance for lesson in known])
    for verdicts in VERDICTS:
        half = verdicts // 2
        if min(truth.sum(), (~truth).sum()) < 2 * half:
            continue
        before, after = [], []
        for _ in range(_DRAWS):
            taught = [*chance.choice(np.flatnonzero(truth), half, replace=False).tolist()]
            taught += chance.choice(np.flatnonzero(~truth), half, replace=False).tolist()
            rest = np.setdiff1d(np.arange(truth.size), taught)
            head = fit([known[place] for place in taught])
            scores = np.array([adjusted(known[place].chance, known[place].vector, head) for place in rest])
            before.append(_caught(shipped[rest], truth[rest]))
            after.append(_caught(scores, truth[rest]))
        yield LessonsRow(name=name, verdicts=verdicts, before=_drawn(before), after=_drawn(after))


def _caught(scores: Scores, truth: NDArray[np.bool_]) -> float:
    """Give what is caught above the limit that WRONG of the source's own ham lies above."""
    return float((scores[truth] > np.quantile(scores[~truth], 1 - WRONG, method="higher")).mean())


def _drawn(found: Sequence[float]) -> Figure:
    low, high = np.quantile(found, (0.025, 0.975))
    return Figure(value=float(np.mean(found)), low=float(low), high=float(high))


def _message(text: str) -> Message:
    return Message(id="1", group="measure:1", author=_WHO, at=_WHEN, text=text)
