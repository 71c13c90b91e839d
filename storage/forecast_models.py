"""The forecast's model in a file: arrays in `.npz` without pickle, and a JSON card beside it that vouches for them."""

import json
import zlib
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from moderation.conversation import FEATURES
from moderation.cues import CUES
from moderation.forecast_model import ForecastModel
from moderation.rudeness import RUDENESS
from moderation.sentences import NAME, SIZE
from storage.models import LARGEST, ModelError, card_path

FORMAT: Final = 1
_SHAPES: Final = {
    "bias": (1,),
    "head_bias": (2,),
    "heads": (SIZE + len(RUDENESS), 2),
    "stand_in": (len(CUES) + len(RUDENESS), 2),
    "stand_in_bias": (2,),
    "weights": (len(FEATURES),),
}
_ADVICE: Final = "put the released file back, or train one with `innkeeper train-forecast`"


def save_forecast_model(model: ForecastModel, path: Path, provenance: Mapping[str, object]) -> None:
    """Write the model to `path` (.npz) and its card beside it; the same model gives the same bytes."""
    arrays = {name: np.asarray(getattr(model, name), "<f4").reshape(shape) for name, shape in _SHAPES.items()}
    card = {"format": FORMAT, "sees": _sees(), "sha256": _digest(arrays), **provenance}
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, allow_pickle=False, **arrays)
    card_path(path).write_text(json.dumps(card, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def load_forecast_model(path: Path) -> ForecastModel:
    """Read and check a model; raises ModelError where it is missing, damaged, foreign or of another version."""
    card = _card(card_path(path))
    arrays = _arrays(path)
    digest = _digest(arrays)
    if card.get("sha256") != digest:
        raise ModelError(f"{path} does not belong to the card beside it: {_ADVICE}")
    if card.get("format") != FORMAT or card.get("sees") != _sees():
        raise ModelError(f"{path} was trained by a version that looked at other signs of a quarrel: {_ADVICE}")
    if any(arrays[name].shape != shape or arrays[name].dtype != "<f4" for name, shape in _SHAPES.items()):
        raise ModelError(f"{path} was made for another version, its arrays have other shapes: {_ADVICE}")
    if not all(np.isfinite(array).all() for array in arrays.values()):
        raise ModelError(f"{path} holds values that are not numbers: {_ADVICE}")
    return ForecastModel(
        heads=arrays["heads"],
        head_bias=arrays["head_bias"],
        stand_in=arrays["stand_in"],
        stand_in_bias=arrays["stand_in_bias"],
        weights=arrays["weights"],
        bias=float(arrays["bias"][0]),
        name=f"{path.stem} {digest[:8]}",
    )


def _card(path: Path) -> Mapping[str, object]:
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"the model's card {path} cannot be read ({error.strerror}): {_ADVICE}") from error
    except (ValueError, RecursionError) as error:
        raise ModelError(f"the model's card {path} is damaged: {_ADVICE}") from error
    if not isinstance(card, dict):
        raise ModelError(f"the model's card {path} is damaged: {_ADVICE}")
    return card


def _arrays(path: Path) -> dict[str, NDArray[Any]]:
    try:
        if path.stat().st_size > LARGEST:
            raise ModelError(f"the model {path} is larger than {LARGEST:,} bytes: {_ADVICE}")
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            if not hasattr(stored, "files") or set(stored.files) != set(_SHAPES):
                raise ModelError(f"{path} is not a model of conversations: {_ADVICE}")
            return {name: stored[name] for name in _SHAPES}
    except OSError as error:
        raise ModelError(f"the model {path} cannot be read ({error.strerror or 'damaged'}): {_ADVICE}") from error
    except (BadZipFile, ValueError, EOFError, KeyError, AttributeError, TypeError, zlib.error) as error:
        raise ModelError(f"the model {path} is damaged or not a model: {_ADVICE}") from error


def _digest(arrays: Mapping[str, NDArray[Any]]) -> str:
    digest = sha256()
    for name in sorted(arrays):
        array = np.ascontiguousarray(arrays[name])
        digest.update(f"{name} {array.dtype.str} {array.shape}\n".encode())
        digest.update(array.tobytes())
    return digest.hexdigest()


def _sees() -> str:
    """Return a digest of what is looked at, and by what the meaning of a turn is read."""
    return sha256(" ".join((NAME, *CUES, "/", *FEATURES, "/", *RUDENESS)).encode()).hexdigest()
