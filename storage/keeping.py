"""Keeping: a batch of decisions becomes rows in one transaction, each event once however often it is delivered."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chat.actions import DeleteMessage, Record
from chat.decision import Decision
from chat.events import GroupMigrated, MessageEdited, MessagePosted
from chat.people import GroupId, network_of
from chat.records import AwardPoints
from storage import tables
from storage.database import Database
from storage.entries import journal_rows
from storage.known import Asking, Known, Pair, pair
from storage.moving import move_group
from storage.outgoing import outgoing_rows
from storage.payload import write_message
from storage.records import Records
from storage.standings import Changes, Standings
from storage.tally import Key, Tally, countable, member_of, message_of, place_of


class Keeping:
    """Writes decisions. Whoever writes to a group has locked it, so what was asked stays true until it is written."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._asking = Asking(database.dialect)
        self._records = Records(database)
        self._standings = Standings(database)
        self._groups = database.insert(tables.groups).on_conflict_do_nothing()
        self._events = database.bulk(tables.events)
        self._messages = database.bulk(tables.messages, without=("seq", "removed_at"))
        self._points = database.bulk(tables.points)
        self._outbox = database.bulk(tables.outbox, without=("id", "ended_at"))
        self._journal = database.bulk(tables.journal, without=("id",))
        self._edited = _edited()
        self._met: set[GroupId] = set()

    async def keep(self, decisions: Sequence[Decision]) -> dict[Key, Tally]:
        """Keep all or none of `decisions`; give the tallies that changed, as they are on disk now."""
        async with self._database.writing() as connection:
            locked = await self._lock_groups(connection, decisions)
            known = await self._asking.ask(connection, decisions)
            fresh = _fresh(decisions, known)
            if not fresh:
                return {}
            await self._events.run(connection, [_event_row(each) for each in fresh])
            heard = await self._keep_messages(connection, fresh, known)
            changes = Changes(
                removed=await _mark_removed(connection, fresh, heard),
                heard=heard,
                entered=await self._keep_points(connection, fresh, known),
            )
            tallies = await self._standings.keep(connection, fresh, changes)
            await self._records.write(connection, fresh)
            for event in (each.event for each in fresh):
                if isinstance(event, GroupMigrated):
                    await move_group(connection, event.group, event.to)
            await self._outbox.run(connection, [row for each in fresh for row in outgoing_rows(each)])
            await self._journal.run(connection, [row for each in fresh for row in journal_rows(each)])
        self._met |= locked
        return tallies

    async def _lock_groups(self, connection: AsyncConnection, decisions: Sequence[Decision]) -> set[GroupId]:
        """Note new groups, and on PostgreSQL make other writers of these groups wait; SQLite has one writer anyway."""
        first_seen: dict[GroupId, datetime] = {}
        for each in decisions:
            for group in _groups_of(each):
                first_seen.setdefault(group, each.event.at)
        rows = [
            {"id": group, "network": network_of(group), "first_seen_at": at, "settings_version": 0}
            for group, at in sorted(first_seen.items())
            if group not in self._met
        ]
        if rows:
            await connection.execute(self._groups, rows)
        if not self._database.is_sqlite:
            groups = select(tables.groups.c.id).where(tables.groups.c.id.in_(first_seen))
            await connection.execute(groups.order_by(tables.groups.c.id).with_for_update())
        return set(first_seen)

    async def _keep_messages(
        self, connection: AsyncConnection, decisions: Sequence[Decision], known: Known
    ) -> set[Pair]:
        """Give (group, message) of the messages that were not on disk; the others get their newest form."""
        first: dict[Pair, MessagePosted | MessageEdited] = {}
        later: list[MessagePosted | MessageEdited] = []
        for event in (each.event for each in decisions):
            if isinstance(event, MessagePosted | MessageEdited):
                key = pair(event.group, event.message.id)
                if key in known.messages or key in first:
                    later.append(event)
                else:
                    first[key] = event
        await self._messages.run(connection, [_message_row(event) for event in first.values()])
        if later:
            await connection.execute(self._edited, [_edit_row(event) for event in later])
        return set(first)

    async def _keep_points(self, connection: AsyncConnection, decisions: Sequence[Decision], known: Known) -> set[Pair]:
        """Give (group, entry) of the entries that were not in the ledger."""
        rows: dict[Pair, dict[str, Any]] = {}
        for each in decisions:
            for action in each.actions:
                if isinstance(action, AwardPoints) and countable(action):
                    rows.setdefault(pair(action.group, action.entry), _points_row(action, each))
        new = {key: row for key, row in rows.items() if key not in known.entries}
        await self._points.run(connection, list(new.values()))
        return set(new)


