"""Trained models in files: arrays in `.npz` without pickle, and a JSON card beside it that vouches for them."""

import json
import zlib
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from moderation.clues import CLUES
from moderation.sentences import NAME, SIZE
from moderation.text_features import COUNTS, features
from moderation.text_model import BENDS, SLOTS, TextModel

FORMAT = 3
"""Version of the file's layout; a model of another version must be trained again."""

LARGEST = 32_000_000
"""Bytes of a model file; a larger one is not opened."""

_PROBE = "Probe 7: 加 https://a.example/b @c, 5 % ?!\n🎁"
"""A text whose features tell whether this version looks at texts as the one did that trained a model."""

_ARRAYS = ("bends", "bias", "blends", "chances", "counts", "heads", "hidden", "outs", "sums", "weights")
_ADVICE = "put the released file back, or train one with `innkeeper train`"


class ModelError(Exception):
    """A model file cannot be used; the text is one line and says what to do."""


def save_text_model(model: TextModel, path: Path, provenance: Mapping[str, object]) -> None:
    """Write the model to `path` (.npz) and its card beside it; the same model gives the same bytes."""
    arrays: dict[str, NDArray[Any]] = {name: getattr(model, name) for name in _ARRAYS}
    arrays["weights"] = model.weights.astype(np.float16)
    card = {
        "format": FORMAT,
        "labels": list(model.labels),
        "sha256": _digest(arrays),
        "features": _look(),
        **provenance,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, allow_pickle=False, **arrays)
    card_path(path).write_text(json.dumps(card, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def load_text_model(path: Path) -> TextModel:
    """Read and check a model; raises ModelError where it is missing, damaged, foreign or of another version."""
    card = _card(card_path(path))
    stored = _read(path)
    digest = _digest(stored)
    if card.get("sha256") != digest:
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
        name=f"{path.stem} {digest[:8]}",
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


def card_path(path: Path) -> Path:
    """Return where the card of a model file lies."""
    return path.with_suffix(".json")


def _card(path: Path) -> dict[str, object]:
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"the model's card {path} cannot be read ({error.strerror}): {_ADVICE}") from error
    except (ValueError, RecursionError) as error:
        raise ModelError(f"the model's card {path} is damaged: {_ADVICE}") from error
    if not isinstance(card, dict):
        raise ModelError(f"the model's card {path} is damaged: {_ADVICE}")
    if card.get("format") != FORMAT:
        raise ModelError(f"{path} is of format {card.get('format')!r}, this version reads {FORMAT}: {_ADVICE}")
    return card


def _read(path: Path) -> dict[str, NDArray[Any]]:
    try:
        if path.stat().st_size > LARGEST:
            raise ModelError(f"the model {path} is larger than {LARGEST:,} bytes: {_ADVICE}")
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            if not hasattr(stored, "files") or sorted(stored.files) != sorted(_ARRAYS):
                raise ModelError(f"{path} is not a text model: {_ADVICE}")
            return {name: stored[name] for name in _ARRAYS}
    except OSError as error:
        raise ModelError(f"the model {path} cannot be read ({error.strerror or 'damaged'}): {_ADVICE}") from error
    except (BadZipFile, ValueError, EOFError, KeyError, AttributeError, TypeError, zlib.error) as error:
        raise ModelError(f"the model {path} is damaged or not a model: {_ADVICE}") from error


def _check(arrays: Mapping[str, NDArray[Any]], labels: int, path: Path) -> None:
    """See that shapes fit together, numbers are numbers, and chances rise with the sums."""
    knots = arrays["sums"].shape[-1] if arrays["sums"].ndim else 0
    shapes = {
        "weights": (SLOTS, labels),
        "counts": (len(COUNTS), labels),
        "bias": (labels,),
        "heads": (SIZE, labels),
        "hidden": (labels, SIZE, BENDS),
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


def _digest(arrays: Mapping[str, NDArray[Any]]) -> str:
    digest = sha256()
    for name in _ARRAYS:
        array = np.ascontiguousarray(arrays[name])
        digest.update(f"{name} {array.dtype.str} {array.shape}\n".encode())
        digest.update(array.tobytes())
    return digest.hexdigest()


def _look() -> str:
    """Return a digest of how texts are looked at: which runs and counts, which encoder, which clues."""
    seen = features([_PROBE])
    names = " ".join((NAME, *CLUES)).encode()
    return sha256(seen.slots.astype("<i8").tobytes() + seen.counts.round(4).astype("<f4").tobytes() + names).hexdigest()
