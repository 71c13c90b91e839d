"""How good scores are: what is caught, what is wrongly caught, and how well they rank."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.training.corpus import DataError, read_rows

Scorer = Callable[[Sequence[str]], Sequence[Mapping[str, float]]]
"""Gives each text its score 0..1 by label."""

ASK, ACT = 0.6, 0.9
"""The scores at which a moderator is asked, and at which the bot acts."""

TOLERATED = {"spam": {0.5: 0.006, ASK: 0.003, ACT: 0.0002}, "conflict": {0.5: 0.006, ASK: 0.002, ACT: 0.0003}}
"""For each label, chances, and the share of left-out everyday talk (averaged over sources) that may lie above each."""

_BATCH = 512
_WANTED = {
    "spam": {"spam": True, "ad": True, "ham": False, "ok": False},
    "conflict": {
        "conflict": True,
        "offensive": True,
        "hate": True,
        "1": True,
        "0": False,
        "neither": False,
        "ok": False,
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Measures of one label on labelled texts; a figure that needs a class that is missing is None.

    `caught_*` is the share of the label's texts at or above the score, `wrong_*` the share of all others.
    """

    name: str
    label: str
    texts: int
    positives: int
    auc: float | None
    caught_ask: float | None
    caught_act: float | None
    wrong_ask: float | None
    wrong_act: float | None

    def as_dict(self) -> dict[str, str | int | float | None]:
        """Return the measures by name, for JSON."""
        return asdict(self)


def measure(name: str, label: str, truth: NDArray[np.bool_], scores: NDArray[np.float64]) -> Measures:
    """Measure scores (n,) of one label against the truth (n,)."""
    yes, no = scores[truth], scores[~truth]
    return Measures(
        name=name,
        label=label,
        texts=int(truth.size),
        positives=int(yes.size),
        auc=auc(truth, scores),
        caught_ask=_share(yes, ASK),
        caught_act=_share(yes, ACT),
        wrong_ask=_share(no, ASK),
        wrong_act=_share(no, ACT),
    )


def auc(truth: NDArray[np.bool_], scores: NDArray[np.float64]) -> float | None:
    """Return how often a text of the label scores above one that is not, ties counting half; None without both."""
    yes, no = np.sort(scores[truth]), np.sort(scores[~truth])
    if not yes.size or not no.size:
        return None
    below = np.searchsorted(no, yes, "left") + np.searchsorted(no, yes, "right")
    return float(below.sum() / 2 / yes.size / no.size)


def evaluate(paths: Iterable[Path], scorer: Scorer) -> list[Measures]:
    """Measure a scorer on labelled files (CSV with a header or JSON lines, `text` and `label`).

    Raises DataError where a file cannot be read, has no labelled text, or labels nobody knows.
    """
    return [_evaluated(path, scorer) for path in paths]


def _evaluated(path: Path, scorer: Scorer) -> Measures:
    truth: list[bool] = []
    scores: list[float] = []
    label = ""
    rows = read_rows(path)
    while batch := list(islice(rows, _BATCH)):
        texts, names = _columns(path, batch)
        label = label or _label_of(path, names)
        known = [
            (text, _WANTED[label][name]) for text, name in zip(texts, names, strict=True) if name in _WANTED[label]
        ]
        truth += [wanted for _, wanted in known]
        scores += [row.get(label, 0.0) for row in scorer([text for text, _ in known])] if known else []
    if not truth:
        raise DataError(f"{path} holds no labelled text")
    name = f"{path.parent.name}/{path.name}" if path.parent.name else path.name
    return measure(name, label, np.array(truth, np.bool_), np.array(scores, np.float64))


def _columns(path: Path, rows: Sequence[Mapping[str, object]]) -> tuple[list[str], list[str]]:
    try:
        return [str(row["text"] or "") for row in rows], [str(row["label"]).strip().lower() for row in rows]
    except KeyError as error:
        raise DataError(f"{path} has no field {error}: each row needs `text` and `label`") from error


def _label_of(path: Path, names: Sequence[str]) -> str:
    """Return which of our labels the file is about."""
    for label in ("spam", "conflict"):
        if any(name in _WANTED[label] for name in names if name != "ok"):
            return label
    raise DataError(
        f"{path} has labels nobody knows ({', '.join(sorted(set(names))[:5])}): use spam/ham, or conflict/ok"
    )


def _share(scores: NDArray[np.float64], least: float) -> float | None:
    return float(np.mean(scores >= least)) if scores.size else None
