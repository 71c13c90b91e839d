"""Fitting the text model: lines for the letters and the meaning, blended and calibrated on sources left out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import sklearn
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from bot.training.blend import blend
from bot.training.calibration import calibration
from bot.training.corpus import OWN, SOURCES, Sample
from bot.training.evidence import Evidence
from bot.training.letters import letters
from bot.training.line import Line
from bot.training.meaning import Meaning, meaning
from bot.training.measures import Measures, measure
from moderation.text_model import SLOTS, TextModel, log_odds

LABELS = ("spam", "conflict")
SCIKIT_LEARN = sklearn.__version__

_SEED_WEIGHT = 3.0
_HEATED, _HEATED_WEIGHT = "cold", 0.5
"""A source that is all about race, region or gender weighs less, lest the subject be taken for an attack."""

_FOLDS = 4
_QUIET = ("irc_ubuntu_a", "irc_ubuntu_b", "irc_linux", "lccc", "chatterbot", "banking77", "clinc150", "uci_sms")
"""Sources of everyday talk on which the calibration rests; the others are about heated subjects or under one video."""

_MOST_OF_ONE = 3000
"""In the blending a source weighs as much as this many texts at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A model and how it did on the sources it had not seen."""

    model: TextModel
    measures: tuple[Measures, ...]


def fit(samples: Sequence[Sample], seen: Evidence, seed: int) -> Fitted:
    """Fit every label on all samples; blend, calibrate and measure with each source left out once."""
    with threadpool_limits(1):  # more threads add up in another order, and the last digits differ
        heads = [_head(label, samples, seen, seed) for label in LABELS]
    model = _assembled(heads)
    return Fitted(model=model, measures=tuple(line for head in heads for line in head.measures))


def fit_left_out(samples: Sequence[Sample], seen: Evidence, seed: int) -> list[TextModel]:
    """Return for each fold a model that knows nothing of it, its blends and chances included."""
    folds = fold_of(samples)
    with threadpool_limits(1):
        heads = [_heads_left_out(label, samples, seen, folds, seed) for label in LABELS]
    return [_assembled([of_label[fold] for of_label in heads]) for fold in range(_FOLDS)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """One label's part of the model; blends (2, columns), sums and chances (2, knots)."""

    letters: Line
    meaning: Meaning
    blends: NDArray[np.float64]
    sums: NDArray[np.float64]
    chances: NDArray[np.float64]
    measures: tuple[Measures, ...]


