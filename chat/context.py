"""Context: what is known at the moment of an event."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from chat.calibration import Calibration, Pause, Removal
from chat.door import Door
from chat.foresight import Foresight
from chat.lessons import OwnHead
from chat.people import Standing
from chat.platform import Capabilities
from chat.recent import Recent
from chat.settings import GroupSettings
from chat.spread import Copy


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a rule may know beside the event itself.

    `now` is the clock's time, or the event's own in a replay. `standing` is that of the event's member before it.
    `recent` is the group's window without the event's own message.
    `copies` are messages that say nearly the same, by people whom nobody knows yet, in this group and in others, also
    those that were removed. `door` is what happens at its door. `topics`: topic → when it was last posted.
    `model` names the text model that gave the scores, empty without one.
    `calibration` is how the group's own messages score, `taught` what its moderators taught, `removals` the last
    removals of the bot's own, oldest first, `pause` the last time that they rested.
    """

    now: datetime
    settings: GroupSettings = field(default_factory=GroupSettings)
    standing: Standing = field(default_factory=Standing)
    recent: Recent = field(default_factory=Recent)
    capabilities: Capabilities = field(default_factory=Capabilities)
    copies: tuple[Copy, ...] = ()
    door: Door = field(default_factory=Door)
    topics: dict[str, datetime] = field(default_factory=dict)
    model: str = ""
    calibration: Calibration | None = None
    taught: OwnHead | None = None
    removals: Sequence[Removal] = ()
    pause: Pause | None = None
    foresight: Foresight | None = None
    """Tells what may come of a conversation; nobody can where there is no model for it."""

    @property
    def today(self) -> str:
        """The day of the group's calendar, ISO form."""
        return self.now.astimezone(self.settings.general.zone).date().isoformat()

    @property
    def resting(self) -> bool:
        """Tell whether automatic removal rests at this moment."""
        return self.pause is not None and self.pause.since <= self.now < self.pause.until
