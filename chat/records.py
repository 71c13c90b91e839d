"""Records: actions in storage. Each knows its inverse, or that it has none."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeAlias

from chat.actions import Action, Record
from chat.calibration import Calibration, Pause
from chat.case import Case, Label, Outcome
from chat.door import Watch
from chat.lessons import OwnHead
from chat.message import Message
from chat.packed import Packed
from chat.people import Member, MemberId

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
"""What a setting's stored value may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase(Record):
    """Keep a verdict with its receipt, and the actions that followed from it, so that they can be undone whole.

    `grown`: more was seen about a case that moderators were asked about, and this takes its place.
    """

    case: Case
    actions: tuple[Action, ...] = ()
    grown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseCase(Record):
    """Keep what a moderator made of a case. `actions`: what was done only now, for they confirmed what was asked."""

    case: str
    outcome: Outcome
    by: Member
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AddWarning(Record):
    """Warn a member; the warning counts until it expires. `warning` is its id: the case's, or the event's."""

    member: Member
    warning: str
    until: datetime

    def inverse(self) -> "RemoveWarning":
        """Forget the warning."""
        return RemoveWarning(group=self.group, reason=self.reason, member=self.member, warning=self.warning)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveWarning(Record):
    """Take one warning back."""

    member: Member
    warning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardPoints(Record):
    """Give points (or, below zero, take them). `entry` makes it happen once: the same entry twice is one."""

    member: Member
    points: int
    entry: str
    kind: str
    """What for: `message`, `reply`, `replied`, `reaction`, `checkin`, `gift`, `undo`."""
    day: str
    """The group's local day it counts for, ISO form: daily limits are kept by it."""

    def inverse(self) -> "AwardPoints":
        """Take the points back, under an entry of its own."""
        return replace(self, points=-self.points, entry=f"{self.entry}:undo", kind="undo")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn(Record):
    """A member checked in on a day of the group's calendar; `streak` counts the days in a row, this one included."""

    member: Member
    day: str
    streak: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSetting(Record):
    """Change one setting of the group; `None` as `value` means back to the default (the row goes)."""

    section: str
    field: str
    value: Json
    before: Json
    by: Member

    def inverse(self) -> "ChangeSetting":
        """Set it back to what it was."""
        return replace(self, value=self.before, before=self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Teach(Record):
    """A moderator says what a text is: evidence to learn from. `sample` is its id: the case's, or the message's.

    `vector` is the text's packed meaning and `chance` the shipped model's: they stay when the text is forgotten.
    """

    sample: str
    text: str
    label: Label
    by: Member
    vector: Packed = field(default=b"", repr=False)
    chance: float = 0.0

    def inverse(self) -> "Unteach":
        """Forget the sample."""
        return Unteach(group=self.group, reason=self.reason, sample=self.sample)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unteach(Record):
    """Forget one taught sample."""

    sample: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustMember(Record):
    """A moderator says that a member is welcome (or no longer specially so)."""

    member: Member
    trusted: bool

    def inverse(self) -> "TrustMember":
        """Say the opposite."""
        return replace(self, trusted=not self.trusted)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport(Record):
    """A member points a message out to the moderators."""

    message: Message
    by: MemberId


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTopic(Record):
    """A topic was posted, under the key its post has: steers the rotation."""

    topic: str
    post: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CountAnswer(Record):
    """The FAQ answered a question (`entry` is the entry's question), or did not know (`entry` empty)."""

    question: str
    entry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepWatch(Record):
    """Keep what waits at the door: a question, a lock, or the same in another form."""

    watch: Watch

    def inverse(self) -> "EndWatch":
        """Watch no more."""
        return EndWatch(group=self.group, reason=self.reason, watch=self.watch)


@dataclass(frozen=True, slots=True, kw_only=True)
class EndWatch(Record):
    """A question was answered, or a lock opened, before its time was up."""

    watch: Watch

    def inverse(self) -> "KeepWatch":
        """Go on watching."""
        return KeepWatch(group=self.group, reason=self.reason, watch=self.watch)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteScore(Record):
    """Note how a message scores, as though a newcomer had written it: numbers only, to calibrate the limits by."""

    message: str
    author: MemberId
    at: datetime
    score: float
    chance: float
    read_by: str
    vector: Packed = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepCalibration(Record):
    """Go by another calibration from now on; nothing as one means the shipped limits."""

    calibration: Calibration | None
    before: Calibration | None = None

    def inverse(self) -> "KeepCalibration":
        """Go by the one before."""
        return replace(self, calibration=self.before, before=self.calibration)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepHead(Record):
    """Judge by what the lessons have come to from now on; nothing means by the shipped model alone."""

    head: OwnHead | None
    before: OwnHead | None = None

    def inverse(self) -> "KeepHead":
        """Judge by what they had come to before."""
        return replace(self, head=self.before, before=self.head)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepPause(Record):
    """Let automatic removal rest until a moment, or go on: then the pause is over at once."""

    pause: Pause | None
    before: Pause | None = None

    def inverse(self) -> "KeepPause":
        """Let it be as before."""
        return replace(self, pause=self.before, before=self.pause)


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldMembers(Record):
    """Remember whom a lock keeps from writing until a moment; whatever is decided about one of them later ends that."""

    lock: str
    members: tuple[Member, ...]
    until: datetime
