"""Fitting the forecast: heads for single turns first, then the weights of what they add up to in a conversation."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
import sklearn
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression, Ridge
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from bot.training.conversations import SEEDS, SETS, Conversation, Sentence, calm, digests, seeds, sentences
from moderation.conversation import CALMING, FEATURES, cues_of, summed_up
from moderation.forecast_model import ForecastModel
from moderation.rudeness import rudeness
from moderation.sentences import Sentences
from storage.forecast_models import save_forecast_model

Array: TypeAlias = NDArray[np.float32]

MODEL_FILE: Final = "conversation.npz"

EXPECTED: Final = {
    **dict.fromkeys(("you", "you_first", "challenge", "accusation", "belittling", "insistence", "contradiction"), 1.0),
    **dict.fromkeys(("ultimatum", "denial", "sarcasm", "ridicule", "please_first"), 0.5),
    "authority": 0.3,
    **dict.fromkeys(("gratitude", "concession", "hedge", "proposal"), -1.0),
    **dict.fromkeys(("greeting", "apology"), -0.5),
    "tension": 1.5,
    "hostility": 1.0,
}
"""Which way each feature points by what is published about talk that goes awry (Zhang et al. 2018); others 0."""

_EXPECTED_SIZE: Final = 0.3
_HELD_TO_EXPECTED: Final = 100.0
"""Strength of the pull towards what is expected: a few hundred conversations may bend it, not break it."""

_CALM_TURN: Final = 0.02
_CALM_TALK: Final = 0.03
"""What a turn and a conversation of everyday talk count: they are many, and their subjects are others."""

_CALM_HOSTILITY: Final = 0.3
_TENSION_STRENGTH: Final = 0.3
_HOSTILITY_STRENGTH: Final = 0.5
_PLAINER: Final = 2.0
"""Conversations written for training are plainer than life: log-odds are divided by this."""

_LEAST_SPREAD: Final = 0.03
_FOLDS: Final = 5
_BLOCK: Final = 10
_AT_ONCE: Final = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class _Talk:
    """A conversation as it is seen: cues (turns, CUES), meaning with rudeness (turns, SIZE + RUDENESS)."""

    cues: Array
    meaning: Array
    derails: bool


def train(data: Path, out: Path, seed: int) -> None:
    """Train on the folders under `data`, and write the model and its card to `out`.

    The same data and seed give the same bytes. Raises DataError where data is missing or unreadable.
    """
    own, everyday, hostile = seeds(), calm(data, seed), list(sentences(data))
    model = fit(own, everyday, hostile)
    card = {
        "seed": seed,
        "scikit_learn": sklearn.__version__,
        "conversations": len(own),
        "everyday_talk": len(everyday),
        "sentences": len(hostile),
        "licences": SETS | {f"seeds/{SEEDS}": "CC0-1.0"},
        "inputs_sha256": digests(data),
    }
    save_forecast_model(model, out / MODEL_FILE, card)


def fit(own: Sequence[Conversation], everyday: Sequence[Conversation], hostile: Sequence[Sentence]) -> ForecastModel:
    """Fit heads and weights; the same input gives the same arrays."""
    encoder = Sentences()
    with threadpool_limits(1):  # more threads add up in another order, and the last digits differ
        talks, quiet = _seen(own, encoder), _seen(everyday, encoder)
        hostility = _hostility(hostile, quiet, encoder)
        tension = _tension(talks, quiet)
        heads = np.stack([tension[:-1], hostility[:-1]], axis=1)
        bias = np.array([tension[-1], hostility[-1]], np.float32)
        rows = [*_unseen(talks, quiet, hostility), *(_row(talk, heads, bias) for talk in quiet)]
        truth = np.array([talk.derails for talk in [*talks, *quiet]], np.float64)
        counts = np.array([1.0] * len(talks) + [_CALM_TALK] * len(quiet))
        weights, start = _weights(np.stack(rows).astype(np.float64), truth, counts, len(talks))
        stand_in = _stand_in([*talks, *quiet], heads, bias)
    return ForecastModel(
        heads=heads, head_bias=bias, stand_in=stand_in[:-1], stand_in_bias=stand_in[-1], weights=weights, bias=start
    )


def _seen(conversations: Sequence[Conversation], encoder: Sentences) -> list[_Talk]:
    turns = [turn for talk in conversations for turn in talk.turns]
    vectors = _vectors([turn.text for turn in turns], [turn.folded for turn in turns], encoder)
    talks, at = [], 0
    for talk in conversations:
        meaning = vectors[at : at + len(talk.turns)]
        at += len(talk.turns)
        talks.append(_Talk(cues=cues_of(talk.turns), meaning=meaning, derails=talk.derails))
    return talks


def _vectors(texts: Sequence[str], folded: Sequence[str], encoder: Sentences) -> Array:
    parts = [encoder.embed(texts[at : at + _AT_ONCE]) for at in range(0, len(texts), _AT_ONCE)]
    return np.concatenate([np.concatenate(parts), np.stack([rudeness(text) for text in folded])], axis=1)


def _head(rows: Array, truth: NDArray[np.bool_], counts: NDArray[np.float64], strength: float) -> Array:
    """Return the slopes and, last, the start of a logistic regression."""
    regression = LogisticRegression(C=strength, max_iter=500).fit(rows, truth, sample_weight=counts)
    return np.append(regression.coef_[0], regression.intercept_).astype(np.float32)


def _hostility(hostile: Sequence[Sentence], quiet: Sequence[_Talk], encoder: Sentences) -> Array:
    calm = np.concatenate([talk.meaning for talk in quiet])
    rows = np.concatenate([_vectors([each.text for each in hostile], [each.folded for each in hostile], encoder), calm])
    truth = np.array([each.hostile for each in hostile] + [False] * len(calm))
    counts = np.array([each.weight for each in hostile] + [_CALM_HOSTILITY] * len(calm))
    return _head(rows, truth, counts, _HOSTILITY_STRENGTH)


def _tension(talks: Sequence[_Talk], quiet: Sequence[_Talk]) -> Array:
    """Learn from every turn whether its conversation derailed; of rude words it knows nothing."""
    every = [*talks, *quiet]
    rows = np.concatenate([talk.meaning for talk in every])
    truth = np.concatenate([np.full(len(talk.meaning), talk.derails) for talk in every])
    counts = np.concatenate(
        [np.full(len(talk.meaning), 1.0 if place < len(talks) else _CALM_TURN) for place, talk in enumerate(every)]
    )
    bare = rows.copy()
    bare[:, -len(rudeness("")) :] = 0.0
    return _head(bare, truth, counts, _TENSION_STRENGTH)


def _row(talk: _Talk, heads: Array, bias: Array) -> Array:
    return summed_up(talk.cues, (1.0 / (1.0 + np.exp(-(talk.meaning @ heads + bias)))).astype(np.float32))


def _unseen(talks: Sequence[_Talk], quiet: Sequence[_Talk], hostility: Array) -> list[Array]:
    """Return the features of each own conversation, its tension read by a head that had not seen it or its pair."""
    folds = np.arange(len(talks)) // _BLOCK % _FOLDS
    rows: dict[int, Array] = {}
    for fold in range(_FOLDS):
        tension = _tension([talk for talk, its in zip(talks, folds, strict=True) if its != fold], quiet)
        heads = np.stack([tension[:-1], hostility[:-1]], axis=1)
        bias = np.array([tension[-1], hostility[-1]], np.float32)
        rows |= {place: _row(talks[place], heads, bias) for place in np.flatnonzero(folds == fold).tolist()}
    return [rows[place] for place in range(len(talks))]


def _weights(
    rows: NDArray[np.float64], truth: NDArray[np.float64], counts: NDArray[np.float64], own: int
) -> tuple[Array, float]:
    """Fit weights that are held to what is expected and never point the other way; return them and the start."""
    middle, spread = rows[:own].mean(axis=0), rows[:own].std(axis=0) + _LEAST_SPREAD
    scaled = (rows - middle) / spread
    expected = np.array([EXPECTED.get(name, 0.0) for name in FEATURES]) * _EXPECTED_SIZE

    def loss(at: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        sums = scaled @ at[:-1] + at[-1]
        away = at[:-1] - expected
        miss = (1.0 / (1.0 + np.exp(-sums)) - truth) * counts
        cost = float((counts * (np.logaddexp(0.0, sums) - truth * sums)).sum() + _HELD_TO_EXPECTED / 2 * away @ away)
        return cost, np.append(scaled.T @ miss + _HELD_TO_EXPECTED * away, miss.sum())

    bounds = [(None, 0.0) if place in CALMING else (0.0, None) for place in range(len(FEATURES))]
    found = minimize(loss, np.append(expected, 0.0), jac=True, bounds=[*bounds, (None, None)], method="L-BFGS-B").x
    slopes = found[:-1] / spread / _PLAINER
    return slopes.astype(np.float32), float(found[-1] / _PLAINER - middle @ slopes)


def _stand_in(talks: Sequence[_Talk], heads: Array, bias: Array) -> Array:
    """Learn to tell from cues and rudeness alone what the heads would say; the last row is where it starts."""
    rude = len(rudeness(""))
    rows = np.concatenate([np.concatenate([talk.cues, talk.meaning[:, -rude:]], axis=1) for talk in talks])
    wanted = np.concatenate([talk.meaning @ heads + bias for talk in talks])
    ridge = Ridge(alpha=1.0).fit(rows, wanted)
    return np.concatenate([ridge.coef_.T, ridge.intercept_[None, :]]).astype(np.float32)
