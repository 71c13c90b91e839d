"""What was seen on pictures, so that the same one, sent a thousand times, is looked at once."""

from collections import OrderedDict
from collections.abc import Mapping
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

MOST_FILES: Final = 20
"""Files of one message that are remembered; an edit may have put others in their place."""

Place = tuple[GroupId, str]


def digest(data: bytes) -> str:
    """Give what tells these bytes from all others."""
    return blake2b(data, digest_size=16).hexdigest()


@dataclass(slots=True, kw_only=True)
class Unread:
    """A picture that waits to be read, and the messages that carry it; without bytes it is to be left unread."""

    digest: str
    reduced: bytes
    carried_by: dict[Place, None] = field(default_factory=dict)


class Seen:
    """Pictures by their bytes, by what the network calls the file, and by the message that carries them."""

    def __init__(self) -> None:
        self._carried: OrderedDict[Place, dict[str, str]] = OrderedDict()
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

    def carry(self, place: Place, files: Mapping[str, str]) -> None:
        """Note which files a message carries, each with its digest; it waits for those that wait to be read."""
        held = {**self._carried.pop(place, {}), **files}
        self._carried[place] = dict(list(held.items())[-MOST_FILES:])
        while len(self._carried) > KEPT:
            self._carried.popitem(last=False)
        for digest in files.values():
            unread = self._unread.get(digest)
            if unread is not None and len(unread.carried_by) < MOST_AWAITING:
                unread.carried_by[place] = None

    def at(self, place: Place) -> dict[str, Picture]:
        """Give all that was seen on the pictures of a message, by what it calls the files."""
        files = self._carried.get(place, {})
        return {file: picture for file, digest in files.items() if (picture := self._pictures.get(digest))}

    def await_reading(self, digest: str, reduced: bytes) -> None:
        """Let a picture wait to be read; where too many wait, the oldest are to be left unread."""
        self._unread[digest] = Unread(digest=digest, reduced=reduced)
        waiting = [each for each in self._unread.values() if each.reduced]
        for each in waiting[:-MOST_TO_READ]:
            each.reduced = b""

    def next_unread(self) -> Unread | None:
        """Give the picture that has waited longest to be read; it goes on waiting until it is `done`."""
        return next(iter(self._unread.values()), None)

    def done(self, unread: Unread) -> list[Place]:
        """Let a picture wait no longer; give the messages that carry it and wait for no other."""
        self._unread.pop(unread.digest, None)
        return [
            place
            for place in unread.carried_by
            if not any(digest in self._unread for digest in self._carried.get(place, {}).values())
        ]


def _name(group: GroupId, media: Media) -> str:
    return f"{network_of(group)}:{media.same}"
