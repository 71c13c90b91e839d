"""What was seen on pictures, so that the same one, sent a thousand times, is looked at once."""

from collections import OrderedDict
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final

from chat.message import Media, Picture
from chat.people import GroupId, network_of

KEPT: Final = 2_000
"""Pictures that are remembered."""

MOST_TO_READ: Final = 40
"""Pictures that wait to be read, of some 300 kB each; the oldest are left unread."""

MOST_AWAITING: Final = 500
"""Messages that wait for the writing on one picture."""

Place = tuple[GroupId, str]


def digest(data: bytes) -> str:
    """Give what tells these bytes from all others."""
    return blake2b(data, digest_size=16).hexdigest()


@dataclass(slots=True, kw_only=True)
class Unread:
    """A picture that waits to be read, and the messages that carry it."""

    digest: str
    reduced: bytes
    carried_by: dict[Place, str] = field(default_factory=dict)
    """What each of the messages calls the file."""


class Seen:
    """Pictures by their bytes, and by what the network calls the file."""

    def __init__(self) -> None:
        self._pictures: OrderedDict[str, Picture] = OrderedDict()
        self._files: OrderedDict[str, str] = OrderedDict()
        self._unread: OrderedDict[str, Unread] = OrderedDict()

    def known(self, group: GroupId, media: Media) -> str:
        """Give the digest of a file that was looked at before, or nothing."""
        found = self._files.get(_name(group, media), "") if media.same else ""
        return found if found in self._pictures else ""

    def of(self, digest: str) -> Picture | None:
        """Give what was seen on the picture of these bytes; one without codes and look was refused."""
        found = self._pictures.get(digest)
        if found is not None:
            self._pictures.move_to_end(digest)
        return found

    def remember(self, digest: str, picture: Picture) -> None:
        """Remember what was seen; the pictures seen longest ago are forgotten."""
        self._pictures[digest] = picture
        self._pictures.move_to_end(digest)
        while len(self._pictures) > KEPT:
            self._pictures.popitem(last=False)

    def name(self, group: GroupId, media: Media, digest: str) -> None:
        """Remember which bytes a file has."""
        if media.same:
            self._files[_name(group, media)] = digest
            while len(self._files) > KEPT:
                self._files.popitem(last=False)

    def await_reading(self, digest: str, reduced: bytes) -> int:
        """Let a picture wait to be read; give how many others are left unread for it."""
        self._unread[digest] = Unread(digest=digest, reduced=reduced)
        left = len(self._unread) - MOST_TO_READ
        for _ in range(left):
            self._unread.popitem(last=False)
        return max(0, left)

    def carried(self, digest: str, place: Place, file: str) -> None:
        """Note that a message carries a picture that waits to be read."""
        unread = self._unread.get(digest)
        if unread is not None and len(unread.carried_by) < MOST_AWAITING:
            unread.carried_by[place] = file

    def next_unread(self) -> Unread | None:
        """Give the picture that has waited longest to be read; it goes on waiting until it is `done`."""
        return next(iter(self._unread.values()), None)

    def done(self, digest: str) -> None:
        """Let a picture wait no longer."""
        self._unread.pop(digest, None)


def _name(group: GroupId, media: Media) -> str:
    return f"{network_of(group)}:{media.same}"
