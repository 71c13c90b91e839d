"""The operator's block list: a file that may be put there, changed or taken away while the bot runs."""

import asyncio
from pathlib import Path
from typing import Final

import structlog

from moderation.blocklist import Blocklist
from storage.blocklist import BlocklistError, read_blocklist

log = structlog.get_logger()

NAME: Final = "blocklist.txt"
"""Its name in the data folder."""

_NONE: Final = Blocklist()


class BlocklistFile:
    """Reads the file again whenever it has changed; one that cannot be read leaves what was known in force."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int] | None = None
        self.sites = _NONE

    async def look(self) -> None:
        """Read the file if it is not the one that was read last."""
        stamp = await asyncio.to_thread(self._stamp)
        if stamp == self._seen:
            return
        self._seen = stamp
        if stamp is None:
            self.sites = _NONE
            log.info("blocklist_gone", path=str(self._path))
            return
        try:
            read = await asyncio.to_thread(read_blocklist, self._path)
        except BlocklistError as error:
            log.warning("blocklist_not_read", error=str(error), consequence="the list read before stays in force")
            return
        self.sites = read.sites
        log.info("blocklist_read", path=str(self._path), sites=len(read.sites), passed_over=read.passed_over)

    def _stamp(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size
