"""A window on a file: the bytes that are looked at, with the place in the whole."""

from collections.abc import Callable
from typing import Final

CHUNK: Final = 1 << 20
WIDEST: Final = 64 << 20
"""Bytes in view at once; a message that needs more has lost its braces."""


class Window:
    """Bytes of a file from `base` on. Those before `mark` are no longer needed, those before `at` have been read.

    `read(size)` gives the file's bytes in order, none at its end.
    """

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self.bytes = b""
        self.base = 0
        self.mark = 0
        self.at = 0
        self.ended = False

    def is_wide(self) -> bool:
        """Tell whether more is kept in view than almost any message needs."""
        return len(self.bytes) - self.mark > 2 * CHUNK

    def more(self) -> bool:
        """Let go of what is before the mark and see further; tell whether there was more."""
        kept = self.bytes[self.mark :]
        if self.ended or len(kept) >= WIDEST:
            return False
        chunk = self._read(max(CHUNK, len(kept)))
        self.base += self.mark
        self.at -= self.mark
        self.mark = 0
        self.bytes = kept + chunk
        self.ended = not chunk
        return not self.ended
