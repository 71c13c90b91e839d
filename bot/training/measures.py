"""How good scores are: what is caught, what is wrongly caught, and how well they rank."""

from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

ASK, ACT = 0.6, 0.9
"""The scores at which a moderator is asked, and at which the bot acts."""

TOLERATED = {"spam": {0.5: 0.006, ASK: 0.003, ACT: 0.0002}, "conflict": {0.5: 0.006, ASK: 0.002, ACT: 0.0003}}
"""For each label, chances, and the share of left-out everyday talk (averaged over sources) that may lie above each."""


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


def _share(scores: NDArray[np.float64], least: float) -> float | None:
    return float(np.mean(scores >= least)) if scores.size else None
