"""Files of trained models: arrays in `.npz` without pickle, and a JSON card beside it that vouches for them."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

LARGEST: Final = 32_000_000
"""Bytes of a model file; a larger one is not opened."""


class ModelError(Exception):
    """A model file cannot be used; the text is one line and says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFiles:
    """A kind of model in files. `what` it is, in words; `names` of its arrays; `advice` for who has a bad one."""

    what: str
    names: frozenset[str]
    advice: str

    def write(self, path: Path, arrays: Mapping[str, NDArray[Any]], card: Mapping[str, object]) -> None:
        """Write the arrays to `path` (.npz) and the card beside it; the same arrays give the same bytes."""
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(path, allow_pickle=False, **arrays)
        card_path(path).write_text(json.dumps(card, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

    def card(self, path: Path) -> dict[str, object]:
        """Read the card beside a model's file; raises ModelError where it is missing or damaged."""
        beside = card_path(path)
        try:
            card = json.loads(beside.read_text(encoding="utf-8"))
        except OSError as error:
            raise ModelError(f"the model's card {beside} cannot be read ({error.strerror}): {self.advice}") from error
        except (ValueError, RecursionError) as error:
            raise ModelError(f"the model's card {beside} is damaged: {self.advice}") from error
        if not isinstance(card, dict):
            raise ModelError(f"the model's card {beside} is damaged: {self.advice}")
        return card

    def arrays(self, path: Path) -> dict[str, NDArray[Any]]:
        """Read the arrays; raises ModelError where the file is missing, damaged, too large or of another kind."""
        try:
            if path.stat().st_size > LARGEST:
                raise ModelError(f"the model {path} is larger than {LARGEST:,} bytes: {self.advice}")
            with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
                if not hasattr(stored, "files") or sorted(stored.files) != sorted(self.names):
                    raise ModelError(f"{path} is not a {self.what}: {self.advice}")
                return {name: stored[name] for name in sorted(self.names)}
        except OSError as error:
            raise ModelError(
                f"the model {path} cannot be read ({error.strerror or 'damaged'}): {self.advice}"
            ) from error
        except (BadZipFile, ValueError, EOFError, KeyError, AttributeError, TypeError, zlib.error) as error:
            raise ModelError(f"the model {path} is damaged or not a model: {self.advice}") from error


def card_path(path: Path) -> Path:
    """Return where the card of a model file lies."""
    return path.with_suffix(".json")


def digest(arrays: Mapping[str, NDArray[Any]]) -> str:
    """Return the SHA-256 of arrays with their names, types and shapes, whatever their order."""
    found = sha256()
    for name in sorted(arrays):
        array = np.ascontiguousarray(arrays[name])
        found.update(f"{name} {array.dtype.str} {array.shape}\n".encode())
        found.update(array.tobytes())
    return found.hexdigest()
