"""Sanctions: which step follows from what was found, the same for everyone."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from pydantic import Field, field_validator

from chat.actions import Action, Ban, ChatAction, DeleteMessage, Kick, Mute
from chat.case import Label, Step
from chat.context import Context
from chat.message import Message
from chat.records import AddWarning
from chat.settings import Settings
from chat.words import Words
from moderation.newcomers import Acquaintance, acquaintance


class Sanctions(Settings):
    """The ladder: what follows the first time, the second and the third; warnings are forgotten after some days."""

    section = "sanctions"

    newcomer_spam: Step = Field(
        Step.MUTE, description="What follows a newcomer's advert besides deleting it: delete, mute, kick or ban."
    )
    newcomer_mute_hours: int = Field(24, ge=1, le=8760, description="Hours a newcomer is muted for an advert.")
    flood_mute_minutes: int = Field(5, ge=1, le=10_080, description="Minutes a member is muted for flooding.")
    first_mute_minutes: int = Field(60, ge=1, le=40_320, description="Minutes of the first mute of the ladder.")
    second_mute_minutes: int = Field(1440, ge=1, le=40_320, description="Minutes of the second mute of the ladder.")
    ban_cleanup_hours: int = Field(
        24,
        ge=0,
        le=168,
        description="Hours of what a banned newcomer wrote that go with the ban of a spammer; 0: nothing. "
        "On Telegram all of it goes.",
    )
    tell_in_private: bool = Field(
        False,
        description="Tell who is warned or muted from the moderators' chat or by a slash command in private; "
        "in the group where the network or the member does not allow that.",
    )
    warning_days: int = Field(30, ge=1, le=3650, description="Days after which a warning is forgotten.")

    @field_validator("newcomer_spam")
    @classmethod
    def _a_sanction(cls, value: Step) -> Step:
        if value not in (Step.DELETE, Step.MUTE, Step.KICK, Step.BAN):
            raise ValueError("choose delete, mute, kick or ban")
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Sanction:
    """One rung: the step, how long a mute lasts, and whether the member is told that it was a warning."""

    step: Step
    mute: timedelta = timedelta()
    told: bool = False


_WARNED: Final = Sanction(step=Step.DELETE, told=True)
_BANNED: Final = Sanction(step=Step.BAN)


def sanction(label: Label, known: Acquaintance, warnings: int, settings: Sanctions) -> Sanction:
    """Give the rung for a label, by how well the group knows the member and the warnings that still count."""
    first, second = (timedelta(minutes=each) for each in (settings.first_mute_minutes, settings.second_mute_minutes))
    muted_once, muted_again = Sanction(step=Step.MUTE, mute=first), Sanction(step=Step.MUTE, mute=second)
    brief = Sanction(step=Step.MUTE, mute=timedelta(minutes=settings.flood_mute_minutes), told=True)
    removed = Sanction(step=settings.newcomer_spam, mute=timedelta(hours=settings.newcomer_mute_hours))
    table = {
        (Label.SPAM, True): (removed, removed, removed, _BANNED),
        (Label.SPAM, False): (_WARNED, muted_once, muted_again, _BANNED),
        (Label.ABUSE, True): (_WARNED, muted_once, muted_again, _BANNED),
        (Label.ABUSE, False): (_WARNED, muted_once, muted_again, _BANNED),
        (Label.FLOOD, True): (brief, brief, muted_once, muted_again),
        (Label.FLOOD, False): (brief, brief, muted_once, muted_again),
    }
    rungs = table.get((label, known is Acquaintance.NEWCOMER), (Sanction(step=Step.ASK),))
    return rungs[min(max(warnings, 0), len(rungs) - 1)]


def sanction_of(message: Message, label: Label, context: Context) -> Sanction:
    """Give the rung that a message of this label has reached, with the group's settings."""
    known = acquaintance(message.author, context)
    return sanction(label, known, context.standing.warnings, context.settings[Sanctions])


def enact(message: Message, rung: Sanction, context: Context, *, case: str, reason: Words) -> tuple[Action, ...]:
    """Give the actions of a rung, as far as the network can do them: the deletion, the sanction, the warning.

    They are what a case keeps, and what undoing it takes back.
    """
    if rung.step in (Step.NONE, Step.ASK):
        return ()
    until = context.now + timedelta(days=context.settings[Sanctions].warning_days)
    warning = AddWarning(group=message.group, reason=reason, member=message.author, warning=case, until=until)
    return (*delete_whole(message, context, reason=reason), *_against(message, rung, context, reason), warning)


def delete_whole(message: Message, context: Context, *, reason: Words) -> tuple[DeleteMessage, ...]:
    """Give the deletion of a message and of all that the network shows as one with it."""
    parts = (message, *context.recent.album(message)) if message.id else ()
    return tuple(action for part in parts for action in delete(part, context, reason=reason))


def delete(message: Message, context: Context, *, reason: Words) -> tuple[DeleteMessage, ...]:
    """Give the deletion of a message, or nothing where there is none or the network no longer allows it."""
    within = context.capabilities.delete_within
    too_old = within is not None and context.now - message.at > within
    if not message.id or not context.capabilities.delete or too_old:
        return ()
    return (
        DeleteMessage(
            group=message.group,
            reason=reason,
            message=message.id,
            author=message.author,
            text=message.text,
            thread=message.thread,
        ),
    )


def _cleanup(message: Message, context: Context) -> timedelta | None:
    """Give how far back a ban clears away what was written: a newcomer's adverts, never a regular's years of talk."""
    hours = context.settings[Sanctions].ban_cleanup_hours
    newcomer = acquaintance(message.author, context) is Acquaintance.NEWCOMER
    return timedelta(hours=hours) if hours and newcomer else None


def _against(message: Message, rung: Sanction, context: Context, reason: Words) -> tuple[ChatAction, ...]:
    """Give the step itself; what a network cannot do becomes the next gentler thing it can."""
    able, author = context.capabilities, message.author
    if rung.step is Step.BAN and able.ban:
        return (Ban(group=message.group, reason=reason, member=author, cleanup=_cleanup(message, context)),)
    if rung.step is Step.KICK and able.kick:
        return (Kick(group=message.group, reason=reason, member=author),)
    if rung.step is Step.MUTE and able.mute and rung.mute:
        return (Mute(group=message.group, reason=reason, member=author, until=context.now + rung.mute),)
    return ()
