"""Ids of cases: short enough to type."""

from base64 import b32encode
from hashlib import sha256
from typing import Final

LENGTH: Final = 8
"""Characters of an id: 40 bits, so a group with a million cases has a repeat with a chance of a half."""


def case_id(event_id: str) -> str:
    """Give the id of the case that an event opens, `K7F3QM2A`: the same event, the same id."""
    digest = sha256(event_id.encode("utf-8", "replace")).digest()
    return b32encode(digest).decode("ascii")[:LENGTH]
