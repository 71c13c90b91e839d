"""The past: what was said in a group before the bot came, taken in without acting on any of it."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from bot.commands import COMMANDS
from bot.pipeline import react, removes
from chat.actions import Action
from chat.context import Context
from chat.decision import Decision
from chat.events import Event, MemberJoined, MemberLeft, MessagePosted, Reacted
from chat.message import Message
from chat.people import ALL_BOTS, GroupId, Member, MemberId
from chat.platform import Capabilities
from chat.recent import Recent
from chat.records import AwardPoints, NoteScore
from moderation.calibrating import ONE_IN, is_sampled
from moderation.reading import read
from moderation.text_model import TextModel
from storage.payload import without_text
from storage.store import Store
from storage.tally import people_of
from storage.views.past import known_members, points_by_day, standing_messages

CALLS: Final = frozenset(name for each in COMMANDS for name in (each.spec.name, *each.spec.aliases))
"""Names that make a message of Telegram a call, which is no conversation."""

NAMED_ONLY: Final = "telegram:name:"
"""Begins the ids of members whom an export tells only by name."""


class Dropped(Event):
    """A message of the past that would have been removed: noted as seen, and no more."""


@dataclass(slots=True, kw_only=True)
class Taken:
    """What came of a past. `known`: what was there already; `removed`: what the bot would not have let stand."""

    messages: int = 0
    known: int = 0
    removed: int = 0
    points: int = 0
    members: set[MemberId] = field(default_factory=set)
    begin: datetime | None = None
    end: datetime | None = None


class Past:
    """Takes in the past of one group, batch by batch. What is on disk already changes nothing."""

    def __init__(
        self,
        store: Store,
        group: GroupId,
        *,
        now: datetime,
        model: TextModel | None = None,
        own: Collection[MemberId] = (),
    ) -> None:
        """`now` tells what is too old to be kept with its words; `own` are the bot's own accounts."""
        self.taken = Taken()
        self.group = group
        self._store = store
        self._group = group
        self._now = now
        self._model = model
        self._own = own
        self._recent = Recent()
        self._words_from = now

    async def take_in(self, batch: Iterable[Event]) -> None:
        """Take in events, in the order of time, in one transaction; raises `StorageError` and keeps none of them."""
        events = self._read([event for event in batch if self._counts(event)])
        if not events:
            return
        stands = await standing_messages(self._store.database, self._group, [m.id for m in _said(events)])
        unseen = {event.id for event in await self._store.unseen(events)}
        new = {each.id for each in events if each.id in unseen and _message_of(each) not in stands}
        events = await self._as_known(events)
        await self._store.gather(events)
        settings = self._store.known_settings(self._group)
        self._words_from = self._now - timedelta(days=settings.general.retention_days)
        earned = await points_by_day(self._store.database, self._group, events[0].at, events[-1].at) if new else {}
        decisions = []
        for event in events:
            if event.id in new:
                new.discard(event.id)
                decisions.append(self._decide(event, earned))
            elif isinstance(event, MessagePosted):
                self.taken.known += 1
                if stands.get(event.message.id):
                    self._recent.add(event.message)
        await self._store.keep(decisions)

    def _counts(self, event: Event) -> bool:
        """Tell whether the live bot would have known the event as this one: not its own words, not a call of it."""
        if event.group != self._group or any(each.id.startswith(NAMED_ONLY) for each in people_of(event)):
            return False
        if not isinstance(event, MessagePosted):
            return isinstance(event, MemberJoined | MemberLeft | Reacted)
        author = event.message.author
        return author.kind not in ALL_BOTS and author.id not in self._own and not _calls(event.message)

    def _read(self, events: Sequence[Event]) -> list[Event]:
        said = _said(events)
        readings = iter(read(said, self._model, [True] * len(said)))  # only what is suspicious is worth a closer look
        return [
            replace(each, message=self._closer(each, next(readings))) if isinstance(each, MessagePosted) else each
            for each in events
        ]

    def _closer(self, event: MessagePosted, message: Message) -> Message:
        """Look closely at what is scored for the budget, each by itself: in a batch last digits depend on others."""
        return read([event.message], self._model)[0] if is_sampled(event.id, ONE_IN) else message

    async def _as_known(self, events: Sequence[Event]) -> list[Event]:
        """Give members the role they are known to have, which no export tells, and the newest of their names."""
        ids = {member.id for event in events for member in people_of(event)}
        known = await known_members(self._store.database, self._group, ids)
        return [_with_known(event, known) for event in events]

    def _decide(self, event: Event, earned: dict[tuple[MemberId, str], int]) -> Decision:
        context = self._context(event, earned)
        actions = react(event, context)
        if isinstance(event, MessagePosted):
            if any(removes(action, event) for action in actions):
                self.taken.removed += 1
                dropped = Dropped(id=event.id, group=event.group, at=event.at)
                return self._settled(Decision(event=dropped, actions=_scores(actions)))
            self._note(event.message)
        awards = tuple(action for action in actions if isinstance(action, AwardPoints))
        for award in awards:
            earned[award.member.id, award.day] = earned.get((award.member.id, award.day), 0) + award.points
            self.taken.points += award.points
        return self._settled(Decision(event=self._as_kept(event), actions=(*awards, *_scores(actions))))

    def _settled(self, decision: Decision) -> Decision:
        self._store.advance(decision)
        return decision

    def _context(self, event: Event, earned: Mapping[tuple[MemberId, str], int]) -> Context:
        """Give what would have been known at the time, and the settings of today, not as a dry run."""
        capabilities, model = Capabilities(), self._model.name if self._model else ""
        context = self._store.context(event, now=event.at, capabilities=capabilities, model=model)
        settings = context.settings.changed("group", "dry_run", False) if context.settings.general.dry_run else None
        today = earned.get((context.standing.member, context.today), 0)
        standing = replace(context.standing, points_today=today)
        return replace(context, recent=self._recent, standing=standing, settings=settings or context.settings)

    def _note(self, message: Message) -> None:
        self._recent.add(message.without_vector())
        self.taken.messages += 1
        self.taken.members.add(message.author.id)
        self.taken.begin = min(self.taken.begin or message.at, message.at)
        self.taken.end = max(self.taken.end or message.at, message.at)

    def _as_kept(self, event: Event) -> Event:
        """Give an event without the words that would have been forgotten by now."""
        if not isinstance(event, MessagePosted):
            return event
        if event.at >= self._words_from:
            return replace(event, message=event.message.without_vector())
        return replace(event, message=replace(without_text(event.message), author=event.message.author))


