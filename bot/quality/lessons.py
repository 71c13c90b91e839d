"""What a group's own verdicts bring: some texts of a source are taught, the others tell what it helped."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from bot.judging import Judge, Request
from bot.quality.figures import SEED, Figure
from bot.quality.labelled import drawn
from bot.quality.report import LessonsRow
from bot.training.corpus import DataError, Sample
from bot.training.verdicts import Group, helped

VERDICTS: Final = (20, 50)

_DRAWS: Final = 10
_MOST: Final = 2_000


def lessons_rows(
    name: str, samples: Sequence[Sample], judge: Judge, verdicts: Sequence[int] = VERDICTS
) -> Iterator[LessonsRow]:
    """Teach so many verdicts, half of them spam, in draw after draw; nothing is given where there are too few texts.

    The intervals hold all draws: they say how much depends on which messages are judged.
    """
    kept = drawn([sample for sample in samples if sample.spam is not None], _MOST)
    truth = np.array([bool(sample.spam) for sample in kept], np.bool_)
    group = Group(name=name, messages=judge.read([Request(text=sample.text) for sample in kept]), truth=truth)
    for many in verdicts:
        try:
            found = helped(group, judge, many, _DRAWS, SEED)
        except DataError:
            return
        before = Figure(value=found.recall_before, low=found.recall_before, high=found.recall_before)
        after = Figure(value=found.recall_after, low=found.lowest, high=found.highest)
        yield LessonsRow(name=name, verdicts=many, before=before, after=after)
