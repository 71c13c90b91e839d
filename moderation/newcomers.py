"""Newcomers and regulars: how well a group knows the author of a message."""

from datetime import timedelta
from enum import IntEnum
from functools import cached_property

from pydantic import Field

from chat.context import Context
from chat.people import Kind, Member, Role
from chat.settings import Settings


class Acquaintance(IntEnum):
    """How well a group knows somebody; the better, the more it forgives."""

    NEWCOMER = 0
    MEMBER = 1
    REGULAR = 2
    TRUSTED = 3


class Newcomers(Settings):
    """Who counts as a newcomer, who as a regular, and how much less counts what is found against a regular."""

    section = "newcomers"

    messages: int = Field(5, ge=0, le=10_000, description="Messages after which a member is no longer a newcomer.")
    hours: int = Field(24, ge=0, le=8760, description="Hours since first seen during which a member is a newcomer.")
    regular_messages: int = Field(50, ge=1, le=100_000, description="Messages that make a member a regular.")
    regular_days: int = Field(7, ge=0, le=3650, description="Days since first seen that a regular needs besides.")
    regular_counts: float = Field(0.4, ge=0, le=1, description="Share of a score that counts against a regular.")
    trusted_counts: float = Field(0.25, ge=0, le=1, description="Share of a score that counts against the trusted.")

    @cached_property
    def unknown_for(self) -> timedelta:
        """How long a member is a newcomer."""
        return timedelta(hours=self.hours)

    @cached_property
    def regular_after(self) -> timedelta:
        """How long a regular has been known."""
        return timedelta(days=self.regular_days)

    def share(self, known: Acquaintance) -> float:
        """Give the share of a score that counts against somebody known so well."""
        if known is Acquaintance.TRUSTED:
            return self.trusted_counts
        return self.regular_counts if known is Acquaintance.REGULAR else 1.0


def acquaintance(author: Member, context: Context) -> Acquaintance:
    """Tell how well the group knows the author, whose standing the context holds.

    A channel or a strange bot stays a newcomer until it is trusted: nobody knows who writes in its name.
    """
    standing, limits = context.standing, context.settings[Newcomers]
    if standing.trusted:
        return Acquaintance.TRUSTED
    if author.kind in (Kind.CHANNEL, Kind.STRANGE_BOT) or standing.since is None or standing.messages < limits.messages:
        return Acquaintance.NEWCOMER
    known_for = context.now - standing.since
    if known_for < limits.unknown_for:
        return Acquaintance.NEWCOMER
    if standing.messages >= limits.regular_messages and known_for >= limits.regular_after:
        return Acquaintance.REGULAR
    return Acquaintance.MEMBER


def is_new(author: Member, context: Context) -> bool:
    """Tell whether the author is a newcomer."""
    return acquaintance(author, context) is Acquaintance.NEWCOMER


def well_known(author: Member, context: Context) -> bool:
    """Tell whether the author is a regular or one whom nobody judges."""
    if author.protected or context.standing.role >= Role.MODERATOR:
        return True
    return acquaintance(author, context) >= Acquaintance.REGULAR
