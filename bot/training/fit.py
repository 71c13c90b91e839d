"""Fitting the text model: one logistic regression a label on hashed runs, calibrated on sources left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import sklearn
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from bot.training.corpus import SOURCES, Sample
from bot.training.measures import TOLERATED, Measures, measure
from moderation.text_features import features
from moderation.text_model import SLOTS, TextModel, log_odds

LABELS = ("spam", "conflict")
SCIKIT_LEARN = sklearn.__version__

_STRENGTH = {"spam": 0.3, "conflict": 0.3}
_SEED_WEIGHT = 3.0
_HEATED, _HEATED_WEIGHT = "cold", 0.3
"""A source whose attacks are all about race, region or gender weighs less, lest the subject be taken for an attack."""

_FOLDS = 4
_BATCH = 2000
_QUIET = ("irc_ubuntu_a", "irc_ubuntu_b", "irc_linux", "lccc", "chatterbot", "banking77", "clinc150", "uci_sms")
"""Sources of everyday talk on which the calibration rests; the others are about heated subjects or under one video."""

_MEDIAN_CHANCE = 0.01
_LEAST_STEP = 0.05
_RARITY_UNIT = 5.0
_MOST_ODDS = 10.0


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
        weights=_stack([head.line.slopes[:SLOTS] for head in heads]).astype(np.float16).astype(np.float32),
        counts=_stack([head.line.slopes[SLOTS:] for head in heads]),
        bias=np.array([head.line.bias for head in heads], np.float32),
        sums=np.array([head.sums for head in heads], np.float32),
        chances=np.array([head.chances for head in heads], np.float32),
    )
    return Fitted(model=model, measures=tuple(line for head in heads for line in head.measures))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A label's slopes (columns,) and where it starts."""

    slopes: NDArray[np.float32]
    bias: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    line: _Line
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
    weights[truth & (sources == _HEATED)] = _HEATED_WEIGHT
    unseen = np.full(len(samples), np.nan)
    for fold in range(_FOLDS):
        learnt, held = known & (folds != fold), known & (folds == fold)
        line = _line(label, columns[learnt], truth[learnt], weights[learnt])
        unseen[held] = columns[held] @ line.slopes + line.bias
    whole = _line(label, columns[known], truth[known], weights[known])
    sums, chances = _calibration(label, {source: unseen[known & ~truth & (sources == source)] for source in _QUIET})
    scores = 1.0 / (1.0 + np.exp(-log_odds(unseen, sums, chances)))
    lines = []
    for source in sorted(set(sources[known])):
        chosen = known & (sources == source)
        lines.append(measure(source, label, truth[chosen], scores[chosen]))
    return _Head(line=whole, sums=sums, chances=chances, measures=tuple(lines))


def _line(label: str, columns: sparse.csr_matrix, truth: NDArray[np.bool_], weights: NDArray[np.float64]) -> _Line:
    """Fit on columns scaled by how rare they are, and give slopes that need no scaling."""
    held = np.unique(columns.indices)
    rarity = _rarity(columns)[held]
    regression = LogisticRegression(C=_STRENGTH[label], max_iter=300, tol=1e-4)
    with threadpool_limits(1):  # more threads add up in another order, and the last digits differ
        regression.fit((columns[:, held] @ sparse.diags(rarity)).tocsr(), truth, sample_weight=weights)
    slopes = np.zeros(columns.shape[1], np.float32)
    slopes[held] = regression.coef_[0] * rarity
    return _Line(slopes=slopes, bias=float(regression.intercept_[0]))


def _rarity(columns: sparse.csr_matrix) -> NDArray[np.float32]:
    """Return for each run of characters the log of how rarely a text has it; the counts keep their size."""
    texts = columns.shape[0]
    holding = np.bincount(columns.indices, minlength=columns.shape[1])
    rarity = np.asarray(np.log((texts + 1) / (holding + 1)) / _RARITY_UNIT, np.float32)
    rarity[SLOTS:] = 1.0
    return rarity


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
    places = [min(int(np.searchsorted(above, share)), points.size - 1) for share in TOLERATED[label].values()]
    sums = [float(np.median(points)), *(float(points[order[place]]) for place in places)]
    for at in range(1, len(sums)):
        sums[at] = max(sums[at], sums[at - 1] + _LEAST_STEP)
    chances = np.array([_MEDIAN_CHANCE, *TOLERATED[label]])
    return _prolonged(np.array(sums), np.log(chances / (1 - chances)))


def _prolonged(sums: NDArray[np.float64], odds: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Go on at both ends with the slope of the outer piece, to odds of e**±_MOST_ODDS."""
    slopes = np.diff(odds) / np.diff(sums)
    first, last = sums[0] - (odds[0] + _MOST_ODDS) / slopes[0], sums[-1] + (_MOST_ODDS - odds[-1]) / slopes[-1]
    return np.array([first, *sums, last]), np.array([-_MOST_ODDS, *odds, _MOST_ODDS])


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
