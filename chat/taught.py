"""What moderators taught about pictures."""

from dataclasses import dataclass

from chat.case import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class TaughtPicture:
    """A picture that a moderator said the kind of, by its look; `sample` is what it was taught as."""

    sample: str
    look: str
    label: Label
