"""Loading: group states and tallies as the database has them, in as many queries for a batch as for one event."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final, TypeVar

from sqlalchemy import Dialect, and_, func, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from chat.calibration import Removal
from chat.case import Outcome
from chat.people import GroupId, Kind, Member, Role
from chat.recent import KEPT
from chat.settings import GroupSettings
from moderation.breaker import IDLE, KEPT_REMOVALS
from moderation.weighing import ACTED_ON
from storage.bulk import keys_of, wanted
from storage.database import AnyRow
from storage.group_state import GroupState
from storage.payload import read_message
from storage.states import load_states
from storage.tables import cases, groups, members, messages, settings, standings, topics, warnings
from storage.tally import Key, Tally
from storage.watches import load_held, load_watches

PERSON: Final = (members.c.id, members.c.name, members.c.username, members.c.kind, members.c.role)
"""Columns a member is read from."""

NAMED: Final = (messages.c.group_id, messages.c.id, messages.c.at)

AT_ONCE: Final = 100
"""Groups whose windows are loaded by one query."""

T = TypeVar("T")


async def load_groups(connection: AsyncConnection, ids: Collection[GroupId]) -> dict[GroupId, GroupState]:
    """Give the states of the groups of these ids; one never heard of has the state of a new group."""
    if not ids:
        return {}
    states = {group: GroupState(found) for group, found in (await load_settings(connection, ids)).items()}
    newest = select(topics.c.group_id, topics.c.topic, func.max(topics.c.at).label("at"))
    newest = newest.where(topics.c.group_id.in_(ids)).group_by(topics.c.group_id, topics.c.topic)
    for row in await connection.execute(newest):
        states[row.group_id].post_topic(row.topic, row.at)
    waiting = await load_watches(connection, ids)
    for group, watch in waiting:
        states[group].door.keep(watch)
    for group, name, state in await load_states(connection, ids):
        states[group].go_by(name, state)
    for group, kept in await load_held(connection, {group for group, watch in waiting if watch.member is None}):
        states[group].door.hold(kept)
    for some in parts(list(ids), AT_ONCE):
        for row in sorted(await connection.execute(_removals(some)), key=lambda row: row.opened_at):
            states[row.group_id].note_removal(_removal(row))
        for row in sorted(await connection.execute(_windows(some)), key=lambda row: (row.at, row.seq)):
            _take_in(states[row.group_id], row)
    return states


async def load_settings(connection: AsyncConnection, ids: Collection[GroupId]) -> dict[GroupId, GroupSettings]:
    """Give the settings of the groups of these ids, in their order; a group never heard of has the defaults."""
    known = select(groups.c.id, groups.c.settings_version).where(groups.c.id.in_(ids))
    versions = {row.id: row.settings_version for row in await connection.execute(known)}
    changes: dict[GroupId, dict[str, dict[str, Any]]] = {group: {} for group in ids}
    changed = select(settings.c.group_id, settings.c.section, settings.c.field, settings.c.value)
    for row in await connection.execute(changed.where(settings.c.group_id.in_(ids))):
        changes[row.group_id].setdefault(row.section, {})[row.field] = row.value
    return {group: GroupSettings(changes[group], versions.get(group, 0)) for group in ids}


class Tallies:
    """The queries that load tallies."""

    def __init__(self, dialect: Dialect) -> None:
        keys = wanted(("in_group", "member"), dialect).c
        standing = and_(standings.c.group_id == keys.in_group, standings.c.member_id == keys.member)
        person = and_(members.c.group_id == standings.c.group_id, members.c.id == standings.c.member_id)
        self._tallies = select(standings, *PERSON).where(standing).outerjoin(members, person)
        given = and_(warnings.c.group_id == keys.in_group, warnings.c.member_id == keys.member)
        self._warnings = select(warnings).where(given, warnings.c.removed_at.is_(None))

    async def load(
        self, connection: AsyncConnection, keys: Collection[Key], *, warned: bool = True
    ) -> dict[Key, Tally]:
        """Give the tallies of these members of these groups, `warned` or without warnings; one never seen is empty."""
        tallies = {key: Tally() for key in keys}
        if not keys:
            return tallies
        asked = keys_of(list(keys))
        for row in await connection.execute(self._tallies, asked):
            tallies[row.group_id, row.member_id] = read_tally(row)
        if warned:
            for row in await connection.execute(self._warnings, asked):
                tallies.setdefault((row.group_id, row.member_id), Tally()).warnings[row.id] = row.until
        return tallies


def read_tally(row: AnyRow) -> Tally:
    """Give the tally of a row of `standings` joined with `members`, without its warnings."""
    return Tally(
        member=read_member(row) if row.id is not None else None,
        since=row.since,
        messages=row.messages,
        points=row.points,
        day=row.day,
        day_points=row.day_points,
        streak=row.streak,
        checked_in_on=row.checked_in_on,
        trusted=row.trusted,
        last_case=row.last_case,
        last_case_at=row.last_case_at,
    )


def read_member(row: AnyRow) -> Member:
    """Give the member of a row of `members`."""
    return Member(id=row.id, name=row.name, username=row.username, kind=Kind(row.kind), role=Role(row.role))


def parts(values: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Give `values` in pieces of at most `size`."""
    return (values[start : start + size] for start in range(0, len(values), size))


def _windows(ids: Sequence[GroupId]) -> Any:
    """Ask for the last messages of each group by one limited select each: a window function would read them all."""
    columns = (*NAMED, messages.c.seq, messages.c.payload, messages.c.removed_at)
    newest = select(*columns).where(messages.c.has_text).order_by(messages.c.at.desc()).limit(KEPT)
    return union_all(*(select(newest.where(messages.c.group_id == group).subquery()) for group in ids))


def _removals(ids: Sequence[GroupId]) -> Any:
    """Ask for the last cases of each group in which the bot may have removed something."""
    columns = (cases.c.group_id, cases.c.opened_at, cases.c.member_id, cases.c.file)
    wanted = (cases.c.label.in_([str(label) for label in ACTED_ON]), cases.c.step.not_in([str(step) for step in IDLE]))
    newest = select(*columns).where(*wanted).order_by(cases.c.opened_at.desc()).limit(KEPT_REMOVALS)
    return union_all(*(select(newest.where(cases.c.group_id == group).subquery()) for group in ids))


def _removal(row: AnyRow) -> Removal | None:
    """Read a removal out of a case's file by hand: to make whole cases would take a hundred times as long."""
    try:
        receipt = row.file["receipt"]
        if row.file["outcome"] != Outcome.ACTED or receipt["dry_run"]:
            return None
        text = str(receipt["message"]["reading"]["folded"])
    except (KeyError, TypeError):
        return None
    return Removal(at=row.opened_at, member=row.member_id, text=text)


def _take_in(state: GroupState, row: AnyRow) -> None:
    message = read_message(row.payload)
    if row.removed_at is not None:
        state.removed[row.id] = None
    elif message is not None:
        state.recent.add(message)