def _assembled(heads: Sequence[_Head]) -> TextModel:
    return TextModel(
        labels=LABELS,
        weights=_columns([head.letters.slopes[:SLOTS] for head in heads]).astype(np.float16).astype(np.float32),
        counts=_columns([head.letters.slopes[SLOTS:] for head in heads]),
        bias=np.array([head.letters.bias for head in heads], np.float32),
        heads=_columns([head.meaning.straight for head in heads]),
        hidden=np.stack([head.meaning.hidden for head in heads]),
        bends=np.stack([head.meaning.bends for head in heads]),
        outs=np.stack([head.meaning.outs for head in heads]),
        blends=np.stack([head.blends for head in heads], axis=1).astype(np.float32),
        sums=np.stack([head.sums for head in heads], axis=1).astype(np.float32),
        chances=np.stack([head.chances for head in heads], axis=1).astype(np.float32),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """What is asked of each sample: whether the answer is known, what it is, how much it weighs, whence it comes."""

    known: NDArray[np.bool_]
    truth: NDArray[np.bool_]
    weights: NDArray[np.float64]
    sources: NDArray[np.str_]


def _head(label: str, samples: Sequence[Sample], seen: Evidence, seed: int) -> _Head:
    task = _task(label, samples)
    unseen, _ = _left_out(seen, task, fold_of(samples), seed)
    blends, sums, chances = _weighed(label, unseen, task)
    odds = log_odds(unseen @ blends[1], sums[1], chances[1])
    known = task.known
    return _Head(
        letters=letters(seen.columns[known], task.truth[known], task.weights[known]),
        meaning=meaning(seen.meaning[known], task.truth[known], task.weights[known], seed),
        blends=blends,
        sums=sums,
        chances=chances,
        measures=_measured(label, 1.0 / (1.0 + np.exp(-odds)), task),
    )


def _task(label: str, samples: Sequence[Sample]) -> _Task:
    answers = [sample.spam if label == "spam" else sample.conflict for sample in samples]
    sources = np.array([sample.source for sample in samples])
    truth = np.array([bool(answer) for answer in answers])
    weights = np.where(np.char.startswith(sources, "seeds"), _SEED_WEIGHT, 1.0)
    if label == "conflict":
        weights *= np.array([sample.weight for sample in samples])
        weights[sources == _HEATED] = _HEATED_WEIGHT
    return _Task(
        known=np.array([answer is not None for answer in answers]), truth=truth, weights=weights, sources=sources
    )


def _heads_left_out(
    label: str, samples: Sequence[Sample], seen: Evidence, folds: NDArray[np.intp], seed: int
) -> list[_Head]:
    task = _task(label, samples)
    unseen, lines = _left_out(seen, task, folds, seed)
    heads = []
    for fold, (line, head) in enumerate(lines):
        blends, sums, chances = _weighed(label, unseen, replace(task, known=task.known & (folds != fold)))
        heads.append(_Head(letters=line, meaning=head, blends=blends, sums=sums, chances=chances, measures=()))
    return heads


def _left_out(
    seen: Evidence, task: _Task, folds: NDArray[np.intp], seed: int
) -> tuple[NDArray[np.float64], list[tuple[Line, Meaning]]]:
    """Return the evidence (texts, 2 + clues), each text's sums by lines that have not seen its source; and the lines.

    The lines are one pair a fold, for the letters and for the meaning.
    """
    unseen = np.zeros((task.truth.size, 2 + seen.clues.shape[1]))
    unseen[:, 2:] = seen.clues
    lines = []
    for fold in range(_FOLDS):
        learnt, held = task.known & (folds != fold), folds == fold
        line = letters(seen.columns[learnt], task.truth[learnt], task.weights[learnt])
        unseen[held, 0] = seen.columns[held] @ line.slopes + line.bias
        head = meaning(seen.meaning[learnt], task.truth[learnt], task.weights[learnt], seed)
        unseen[held, 1] = head.sums(seen.meaning[held])
        lines.append((line, head))
    return unseen, lines


def _weighed(
    label: str, unseen: NDArray[np.float64], task: _Task
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return blends, sums and chances, without the meaning and with it."""
    weights = _shares(task)
    rows = []
    for without in (True, False):
        columns = unseen[:, np.arange(unseen.shape[1]) != 1] if without else unseen
        found = blend(columns[task.known], task.truth[task.known], weights[task.known])
        blends = np.insert(found, 1, 0.0) if without else found
        everyday = task.known & ~task.truth
        quiet = {source: unseen[everyday & (task.sources == source)] @ blends for source in _QUIET}
        rows.append((blends, *calibration(label, quiet)))
    return np.stack([row[0] for row in rows]), np.stack([row[1] for row in rows]), np.stack([row[2] for row in rows])


def _shares(task: _Task) -> NDArray[np.float64]:
    """Weigh texts so that no source, on either side, weighs more than _MOST_OF_ONE of its texts."""
    weights = np.zeros(task.truth.size)
    for source in set(task.sources):
        for side in (True, False):
            chosen = task.known & (task.sources == source) & (task.truth == side)
            if chosen.any():
                weights[chosen] = min(1.0, _MOST_OF_ONE / chosen.sum())
    return weights


def _measured(label: str, scores: NDArray[np.float64], task: _Task) -> tuple[Measures, ...]:
    lines = []
    for source in sorted(set(task.sources[task.known])):
        chosen = task.known & (task.sources == source)
        lines.append(measure(source, label, task.truth[chosen], scores[chosen]))
    return tuple(lines)


def fold_of(samples: Sequence[Sample]) -> NDArray[np.intp]:
    """Put every source, public set or file of own sentences, whole into one fold."""
    place = {name: number % _FOLDS for number, name in enumerate((*[source.name for source in SOURCES], *OWN))}
    return np.array([place[sample.source] for sample in samples])


def _columns(lines: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    return np.ascontiguousarray(np.stack(lines, axis=1), np.float32)
