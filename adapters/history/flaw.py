"""Flaws: messages of an export that could not be read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """A message that could not be read: its place in the file's order, its first byte, its id if it can be seen."""

    number: int
    at: int
    id: str = ""
