"""Text in a Telegram export: a string, or a list of strings and of pieces with a meaning."""

from collections.abc import Iterator
from typing import Any, Final

from adapters.history.values import Fields, string
from chat.plain import LONGEST, plain

_MENTIONS: Final = frozenset({"mention", "mention_name"})


def flat(value: Any) -> str:
    """Give the whole of a text, at most the length a message may have."""
    if isinstance(value, str):
        return plain(value)
    if not isinstance(value, list):
        return ""
    parts, room = [], LONGEST
    for part in value:
        text = part if isinstance(part, str) else string(part.get("text")) if isinstance(part, dict) else ""
        parts.append(text)
        room -= len(text)
        if room < 0:
            break
    return plain("".join(parts))


def links(message: Fields) -> tuple[str, ...]:
    """Give the addresses Telegram marked in the text, also those behind other words."""
    found: dict[str, None] = {}
    for piece in _pieces(message):
        address = piece.get("href") if piece.get("type") == "text_link" else piece.get("text")
        if piece.get("type") in ("link", "text_link") and (url := plain(address, 2048)):
            found[url] = None
    return tuple(found)


def mentions(message: Fields) -> tuple[str, ...]:
    """Give the members that are called by name, as written."""
    return tuple(plain(piece.get("text"), 256) for piece in _pieces(message) if piece.get("type") in _MENTIONS)


def _pieces(message: Fields) -> Iterator[Fields]:
    """Give the pieces of a text that have a meaning; exports before 2021 have them in `text` only."""
    pieces = message.get("text_entities")
    for piece in pieces if isinstance(pieces, list) else message.get("text") or ():
        if isinstance(piece, dict):
            yield piece
