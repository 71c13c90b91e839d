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
class Media:
    """One thing a message carries; `text` is what can be read on it: a file name, a poll's question, a number."""

    kind: MediaKind
    text: str = ""


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
        return "\n".join(part for part in (self.text, *(m.text for m in self.media), *self.buttons) if part)

    def without_vector(self) -> "Message":
        """Give the message as it may be kept: the vector, a kilobyte, serves only the rules that see it now."""
        return replace(self, reading=replace(self.reading, vector=b"")) if self.reading.vector else self
