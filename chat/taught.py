"""What moderators taught about pictures."""

from dataclasses import dataclass
from typing import Final

from chat.case import Label

OF_A_LOOK: Final = "look:"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaughtPicture:
    """A picture that a moderator said the kind of, by its look."""

    look: str
    label: Label

    @property
    def sample(self) -> str:
        """The id it is taught under: the same look taught again takes the place of the first."""
        return f"{OF_A_LOOK}{self.look}"


def look_of(sample: str) -> str:
    """Give the look that a sample is about, or nothing for one that is a text."""
    return sample.removeprefix(OF_A_LOOK) if sample.startswith(OF_A_LOOK) else ""
