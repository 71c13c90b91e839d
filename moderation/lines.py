"""Lists that people write, one entry a line."""

from typing import Annotated

from pydantic import BeforeValidator


def _lines(value: object) -> object:
    """Split a text into its lines; anything else is left to the field's type."""
    entries = value.splitlines() if isinstance(value, str) else value
    if not isinstance(entries, list | tuple):
        return entries
    stripped = [entry.strip() if isinstance(entry, str) else entry for entry in entries]
    return tuple(dict.fromkeys(entry for entry in stripped if entry != ""))


Lines = Annotated[tuple[str, ...], BeforeValidator(_lines)]
"""Entries in their order, each once, without blanks around them; a text is read as one a line."""
