"""Plain text: what every adapter passes what it received through, so that nothing behind it meets broken text."""

import re
from typing import Final

LONGEST: Final = 20_000
"""Characters of one message that are kept; no network allows more than 4,096 in one text, exports merge a few."""

LONGEST_NAME: Final = 256
_BROKEN: Final = re.compile("[\x00\ud800-\udfff]")


def plain(text: object, limit: int = LONGEST) -> str:
    """Give `text` without NUL and lone surrogates (no database or log takes them), at most `limit` characters.

    Anything that is no string gives the empty string.
    """
    if not isinstance(text, str):
        return ""
    return _BROKEN.sub("", text[: limit * 2])[:limit] if _BROKEN.search(text[: limit * 2]) else text[:limit]


def plain_name(text: object) -> str:
    """Give a display name on one line, without control characters, at most 256 characters."""
    return " ".join(plain(text, LONGEST_NAME * 2).split())[:LONGEST_NAME]
