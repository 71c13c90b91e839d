"""A block list in a file: a site a line, as plain names, in the form of a hosts file or of an ad blocker."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from moderation.blocklist import Blocklist

LARGEST: Final = 200_000_000
"""Bytes of a file; a larger one is not read."""

_LONGEST_LINE: Final = 2_000
_HOSTS: Final = re.compile(r"^(?:0\.0\.0\.0|127\.0\.0\.1|::1?)\s+")
_BORDERS: Final = re.compile(r"^(?:\|\||@@|\w+://|\*\.)|[\^/?#$].*$")
_HOST: Final = re.compile(r"(?!-)[\w-]{1,63}(?:\.[\w-]{1,63})+", re.UNICODE)
_ITSELF: Final = frozenset(("localhost", "localhost.localdomain", "broadcasthost", "local", "0.0.0.0"))  # noqa: S104


class BlocklistError(Exception):
    """A block list cannot be read; the text is one line and says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBlocklist:
    """A block list as it was read; `passed_over` counts the lines that name no site."""

    sites: Blocklist
    passed_over: int


def read_blocklist(path: Path) -> ReadBlocklist:
    """Read a file; comments begin with `#` or `!`. Raises BlocklistError where it cannot be read."""
    passed_over = 0

    def hosts() -> Iterator[str]:
        nonlocal passed_over
        with path.open(encoding="utf-8-sig", errors="replace") as lines:
            for line in lines:
                host = _host(line)
                if host:
                    yield host
                elif host is None:
                    passed_over += 1

    try:
        if path.stat().st_size > LARGEST:
            raise BlocklistError(f"{path} is larger than {LARGEST:,} bytes: keep the sites that matter")
        return ReadBlocklist(sites=Blocklist(hosts()), passed_over=passed_over)
    except OSError as error:
        raise BlocklistError(f"{path} cannot be read: {error.strerror or error}") from error


def _host(line: str) -> str | None:
    """Give the site a line names, an empty string for a line that means to name none, None for one that cannot be read.

    Exceptions of an ad blocker (`@@…`) name none.
    """
    text = line[:_LONGEST_LINE].strip().lower()
    if not text or text[0] in "#![" or text.startswith("@@"):
        return ""
    text = _HOSTS.sub("", text.partition(" #")[0]).strip()
    host = _BORDERS.sub("", _BORDERS.sub("", text)).partition(":")[0].strip(".")
    if host in _ITSELF:
        return ""
    return host if _HOST.fullmatch(host) else None
