"""The forecast's model in its files."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

import numpy as np

from moderation.conversation import FEATURES
from moderation.cues import CUES
from moderation.forecast_model import ForecastModel
from moderation.rudeness import RUDENESS
from moderation.sentences import NAME, SIZE
from storage.model_files import ModelError, ModelFiles, digest

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
_FILES: Final = ModelFiles(what="model of conversations", names=frozenset(_SHAPES), advice=_ADVICE)


def save_forecast_model(model: ForecastModel, path: Path, provenance: Mapping[str, object]) -> None:
    """Write the model to `path` (.npz) and its card beside it; the same model gives the same bytes."""
    arrays = {name: np.asarray(getattr(model, name), "<f4").reshape(shape) for name, shape in _SHAPES.items()}
    card = {"format": FORMAT, "sees": _sees(), "sha256": digest(arrays), **provenance}
    _FILES.write(path, arrays, card)


def load_forecast_model(path: Path) -> ForecastModel:
    """Read and check a model; raises ModelError where it is missing, damaged, foreign or of another version."""
    card = _FILES.card(path)
    arrays = _FILES.arrays(path)
    found = digest(arrays)
    if card.get("sha256") != found:
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
        name=f"{path.stem} {found[:8]}",
    )


def _sees() -> str:
    """Return a digest of what is looked at, and by what the meaning of a turn is read."""
    return sha256(" ".join((NAME, *CUES, "/", *FEATURES, "/", *RUDENESS)).encode()).hexdigest()
