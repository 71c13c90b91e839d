"""What the database knows of a batch already, asked inside the transaction that keeps the batch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from sqlalchemy import Column, Dialect, Select, Table, and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from chat.decision import Decision
from chat.records import AwardPoints
from storage.bulk import keys_of, wanted
from storage.columns import clean
from storage.tables import events, messages, points
from storage.tally import countable, message_of, place_of

Pair: TypeAlias = tuple[str, str]


def pair(group: str, key: str) -> Pair:
    """Give the key of a row as it will be found on disk."""
    return clean(group), clean(key)


@dataclass(slots=True, kw_only=True)
class Known:
    """What is on disk: (group, event), (group, message), (group, entry of the ledger)."""

    events: set[Pair] = field(default_factory=set)
    messages: set[Pair] = field(default_factory=set)
    entries: set[Pair] = field(default_factory=set)


class Asking:
    """The queries that find out; one for events and messages together, for each costs more than its rows."""

    def __init__(self, dialect: Dialect) -> None:
        asked = wanted(("in_group", "event", "place", "message"), dialect).c
        event = and_(events.c.group_id == asked.in_group, events.c.id == asked.event)
        message = and_(messages.c.group_id == asked.place, messages.c.id == asked.message)
        found = select(asked.in_group, events.c.id, asked.place, messages.c.id.label("message"))
        self._both = found.outerjoin(events, event).outerjoin(messages, message)
        self._events = _only(events, events.c.id, dialect)
        self._entries = _only(points, points.c.entry, dialect)

    async def ask(self, connection: AsyncConnection, decisions: Sequence[Decision]) -> Known:
        """Give what of the events, messages and ledger entries of `decisions` is on disk."""
        known = Known()
        asked = [(each.event.group, each.event.id, place_of(each.event), message_of(each.event)) for each in decisions]
        for group, event, place, message in await connection.execute(self._both, keys_of(asked)):
            if event is not None:
                known.events.add((group, event))
            if message is not None:
                known.messages.add((place, message))
        entries = [key for each in decisions for key in _entries(each)]
        if entries:
            known.entries = {
                (group, entry) for group, entry in await connection.execute(self._entries, keys_of(entries))
            }
        return known

    async def events(self, connection: AsyncConnection, keys: Sequence[Pair]) -> set[Pair]:
        """Give those of (group, event) that are on disk."""
        return {(group, event) for group, event in await connection.execute(self._events, keys_of(keys))}


def _only(table: Table, column: Column[str], dialect: Dialect) -> Select[str, str]:
    asked = wanted(("in_group", "key"), dialect).c
    return select(table.c.group_id, column).where(table.c.group_id == asked.in_group, column == asked.key)


def _entries(decision: Decision) -> Iterator[Pair]:
    return (
        (action.group, action.entry)
        for action in decision.actions
        if isinstance(action, AwardPoints) and countable(action)
    )
