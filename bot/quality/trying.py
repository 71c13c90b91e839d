"""Trying labelled texts: each is judged as a newcomer's message, at the default settings."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.judging import Judge, Request
from bot.quality.figures import Scores
from bot.training.corpus import Sample
from chat.case import Step

LABELS: Final = ("spam", "conflict")

_BATCH: Final = 512

Told = Callable[[str], None]
"""Is told how far it is, a line at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """Texts of one source, and the judge that tries them."""

    judge: Judge
    samples: Sequence[Sample]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """Texts, and what the judging made of each, (texts,): scores by label, what it was asked about as, if it acted.

    `flagged` holds the label of the verdict where the bot asks or acts, and nothing elsewhere.
    """

    samples: tuple[Sample, ...]
    scores: Mapping[str, Scores]
    flagged: NDArray[np.str_]
    acted: NDArray[np.bool_]

    def truth(self, label: str) -> list[bool | None]:
        """Give for each text whether it has the label, None where nobody knows."""
        return [sample.spam if label == "spam" else sample.conflict for sample in self.samples]

    def where(self, chosen: NDArray[np.bool_]) -> "Tried":
        """Give the chosen of the texts."""
        return Tried(
            samples=tuple(sample for sample, wanted in zip(self.samples, chosen, strict=True) if wanted),
            scores={label: scores[chosen] for label, scores in self.scores.items()},
            acted=self.acted[chosen],
            flagged=self.flagged[chosen],
        )


def tried(judge: Judge, samples: Sequence[Sample]) -> Tried:
    """Judge texts, the shortest first, so that those of a length are read together."""
    order = sorted(range(len(samples)), key=lambda place: len(samples[place].text))
    scores = {label: np.zeros(len(samples)) for label in LABELS}
    acted, flagged = np.zeros(len(samples), np.bool_), np.zeros(len(samples), "U16")
    for start in range(0, len(order), _BATCH):
        places = order[start : start + _BATCH]
        for place, judged in zip(places, judge.judge([Request(text=samples[at].text) for at in places]), strict=True):
            for label in LABELS:
                scores[label][place] = judged.verdict.scores.get(label, 0.0)
            acted[place] = judged.verdict.step not in (Step.NONE, Step.ASK)
            flagged[place] = "" if judged.verdict.step is Step.NONE else str(judged.verdict.label)
    return Tried(samples=tuple(samples), scores=scores, acted=acted, flagged=flagged)


def joined(parts: Iterable[Tried]) -> Tried:
    """Join texts that were tried apart."""
    found = list(parts)
    return Tried(
        samples=tuple(sample for part in found for sample in part.samples),
        scores={label: np.concatenate([part.scores[label] for part in found]) for label in LABELS},
        acted=np.concatenate([part.acted for part in found]),
        flagged=np.concatenate([part.flagged for part in found]),
    )


def by_source(samples: Iterable[Sample]) -> dict[str, list[Sample]]:
    """Sort texts by where they come from."""
    ordered = sorted(samples, key=lambda sample: sample.source)
    return {source: list(group) for source, group in groupby(ordered, key=lambda sample: sample.source)}
