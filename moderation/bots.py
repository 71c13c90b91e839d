"""Bots: which of the other bots in a group are trusted, and which are judged as members are."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import Final

from pydantic import Field

from chat.actions import Action
from chat.context import Context
from chat.events import CommandCalled, Event, Intercepted, MemberChanged, MemberJoined, MessageEdited, MessagePosted
from chat.people import OTHER_BOTS, Kind, Member, Role, network_of
from chat.records import ChangeSetting, Json
from chat.rule import Rule
from chat.settings import GroupSettings
from chat.words import Words
from moderation.lines import Lines

MOST: Final = 1000


class Others(StrEnum):
    """What holds for bots that nothing else is said about."""

    TRUSTED = "trusted"
    JUDGED = "judged"


class Bots(Rule):
    """Tells bots that the group trusts from those that are judged as newcomers are; no bot earns points or answers."""

    section = "bots"

    trusted: Lines = Field(
        (), max_length=MOST, description="Bots that are never acted against, one @name or id a line; they win."
    )
    strangers: Lines = Field(
        (),
        max_length=MOST,
        description="Bots that are judged, one @name or id a line; those that members bring in get onto it.",
    )
    others: Others = Field(
        Others.TRUSTED, description="What holds for all other bots and webhooks that are no staff: trusted or judged."
    )

    def react(self, event: Event, context: Context) -> Iterable[Action]:
        """Note a bot that somebody who is no staff has brought in; whom staff brings is no stranger any more."""
        if not isinstance(event, MemberJoined) or event.inviter is None or not _is_bot(event.member):
            return
        others = tuple(each for each in self.strangers if not _named(event.member, (each,)))
        kept = others if event.inviter.protected else (*others, event.member.id)[-MOST:]
        if {*kept} != {*self.strangers}:
            reason = Words("bot-brought", name=event.inviter.name, bot=event.member.name)
            own = Member(id=f"{network_of(event.group)}:innkeeper", name="Innkeeper", kind=Kind.INNKEEPER)
            yield self.changed("strangers", kept, context, group=event.group, by=own, reason=reason)

    def changed(
        self, field: str, names: tuple[str, ...], context: Context, *, group: str, by: Member, reason: Words
    ) -> ChangeSetting:
        """Give the change of one of the lists."""
        before = context.settings.changes.get(self.section, {}).get(field)
        value: Json = [*names] or None
        return ChangeSetting(
            group=group, reason=reason, section=self.section, field=field, value=value, before=before, by=by
        )

    def with_trust(self, member: Member, *, trusted: bool) -> dict[str, tuple[str, ...]]:
        """Give the lists, by name, as they are once a bot is trusted or is not; those alone that change."""
        wanted, other = ("trusted", "strangers") if trusted else ("strangers", "trusted")
        lists: dict[str, tuple[str, ...]] = {"trusted": self.trusted, "strangers": self.strangers}
        left = tuple(each for each in lists[other] if not _named(member, (each,)))
        more = lists[wanted] if _named(member, lists[wanted]) else (*lists[wanted], member.id)[-MOST:]
        return {name: names for name, names in {other: left, wanted: more}.items() if names != lists[name]}

    def seen(self, member: Member) -> Member:
        """Give a member as the group sees them: one of its bots, or a strange one; everybody else as they are."""
        if not _is_bot(member):
            return member
        kind = Kind.STRANGE_BOT if self._judges(member) else Kind.BOT
        return member if kind is member.kind else replace(member, kind=kind)

    def _judges(self, member: Member) -> bool:
        if not self.enabled or member.role >= Role.MODERATOR or _named(member, self.trusted):
            return False
        return self.others is Others.JUDGED or _named(member, self.strangers)


def met(event: Event, settings: GroupSettings) -> Event:
    """Give an event with its bot as the group sees it; one that a member is just bringing in is a stranger at once."""
    bots = settings[Bots]
    match event:
        case MessagePosted() | MessageEdited() | Intercepted():
            author = bots.seen(event.message.author)
            same = author is event.message.author
            return event if same else replace(event, message=replace(event.message, author=author))
        case MemberJoined(inviter=Member(protected=False)) if _is_bot(event.member):
            newly = Bots(enabled=bots.enabled, trusted=bots.trusted, strangers=(event.member.id,))
            return replace(event, member=newly.seen(event.member))
        case MemberJoined() | MemberChanged():
            member = bots.seen(event.member)
            return event if member is event.member else replace(event, member=member)
        case CommandCalled():
            by = bots.seen(event.by)
            return event if by is event.by else replace(event, by=by)
    return event


def _is_bot(member: Member) -> bool:
    return member.kind in OTHER_BOTS


def _named(member: Member, names: Iterable[str]) -> bool:
    """Tell whether a list names a bot. A display name is no name: anybody may give their bot another's."""
    own = {member.id, member.id.rpartition(":")[2]}
    if member.username:
        own |= {member.username.casefold(), f"@{member.username}".casefold()}
    return any(each.casefold() in own for each in names)
