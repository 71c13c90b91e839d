"""Messages: what was said, with everything a network tells about it and everything that was read out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from chat.packed import Packed
from chat.people import GroupId, Member, MemberId


class MediaKind(StrEnum):
    """What a message may carry beside text."""

    PHOTO = "photo"
    VIDEO = "video"
    ANIMATION = "animation"
    VOICE = "voice"
    AUDIO = "audio"
    DOCUMENT = "document"
    STICKER = "sticker"
    POLL = "poll"
    CONTACT = "contact"
    LOCATION = "location"
    STORY = "story"
    GIVEAWAY = "giveaway"
    GAME = "game"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What was seen on a picture: the texts of its QR and bar codes, what is written on it, what it looks like.

    `look` is a perceptual hash of 64 bits as 16 hexadecimal digits; empty for a picture too plain to tell from others.
    """

    codes: tuple[str, ...] = ()
    text: str = ""
    look: str = ""

    @property
    def says(self) -> str:
        """Everything that can be read on it, a line each."""
        return "\n".join(part for part in (*self.codes, self.text) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """One thing a message carries; `text` is what can be read on it: a file name, a poll's question, a number.

    A still picture that could be looked at has a `file`, which the network fetches it by, and its `size` in bytes (0:
    not told); two with the same `same` are the same file, where that is told. `picture`: what was seen on it.
    """

    kind: MediaKind
    text: str = ""
    file: str = ""
    same: str = ""
    size: int = 0
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a message answers; `author` is empty where the network does not say."""

    message: str
    author: MemberId = ""
    elsewhere: bool = False
    """The answered message stands in another chat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a forwarded message comes from; `kind` is `person`, `hidden`, `group` or `channel`."""

    kind: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One address found in a message; `domain` is registrable (`example.co.uk`), lower case, punycode decoded.

    `hidden`: it stood behind other words. `invite`: it leads into a group, channel or server.
    `listed`: the entry of the operator's block list that it is under.
    """

    url: str
    domain: str
    hidden: bool = False
    invite: bool = False
    listed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read out of a message before any rule saw it: pure data, so that detectors stay pure.

    `folded`: the text as matched on. `traces`: counts of obfuscation that folding threw away. `changes`: pieces
    (as written, as read), for the receipt. `scores`: label → 0..1 from the learned model, empty without one.
    """

    folded: str = ""
    traces: Mapping[str, int] = field(default_factory=dict)
    changes: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()
    scores: Mapping[str, float] = field(default_factory=dict)
    because: tuple[str, ...] = ()
    """The pieces of the text that raised the highest learned score most, in the order of their weight."""
    otherwise: float | None = None
    """What that score would be without these pieces."""
    vector: Packed = field(default=b"", repr=False)
    """The meaning of the text as `moderation.sentences` packs it; empty where it could not change the verdict."""
    bare: "Reading | None" = None
    """The reading of all but what stands on pictures, where anything does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message in one group, in its latest form. `text` holds a caption where there is media."""

    id: str
    group: GroupId
    author: Member
    at: datetime
    text: str = ""
    edited_at: datetime | None = None
    reply_to: Reply | None = None
    quote: str = ""
    """The part of the answered message that is shown; not the author's own words."""
    thread: str = ""
    links: tuple[str, ...] = ()
    """Addresses the network itself marked, also those hidden behind words."""
    mentions: tuple[str, ...] = ()
    mentions_everyone: bool = False
    forward: Origin | None = None
    via_bot: str = ""
    media: tuple[Media, ...] = ()
    album: str = ""
    """Messages that the network shows as one (a media group) share this."""
    buttons: tuple[str, ...] = ()
    """Texts and addresses of inline buttons."""
    reading: Reading = Reading()

    @property
    def carried(self) -> str:
        """Everything an advertisement could stand in, a line each; the quote is left out, for it is another's words."""
        on_pictures = (each.says for each in self.pictures)
        parts = (self.text, *(m.text for m in self.media), *on_pictures, *self.buttons)
        return "\n".join(part for part in parts if part)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """What was seen on the pictures that were looked at."""
        return tuple([each.picture for each in self.media if each.picture is not None]) if self.media else ()

    def without_vector(self) -> "Message":
        """Give the message as it may be kept: the vector, a kilobyte, serves only the rules that see it now."""
        bare = self.reading.bare
        if not self.reading.vector and not (bare and bare.vector):
            return self
        return replace(
            self, reading=replace(self.reading, vector=b"", bare=replace(bare, vector=b"") if bare else None)
        )
