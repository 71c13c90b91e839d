"""The text model in its files."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from moderation.clues import CLUES
from moderation.rudeness import RUDENESS
from moderation.sentences import NAME, SIZE
from moderation.text_features import COUNTS, features
from moderation.text_model import BENDS, SLOTS, TextModel
from storage.model_files import ModelError, ModelFiles, card_path, digest

FORMAT = 3
"""Version of the file's layout; a model of another version must be trained again."""

_PROBE = "Probe 7: 加 https://a.example/b @c, 5 % ?!\n🎁"
"""A text whose features tell whether this version looks at texts as the one did that trained a model."""

_ARRAYS = ("bends", "bias", "blends", "chances", "counts", "heads", "hidden", "outs", "sums", "weights")
_ADVICE = "put the released file back, or train one with `innkeeper train`"
_FILES = ModelFiles(what="text model", names=frozenset(_ARRAYS), advice=_ADVICE)


def save_text_model(model: TextModel, path: Path, provenance: Mapping[str, object]) -> None:
    """Write the model to `path` (.npz) and its card beside it; the same model gives the same bytes."""
    arrays: dict[str, NDArray[Any]] = {name: getattr(model, name) for name in _ARRAYS}
    arrays["weights"] = model.weights.astype(np.float16)
    card = {
        "format": FORMAT,
        "labels": list(model.labels),
        "sha256": digest(arrays),
        "features": _look(),
        **provenance,
    }
    _FILES.write(path, arrays, card)


def load_text_model(path: Path) -> TextModel:
    """Read and check a model; raises ModelError where it is missing, damaged, foreign or of another version."""
    card = _FILES.card(path)
    if card.get("format") != FORMAT:
        raise ModelError(
            f"{card_path(path)} is of format {card.get('format')!r}, this version reads {FORMAT}: {_ADVICE}"
        )
    stored = _FILES.arrays(path)
    found = digest(stored)
    if card.get("sha256") != found:
        raise ModelError(f"{path} does not belong to the card beside it: {_ADVICE}")
    if card.get("features") != _look():
        raise ModelError(f"{path} was trained by a version that looked at other features of a text: {_ADVICE}")
    labels = card.get("labels")
    if not isinstance(labels, list) or not labels or not all(isinstance(label, str) for label in labels):
        raise ModelError(f"{card_path(path)} names no labels: {_ADVICE}")
    _check(stored, len(labels), path)
    arrays = {name: array.astype(np.float32) for name, array in stored.items()}
    return TextModel(
        labels=tuple(labels),
        name=f"{path.stem} {found[:8]}",
        weights=arrays["weights"],
        counts=arrays["counts"],
        bias=arrays["bias"],
        heads=arrays["heads"],
        hidden=arrays["hidden"],
        bends=arrays["bends"],
        outs=arrays["outs"],
        blends=arrays["blends"],
        sums=arrays["sums"],
        chances=arrays["chances"],
    )


def _check(arrays: Mapping[str, NDArray[Any]], labels: int, path: Path) -> None:
    """See that shapes fit together, numbers are numbers, and chances rise with the sums."""
    knots = arrays["sums"].shape[-1] if arrays["sums"].ndim else 0
    shapes = {
        "weights": (SLOTS, labels),
        "counts": (len(COUNTS), labels),
        "bias": (labels,),
        "heads": (SIZE + len(RUDENESS), labels),
        "hidden": (labels, SIZE + len(RUDENESS), BENDS),
        "bends": (labels, BENDS),
        "outs": (labels, BENDS),
        "blends": (2, labels, 2 + len(CLUES)),
        "sums": (2, labels, knots),
        "chances": (2, labels, knots),
    }
    if any(arrays[name].shape != shape for name, shape in shapes.items()) or knots < 2:
        raise ModelError(f"{path} was made for another version, its arrays have other shapes: {_ADVICE}")
    if not all(array.dtype.kind == "f" and np.isfinite(array).all() for array in arrays.values()):
        raise ModelError(f"{path} holds values that are not numbers: {_ADVICE}")
    if (arrays["blends"] < 0).any():
        raise ModelError(f"{path} is miscalibrated, some evidence would count for its contrary: {_ADVICE}")
    if not all((np.diff(arrays[name].astype(np.float64), axis=2) > 0).all() for name in ("sums", "chances")):
        raise ModelError(f"{path} is miscalibrated, its chances do not rise: {_ADVICE}")


def _look() -> str:
    """Return a digest of how texts are looked at: which runs and counts, which encoder, which clues."""
    seen = features([_PROBE])
    names = " ".join((NAME, *CLUES)).encode()
    return sha256(seen.slots.astype("<i8").tobytes() + seen.counts.round(4).astype("<f4").tobytes() + names).hexdigest()
