"""Fitting the text model: one logistic regression a label on hashed runs, calibrated on sources left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import sklearn
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression

from bot.training.corpus import SOURCES, Sample
from bot.training.measures import Measures, measure
from moderation.text_features import features
from moderation.text_model import SLOTS, TextModel, log_odds

LABELS = ("spam", "conflict")
SCIKIT_LEARN = sklearn.__version__

_STRENGTH = {"spam": 3.0, "conflict": 1.0}
_SEED_WEIGHT = 3.0
_FOLDS = 4
_BATCH = 2000
_QUIET = ("irc_ubuntu_a", "irc_ubuntu_b", "irc_linux", "lccc", "chatterbot", "banking77", "clinc150", "uci_sms")
"""Sources of everyday talk on which the calibration rests; the others are about heated subjects or under one video."""

_WRONG = {"spam": {0.5: 0.01, 0.6: 0.005, 0.9: 0.001}, "conflict": {0.5: 0.01, 0.6: 0.003, 0.9: 0.0005}}
"""For each label, chances, and the share of left-out everyday talk (averaged over sources) that may lie above each."""

_MEDIAN_CHANCE = 0.01
_LEAST_STEP = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A model and how it did on the sources it had not seen."""

    model: TextModel
    measures: tuple[Measures, ...]


def fit(samples: Sequence[Sample]) -> Fitted:
    """Fit every label on all samples; calibrate and measure with each source left out once."""
    columns = _matrix([sample.text for sample in samples])
    sources = np.array([sample.source for sample in samples])
    folds = _folds(samples)
    heads = [_head(label, samples, columns, folds, sources) for label in LABELS]
    model = TextModel(
        labels=LABELS,
        weights=_stack([head.weights[:SLOTS] for head in heads]).astype(np.float16).astype(np.float32),
        counts=_stack([head.weights[SLOTS:] for head in heads]),
        bias=np.array([head.bias for head in heads], np.float32),
        sums=np.array([head.sums for head in heads], np.float32),
        chances=np.array([head.chances for head in heads], np.float32),
    )
    return Fitted(model=model, measures=tuple(line for head in heads for line in head.measures))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    weights: NDArray[np.float32]
    bias: float
    sums: NDArray[np.float64]
    chances: NDArray[np.float64]
    measures: tuple[Measures, ...]


def _head(
    label: str,
    samples: Sequence[Sample],
    columns: sparse.csr_matrix,
    folds: NDArray[np.intp],
    sources: NDArray[np.str_],
) -> _Head:
    answers = [sample.spam if label == "spam" else sample.conflict for sample in samples]
    known = np.array([answer is not None for answer in answers])
    truth = np.array([bool(answer) for answer in answers])
    weights = np.where(np.char.startswith(sources, "seeds"), _SEED_WEIGHT, 1.0)
    unseen = np.full(len(samples), np.nan)
    for fold in range(_FOLDS):
        learnt, held = known & (folds != fold), known & (folds == fold)
        unseen[held] = _regression(label, columns[learnt], truth[learnt], weights[learnt]).decision_function(
            columns[held]
        )
    whole = _regression(label, columns[known], truth[known], weights[known])
    coefficients = whole.coef_[0].astype(np.float32)
    coefficients[0] = 0.0
    sums, chances = _calibration(label, {source: unseen[known & ~truth & (sources == source)] for source in _QUIET})
    scores = 1.0 / (1.0 + np.exp(-log_odds(unseen, sums, chances)))
    lines = []
    for source in sorted(set(sources[known])):
        chosen = known & (sources == source)
        lines.append(measure(source, label, truth[chosen], scores[chosen]))
    return _Head(
        weights=coefficients, bias=float(whole.intercept_[0]), sums=sums, chances=chances, measures=tuple(lines)
    )


def _regression(
    label: str, columns: sparse.csr_matrix, truth: NDArray[np.bool_], weights: NDArray[np.float64]
) -> LogisticRegression:
    regression = LogisticRegression(C=_STRENGTH[label], max_iter=300, tol=1e-4)
    return regression.fit(columns, truth, sample_weight=weights)


def _folds(samples: Sequence[Sample]) -> NDArray[np.intp]:
    """Put whole sources into one fold each, and the kin of one seed into one fold."""
    place = {source.name: number % _FOLDS for number, source in enumerate(SOURCES)}
    return np.array([place.get(sample.source, crc32(sample.kin.encode()) % _FOLDS) for sample in samples])


def _calibration(label: str, quiet: dict[str, NDArray[np.float64]]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return knots (sums, log-odds) from everyday talk of sources left out."""
    found = [source[np.isfinite(source)] for source in quiet.values() if source.size]
    points = np.concatenate(found)
    weight = np.concatenate([np.full(source.size, 1.0 / source.size / len(found)) for source in found])
    order = np.argsort(-points)
    above = np.cumsum(weight[order])
    places = [min(int(np.searchsorted(above, share)), points.size - 1) for share in _WRONG[label].values()]
    sums = [float(np.median(points)), *(float(points[order[place]]) for place in places)]
    for at in range(1, len(sums)):
        sums[at] = max(sums[at], sums[at - 1] + _LEAST_STEP)
    chances = np.array([_MEDIAN_CHANCE, *_WRONG[label]])
    return np.array(sums), np.log(chances / (1 - chances))


def _matrix(texts: Sequence[str]) -> sparse.csr_matrix:
    """Return the features of texts as one sparse row each: SLOTS runs, then the counts."""
    parts = []
    for start in range(0, len(texts), _BATCH):
        seen = features(texts[start : start + _BATCH])
        many, width = seen.scale.size, seen.slots.shape[1]
        owners = np.repeat(np.arange(many), np.diff(np.append(seen.starts, width)))
        there = seen.slots > 0
        rows = np.broadcast_to(owners, seen.slots.shape)[there]
        runs = sparse.csr_matrix((seen.scale[rows], (rows, seen.slots[there])), shape=(many, SLOTS), dtype=np.float32)
        runs.sum_duplicates()
        parts.append(sparse.hstack([runs, sparse.csr_matrix(seen.counts)], format="csr", dtype=np.float32))
    return sparse.vstack(parts, format="csr")


def _stack(columns: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    return np.ascontiguousarray(np.stack(columns, axis=1), np.float32)
