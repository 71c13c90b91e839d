"""The outline of an export: its fields, and each message as the bytes it is written in.

A JSON parser gives up at the first wrong byte. Here messages are only told apart, by their braces, and parsed one by
one: a broken one costs itself and nothing else, memory holds one message at a time, and the place of each is known.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from adapters.history.errors import BrokenJsonError
from adapters.history.window import Window

_DEEPEST: Final = 64
_STRING: Final = rb'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"'
_TOKEN: Final = re.compile(rb"[\s,]*+(?:(" + _STRING + rb")\s*+(:)?+|([{}\[\]])|([^\s\"{}\[\],:]++))")
_BRACE: Final = re.compile(rb"(?:[^\"\[\]{}]*+" + _STRING + rb')*+[^"\[\]{}]*+([\[\]{}"])')
_INDENT: Final = re.compile(rb"\n([ \t]*+)\Z")
_BLANK: Final = b" \t\r\n,"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A plain value outside the messages; `path` is its keys (`chats.list.name`), `raw` its JSON."""

    path: str
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagesBegin:
    """A list of messages begins; the fields before it say whose."""

    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One element of a list of messages as it is written, at byte `at` of the file."""

    raw: bytes
    at: int


class Frames:
    """The outline of one JSON document.

    Iterating raises `BrokenJsonError` where the outline is lost; what was given before is good.
    """

    def __init__(self, window: Window) -> None:
        self._window = window
        self._indent = b""

    def __iter__(self) -> Iterator[Field | MessagesBegin | Frame]:
        """Walk through the document: outside the messages a token at a time, inside a message at a time."""
        keys: list[str] = []
        while True:
            text, colon, brace, scalar = self._token()
            if not keys and brace != b"{":
                raise self._broken()
            if colon:
                keys[-1] = text[1:-1].decode("utf-8", "replace")
            elif brace == b"[" and keys[-1] == "messages":
                yield MessagesBegin(path=_path(keys))
                yield from self._messages()
            elif brace in (b"{", b"["):
                keys.append("")
            elif brace:
                keys.pop()
            else:
                yield Field(path=_path(keys), raw=text or scalar)
            if not keys:
                return self._expect_end()
            if len(keys) > _DEEPEST:
                raise self._broken()

    def _token(self) -> tuple[bytes, bytes, bytes, bytes]:
        """Give the next (string, colon, brace, scalar), three of them empty; one at the window's edge may go on."""
        window = self._window
        while True:
            window.mark = window.at
            found = _TOKEN.match(window.bytes, window.at)
            if (found is None or found.end() == len(window.bytes)) and window.more():
                continue
            if found is None:
                raise self._broken()
            window.at = window.mark = found.end()
            return found[1] or b"", found[2] or b"", found[3] or b"", found[4] or b""

    def _messages(self) -> Iterator[Frame]:
        """Give the elements of the list whose bracket was just passed, up to its closing one.

        The window's mark is where the message began, or between messages where the one before ended.
        """
        depth = 0
        while True:
            brace = self._brace(inside=depth > 0)
            if brace == b"" and depth:
                yield self._frame()  # its closing brace is missing, and the next message begins here
                depth = 0
            elif brace in (b"{", b"["):
                if depth == 0:
                    yield from self._between()
                depth += 1
            elif depth:
                depth -= 1
                if depth == 0:
                    self._to_next_message(self._window.at)
                    yield self._frame()
            elif brace == b"]":
                return

    def _brace(self, *, inside: bool) -> bytes:
        """Move behind the next brace or bracket and give it.

        Gives nothing, standing before the next message, where the one it is `inside` does not end by itself.
        """
        window = self._window
        while True:
            found = _BRACE.match(window.bytes, window.at)
            if found is not None and found[1] != b'"':
                window.at = found.end()
                return found[1]
            if found is not None and (window.ended or window.bytes.find(b"\n", found.end()) >= 0):
                window.at = found.end()  # a string that its line does not close: the quote is passed over
            elif inside and window.is_wide() and self._to_next_message(len(window.bytes)):
                return b""
            elif not window.more():
                if inside and self._to_next_message(len(window.bytes)):
                    return b""
                raise self._broken()

    def _to_next_message(self, until: int) -> bool:
        """Go back to a line whose brace stands just where the present message's did: those inside it stand deeper."""
        window = self._window
        place = window.bytes.find(b"\n" + self._indent + b"{", window.mark + 1, until) if self._indent else -1
        if place < 0:
            return False
        window.at = place
        return True

    def _between(self) -> Iterator[Frame]:
        """Mark the message that was just opened; anything before it that is no blank is a broken element."""
        window = self._window
        begin = window.at - 1
        gap = window.bytes[window.mark : begin]
        if gap.strip(_BLANK):
            yield Frame(raw=gap, at=window.base + window.mark)
        found = _INDENT.search(gap)
        self._indent = found[1] if found else b""
        window.mark = begin

    def _frame(self) -> Frame:
        """Give what stands between mark and place, and move the mark behind it."""
        window = self._window
        frame = Frame(raw=window.bytes[window.mark : window.at], at=window.base + window.mark)
        window.mark = window.at
        return frame

    def _expect_end(self) -> None:
        window = self._window
        while not window.bytes[window.at :].strip():
            window.mark = window.at = len(window.bytes)
            if not window.more():
                return
        raise self._broken()

    def _broken(self) -> BrokenJsonError:
        window = self._window
        return BrokenJsonError(window.base + window.mark, truncated=window.ended)


def _path(keys: list[str]) -> str:
    return ".".join(key for key in keys if key)