def _scores(actions: Iterable[Action]) -> tuple[NoteScore, ...]:
    """Give how a message scored: from the past, too, the group's limits may follow."""
    return tuple(each for each in actions if isinstance(each, NoteScore))


def _said(events: Iterable[Event]) -> list[Message]:
    return [event.message for event in events if isinstance(event, MessagePosted)]


def _message_of(event: Event) -> str | None:
    return event.message.id if isinstance(event, MessagePosted) else None


def _calls(message: Message) -> bool:
    """Tell whether a message of Telegram is a command, as the live adapter takes it."""
    if not message.group.startswith("telegram:") or not message.text.startswith("/") or message.forward:
        return False
    name, *_ = re.split(r"[\s@]", message.text[1:], maxsplit=1)
    return name.lower() in CALLS


def _with_known(event: Event, known: Mapping[MemberId, tuple[Member, datetime]]) -> Event:
    match event:
        case MessagePosted():
            return replace(event, message=replace(event.message, author=_form(event.message.author, event.at, known)))
        case MemberJoined() | MemberLeft() | Reacted(member=Member()):
            return replace(event, member=_form(event.member, event.at, known)) if event.member else event
        case _:
            return event


def _form(member: Member, at: datetime, known: Mapping[MemberId, tuple[Member, datetime]]) -> Member:
    found, seen_at = known.get(member.id, (member, at))
    newer = at >= seen_at
    return replace(
        member,
        name=(member.name if newer else found.name) or found.name,
        username=(member.username if newer else found.username) or found.username,
        kind=found.kind,
        role=found.role,
    )
