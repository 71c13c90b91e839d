"""Standings on disk: read, counted on with the same code as in memory, and written back, inside one transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from chat.actions import DeleteMessage
from chat.decision import Decision
from chat.events import Event, MessageEdited, MessagePosted
from chat.people import Member
from chat.records import AwardPoints
from storage import tables
from storage.database import Database
from storage.known import Pair, pair
from storage.loading import Tallies
from storage.payload import folded_name
from storage.tally import Key, Tally, countable, counted_of, is_counted, is_elsewhere, member_of, place_of


@dataclass(slots=True, kw_only=True)
class Changes:
    """What the transaction found to be new; what has been counted of it is taken out.

    `heard`: (group, message). `removed`: (group, message) → author. `entered`: (group, entry of the ledger).
    """

    heard: set[Pair]
    removed: dict[Pair, str]
    entered: set[Pair]


class Standings:
    """Counts what decisions change about members."""

    def __init__(self, database: Database) -> None:
        self._save = database.bulk(tables.standings, upsert=True)
        self._introduce = database.bulk(tables.members, upsert=True)
        self._tallies = Tallies(database.dialect)

    async def keep(
        self, connection: AsyncConnection, decisions: Iterable[Decision], changes: Changes
    ) -> dict[Key, Tally]:
        """Count what `decisions` change, each new thing once; give the tallies that were touched."""
        decisions = list(decisions)
        people = _people(decisions)
        touched = {*people, *((group, author) for (group, _), author in changes.removed.items())}
        tallies = await self._tallies.load(connection, sorted(touched), warned=False)
        known = {key: tally.member for key, tally in tallies.items()}
        for key, member in people.items():
            tallies[key].member = tallies[key].member or member
        for decision in decisions:
            _count(decision, tallies, changes)
        seen_at = decisions[-1].event.at
        met = [
            _member_row(key, tally.member, seen_at)
            for key, tally in tallies.items()
            if tally.member is not None and tally.member != known[key]
        ]
        await self._introduce.run(connection, met)
        await self._save.run(connection, [_standing_row(key, tally) for key, tally in tallies.items()])
        return tallies


def _people(decisions: Iterable[Decision]) -> dict[Key, Member]:
    """Give everybody the decisions touch, in the first form they appear in."""
    people: dict[Key, Member] = {}
    for decision in decisions:
        member = member_of(decision.event)
        if member is not None:
            people.setdefault((place_of(decision.event), member.id), member)
        for action in decision.actions:
            if is_counted(action):
                people.setdefault((action.group, counted_of(action).id), counted_of(action))
    return people


def _count(decision: Decision, tallies: Mapping[Key, Tally], changes: Changes) -> None:
    _meet(decision.event, tallies, changes)
    for action in decision.actions:
        if isinstance(action, DeleteMessage):
            message = pair(action.group, action.message)
            # What is not said yet cannot be removed: a later removal in the batch is the one that counts.
            author = None if message in changes.heard else changes.removed.pop(message, None)
            if author is not None:
                tallies[action.group, author].count(-1)
        elif isinstance(action, AwardPoints):
            if countable(action) and pair(action.group, action.entry) in changes.entered:
                changes.entered.discard(pair(action.group, action.entry))
                tallies[action.group, action.member.id].fold(action)
        elif is_counted(action):
            tallies[action.group, counted_of(action).id].fold(action)


def _meet(event: Event, tallies: Mapping[Key, Tally], changes: Changes) -> None:
    member = member_of(event)
    if member is None:
        return
    tally = tallies[place_of(event), member.id]
    tally.meet(member, event.at, elsewhere=is_elsewhere(event))
    if isinstance(event, MessagePosted | MessageEdited) and pair(event.group, event.message.id) in changes.heard:
        changes.heard.discard(pair(event.group, event.message.id))
        tally.count(1)


def _member_row(key: Key, member: Member, seen_at: datetime) -> dict[str, Any]:
    return {
        "group_id": key[0],
        "id": key[1],
        "name": member.name,
        "username": member.username,
        "kind": member.kind,
        "role": member.role,
        "folded_name": folded_name(member.name),
        "folded_username": folded_name(member.username),
        "seen_at": seen_at,
    }


def _standing_row(key: Key, tally: Tally) -> dict[str, Any]:
    return {
        "group_id": key[0],
        "member_id": key[1],
        "since": tally.since,
        "messages": tally.messages,
        "points": tally.points,
        "day": tally.day,
        "day_points": tally.day_points,
        "streak": tally.streak,
        "checked_in_on": tally.checked_in_on,
        "trusted": tally.trusted,
        "last_case": tally.last_case,
        "last_case_at": tally.last_case_at,
    }