def _fresh(decisions: Sequence[Decision], known: Known) -> list[Decision]:
    """Give the decisions whose event is new, each event once, in their order."""
    first: dict[Pair, Decision] = {}
    for each in decisions:
        first.setdefault(pair(each.event.group, each.event.id), each)
    return [each for key, each in first.items() if key not in known.events]


async def _mark_removed(
    connection: AsyncConnection, decisions: Sequence[Decision], new: Collection[Pair]
) -> dict[Pair, str]:
    """Give (group, message) → author of the messages that are removed now and were not before."""
    asked = _removals(decisions, new)
    if not asked:
        return {}
    messages = tables.messages
    gone = update(messages).where(tuple_(messages.c.group_id, messages.c.id).in_(list(asked)))
    gone = gone.where(messages.c.removed_at.is_(None)).values(removed_at=max(asked.values()))
    rows = await connection.execute(gone.returning(messages.c.group_id, messages.c.id, messages.c.author_id))
    return {(row.group_id, row.id): row.author_id for row in rows}


def _removals(decisions: Sequence[Decision], new: Collection[Pair]) -> dict[Pair, datetime]:
    """Give what is to be removed and when; a message of this batch cannot be removed before it was said."""
    asked: dict[Pair, datetime] = {}
    unsaid = set(new)
    for each in decisions:
        if isinstance(each.event, MessagePosted | MessageEdited):
            unsaid.discard(pair(each.event.group, each.event.message.id))
        for action in each.actions:
            if isinstance(action, DeleteMessage) and pair(action.group, action.message) not in unsaid:
                asked.setdefault(pair(action.group, action.message), each.event.at)
    return asked


def _groups_of(decision: Decision) -> set[GroupId]:
    return {
        decision.event.group,
        place_of(decision.event),
        *([decision.event.to] if isinstance(decision.event, GroupMigrated) else ()),
        *(each.group for each in decision.actions if isinstance(each, Record)),
    }


def _event_row(decision: Decision) -> dict[str, Any]:
    event = decision.event
    member = member_of(event)
    return {
        "group_id": event.group,
        "id": event.id,
        "kind": type(event).__name__,
        "at": event.at,
        "member_id": member.id if member else "",
        "message_id": message_of(event),
    }


def _message_row(event: MessagePosted | MessageEdited) -> dict[str, Any]:
    message = event.message
    return {
        "group_id": event.group,
        "id": message.id,
        "author_id": message.author.id,
        "at": message.at,
        "edited_at": message.edited_at,
        "payload": write_message(message),
        "has_text": True,
    }


def _edited() -> Any:
    """Put a later form of a message in the place of an earlier one, never the other way round."""
    table = tables.messages
    when = bindparam("b_edited_at", type_=table.c.edited_at.type)
    same = (table.c.group_id == bindparam("b_group_id"), table.c.id == bindparam("b_id"))
    later = or_(table.c.edited_at.is_(None), table.c.edited_at <= when)
    return update(table).where(*same, later).values(edited_at=when, payload=bindparam("payload"), has_text=True)


def _edit_row(event: MessagePosted | MessageEdited) -> dict[str, Any]:
    message = event.message
    key = {"b_group_id": event.group, "b_id": message.id}
    return {**key, "b_edited_at": message.edited_at, "payload": write_message(message)}


def _points_row(record: AwardPoints, decision: Decision) -> dict[str, Any]:
    return {
        "group_id": record.group,
        "entry": record.entry,
        "member_id": record.member.id,
        "points": record.points,
        "kind": record.kind,
        "day": record.day,
        "at": decision.event.at,
    }
