"""Sentence vectors kept in a folder: a text is embedded once, however often models are trained and tried on it."""

import fcntl
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from moderation.sentences import NAME, SIZE, TOKENS, Sentences, packed

_KEY: Final = 16
_ROW: Final = 2 * SIZE
_BATCH: Final = 128


class Remembered(Sentences):
    """The sentence encoder with a memory on disk: two files, keys and vectors, one row a text, only ever added to.

    Vectors are kept with half precision, as a group's own are. One process at a time may use a folder; a second one
    raises OSError.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = (folder / "lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._lock.close()
            raise OSError(f"{folder} is in use by another run") from error
        self._keys, self._vectors = (folder / f"{NAME}-{TOKENS}.{kind}" for kind in ("keys", "vectors"))
        self._places = self._known()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._lock.close()

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector of length 1 for each text, (texts, SIZE)."""
        keys = [_key(text) for text in texts]
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._places}
        order = sorted(missing, key=lambda key: len(missing[key]))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            self._add(batch, super().embed([missing[key] for key in batch]))
        if not texts:
            return np.zeros((0, SIZE), np.float32)
        rows = np.memmap(self._vectors, "<f2", mode="r").reshape(-1, SIZE)
        return rows[[self._places[key] for key in keys]].astype(np.float32)

    def _known(self) -> dict[bytes, int]:
        """Read which rows are there; what was half written when a run was stopped is cut off."""
        for path in (self._keys, self._vectors):
            path.touch()
        count = min(self._keys.stat().st_size // _KEY, self._vectors.stat().st_size // _ROW)
        for path, width in ((self._keys, _KEY), (self._vectors, _ROW)):
            with path.open("r+b") as file:
                file.truncate(count * width)
        keys, self._rows = self._keys.read_bytes(), count
        return {keys[place * _KEY : (place + 1) * _KEY]: place for place in range(count)}

    def _add(self, keys: Sequence[bytes], vectors: NDArray[np.float32]) -> None:
        with self._vectors.open("ab") as file:
            file.write(b"".join(packed(vector) for vector in vectors))
        with self._keys.open("ab") as file:
            file.write(b"".join(keys))
        for place, key in enumerate(keys, self._rows):
            self._places[key] = place
        self._rows += len(keys)


def _key(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_KEY).digest()
