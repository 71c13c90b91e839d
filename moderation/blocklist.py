"""Blocklist: the sites an operator wants in none of the groups, however many there are."""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b
from typing import Final
from urllib.parse import urlsplit

import numpy as np

from chat.message import Message, Reading

_DEEPEST: Final = 8
"""Labels of a host that are looked at, from the end."""


class Blocklist:
    """Hosts as digests of 8 bytes: a million of them take 8 MB, and one is found in a microsecond or two."""

    def __init__(self, hosts: Iterable[str] = ()) -> None:
        self._digests = np.unique(np.fromiter(map(_digest, hosts), np.uint64))

    def __len__(self) -> int:
        return self._digests.size

    def listed(self, host: str) -> str:
        """Give the host, or the parent of it, that is listed, or nothing; `a.b.example.com` is under `example.com`."""
        labels = host.lower().strip(".").split(".")
        above = (".".join(labels[at:]) for at in range(max(0, len(labels) - _DEEPEST), len(labels)))
        return next((name for name in above if self._holds(name)), "")

    def _holds(self, host: str) -> bool:
        digest = np.uint64(_digest(host))
        place = int(np.searchsorted(self._digests, digest))
        return place < self._digests.size and bool(self._digests[place] == digest)


def _digest(host: str) -> int:
    return int.from_bytes(blake2b(host.encode("utf-8", "replace"), digest_size=8).digest())


def marked(message: Message, sites: Blocklist) -> Message:
    """Note on a message that has been read which of its links are on the operator's block list."""
    if not message.reading.links or not len(sites):
        return message
    return replace(message, reading=_noted(message.reading, sites))


def _noted(reading: Reading, sites: Blocklist) -> Reading:
    links = tuple(replace(link, listed=sites.listed(_host(link.url))) for link in reading.links)
    return replace(reading, links=links, bare=_noted(reading.bare, sites) if reading.bare else None)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
