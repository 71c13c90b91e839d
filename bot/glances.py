"""Glances: pictures are fetched from their network, looked at once, and remembered."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from typing import Final

from bot.eye import Eye
from bot.seen import Seen, digest
from chat.message import Media, MediaKind, Picture
from chat.people import GroupId, network_of
from chat.platform import Gallery, Platform, PlatformError
from moderation.decoding import MOST_BYTES, PictureError
from moderation.detectors.pictures import Pictures as Wanted

FETCHING: Final = 20.0
"""Seconds that a network has to give a picture."""


class Glances:
    """Fetches pictures and looks at them, one at a time; what was refused is remembered as empty."""

    def __init__(self, platforms: Mapping[str, Platform], *, eye: Eye, seen: Seen, counts: Counter[str]) -> None:
        """`platforms` by name; those that are no `Gallery` show no pictures."""
        self._galleries = {name: each for name, each in platforms.items() if isinstance(each, Gallery)}
        self._eye = eye
        self._seen = seen
        self._counts = counts
        self._turn = asyncio.Lock()

    @property
    def possible(self) -> bool:
        """Whether there is anything to look with, and a network that shows pictures."""
        return self._eye.glances and bool(self._galleries)

    def of(self, group: GroupId) -> bool:
        """Tell whether pictures of a group can be looked at."""
        return self._eye.glances and network_of(group) in self._galleries

    async def look(self, group: GroupId, media: Media, wanted: Wanted) -> str:
        """Fetch a picture and look at it, or remember it from before; give its digest, or nothing if it was not given.

        What is seen is in `seen`, and it waits there to be read where that is `wanted`.
        """
        known = self._seen.known(group, media)
        if known:
            self._counts["known"] += 1
            return known
        if media.size > MOST_BYTES:
            self._counts["too many bytes"] += 1
            return ""
        try:
            async with asyncio.timeout(FETCHING):
                data = await self._galleries[network_of(group)].fetch(media.file, MOST_BYTES)
        except (PlatformError, TimeoutError):
            self._counts["not fetched"] += 1
            return ""
        name = digest(data)
        async with self._turn:
            if self._seen.of(name) is None:
                await self._glance(name, data, media.kind, wanted)
            else:
                self._counts["known"] += 1
        self._seen.name(group, media, name)
        return name

    async def _glance(self, name: str, data: bytes, kind: MediaKind, wanted: Wanted) -> None:
        """Look at a picture for the first time; one that is refused counts as empty, and is not tried again."""
        try:
            seen = await self._eye.glance(data)
        except PictureError as error:
            self._counts[str(error)] += 1
            self._seen.remember(name, Picture())
            return
        self._counts["looked_at"] += 1
        self._seen.remember(name, seen.picture)
        if wanted.writing and self._eye.reads and kind is not MediaKind.STICKER:
            self._seen.await_reading(name, seen.reduced)
