"""What is known of how a group's own messages score, and of automatic removal resting there."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The scores of messages of members in good standing, counted at one moment: what a group's limits follow from.

    Each was scored as though a newcomer had written it. The lists fall, and hold the highest only.
    """

    at: datetime
    since: datetime
    """When the oldest message that was counted was written."""
    seen: int
    """Messages that were counted; `highest` are the highest scores among them."""
    highest: tuple[float, ...] = ()
    wrong: tuple[float, ...] = ()
    """Scores of what the bot removed or asked about, and moderators took back or let stand."""
    caught: tuple[float, ...] = ()
    """Scores of what the bot brought up and moderators did not take back."""
    messages: int = 0
    """All messages of the group in that time, which `wrong` is measured against."""
    read_by: str = ""
    """The model and the detectors' settings that gave the scores; others give others."""
    one_in: int = 1
    """One message in so many is scored for the next time."""
    drifted_at: datetime | None = None
    """When the group was last seen to talk otherwise than before: only what was said since then counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Automatic removal rests: until a moment the bot only asks. `cause`: `removals`, `overturned` or `moderator`."""

    since: datetime
    until: datetime
    cause: str
    count: int = 0
    """How many removals, or how many that were taken back."""
    usual: float = 0.0
    """How many would have been as usual, or within the budget."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """One removal of the last days: `text` tells copies of one text apart from others, as far as it is still known."""

    at: datetime
    member: str
    text: str = ""
