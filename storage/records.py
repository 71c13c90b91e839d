"""Records on disk: which row each kind of record writes, changes or takes away."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import Any, Final, TypeAlias

from sqlalchemy import Table, bindparam, delete, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chat.actions import Ban, Kick, Mute, Unmute
from chat.decision import Decision
from chat.events import Event, WatchEnded
from chat.records import (
    AddWarning,
    ChangeSetting,
    CloseCase,
    CountAnswer,
    CountTopic,
    EndWatch,
    FileReport,
    HoldMembers,
    KeepCalibration,
    KeepHead,
    KeepPause,
    KeepWatch,
    NoteScore,
    OpenCase,
    RemoveWarning,
    Teach,
    Unteach,
)
from chat.wire import dump
from storage import tables
from storage.database import Database
from storage.payload import write_message
from storage.states import score_row, state_write

Write: TypeAlias = tuple[str, dict[str, Any]]
"""The name of a statement, and a row for it."""


_GROWING: Final = ("outcome", "label", "step", "score", "message_id", "reason", "file", "actions")


class Records:
    """The statements that records write with."""

    def __init__(self, database: Database) -> None:
        once = {
            "cases": tables.cases,
            "reports": tables.reports,
            "topics": tables.topics,
            "answers": tables.answers,
            "scores": tables.scores,
        }
        latest = {"warnings": tables.warnings, "samples": tables.samples, "settings": tables.settings}
        latest |= {"watches": tables.watches, "held": tables.held, "states": tables.states}
        self._statements: dict[str, Any] = {
            **{name: database.insert(table).on_conflict_do_nothing() for name, table in once.items()},
            **{name: database.upsert(table) for name, table in latest.items()},
            "cases.close": _change(tables.cases, "outcome", "closed_at", "closed_by"),
            "cases.grow": _change(tables.cases, *_GROWING),
            "cases.act": _change(tables.cases, "actions"),
            "warnings.remove": _change(tables.warnings, "removed_at"),
            "settings.remove": delete(tables.settings).where(*_same(tables.settings)),
            "states.remove": delete(tables.states).where(*_same(tables.states)),
            "samples.remove": delete(tables.samples).where(*_same(tables.samples)),
            "watches.end": delete(tables.watches).where(*_same(tables.watches)),
            "watches.up": _watch_is_up(),
            "held.release": delete(tables.held).where(*_same(tables.held)),
            "held.end": _end_of_hold(),
            "groups.version": _next_version(),
        }

    async def write(self, connection: AsyncConnection, decisions: Iterable[Decision]) -> None:
        """Write what the records of `decisions` say: one table after the other, each in the order of the records."""
        writes = [
            write for decision in decisions for action in decision.actions for write in _writes(action, decision.event)
        ]
        ended = [each.event for each in decisions if isinstance(each.event, WatchEnded)]
        writes += [write for event in ended for write in _end_of_watch(event)]
        writes.sort(key=lambda write: write[0].partition(".")[0])
        for name, some in groupby(writes, key=lambda write: write[0]):
            await connection.execute(self._statements[name], [row for _, row in some])


def _writes(action: object, event: Event) -> Iterator[Write]:
    at = event.at
    match action:
        case OpenCase():
            yield _opened(action)
        case CloseCase():
            key = {"b_group_id": action.group, "b_id": action.case}
            yield "cases.close", {**key, "outcome": action.outcome, "closed_at": at, "closed_by": dump(action.by)}
            if action.actions:
                yield "cases.act", {**key, "actions": [dump(each) for each in action.actions]}
        case AddWarning():
            yield "warnings", _warning(action, at)
        case RemoveWarning():
            key = {"b_group_id": action.group, "b_member_id": action.member.id, "b_id": action.warning}
            yield "warnings.remove", {**key, "removed_at": at}
        case ChangeSetting():
            yield _setting(action, at)
            yield "groups.version", {"b_id": action.group}
        case _:
            yield from _other_writes(action, event)


def _other_writes(action: object, event: Event) -> Iterator[Write]:
    at = event.at
    match action:
        case Teach():
            row = {"group_id": action.group, "id": action.sample, "text": action.text, "label": action.label}
            known = {"vector": action.vector or None, "chance": action.chance}
            yield "samples", {**row, **known, "taught_by": action.by.id, "taught_at": at}
        case Unteach():
            yield "samples.remove", {"b_group_id": action.group, "b_id": action.sample}
        case FileReport():
            yield "reports", _report(action, at)
        case CountTopic():
            row = {"group_id": action.group, "post": action.post, "topic": action.topic}
            yield "topics", {**row, "at": action.at}
        case CountAnswer():
            row = {"group_id": action.group, "event_id": event.id, "question": action.question}
            yield "answers", {**row, "entry": action.entry, "at": at}
        case NoteScore():
            yield "scores", score_row(action)
        case KeepCalibration() | KeepHead() | KeepPause():
            yield state_write(action, at)
        case _:
            yield from _door_writes(action)


def _door_writes(action: object) -> Iterator[Write]:
    match action:
        case KeepWatch():
            row = {"group_id": action.group, "id": action.watch.id}
            yield "watches", {**row, "until": action.watch.until, "watch": dump(action.watch)}
        case EndWatch():
            yield "watches.end", {"b_group_id": action.group, "b_id": action.watch.id}
            if action.watch.member is None:
                yield "held.end", {"b_group_id": action.group, "b_id": action.watch.id, "b_at": action.watch.until}
        case HoldMembers():
            for member in action.members:
                row = {"group_id": action.group, "member_id": member.id, "lock_id": action.lock}
                yield "held", {**row, "until": action.until, "member": dump(member)}
        case Mute() | Unmute() | Kick() | Ban():
            yield "held.release", {"b_group_id": action.group, "b_member_id": action.member.id}


def _end_of_watch(event: WatchEnded) -> Iterator[Write]:
    for what in ("watches.up", "held.end"):
        yield what, {"b_group_id": event.group, "b_id": event.watch, "b_at": event.at}


def _end_of_hold() -> Any:
    """Forget whom a lock held that is over; who is held for longer, since the lock was made longer, stays so."""
    table = tables.held
    of = (table.c.group_id == bindparam("b_group_id"), table.c.lock_id == bindparam("b_id"))
    return delete(table).where(*of, table.c.until <= bindparam("b_at", type_=table.c.until.type))


def _watch_is_up() -> Any:
    """Take a watch away whose time is up; one that was made longer meanwhile stays."""
    table = tables.watches
    return delete(table).where(*_same(table), table.c.until <= bindparam("b_at", type_=table.c.until.type))


def _opened(record: OpenCase) -> Write:
    """Give the row of a case; one that has grown keeps its id and when it was opened."""
    row = _case(record)
    more = {"b_group_id": record.group, "b_id": record.case.id, **{name: row[name] for name in _GROWING}}
    return ("cases.grow", more) if record.grown else ("cases", row)


def _case(record: OpenCase) -> dict[str, Any]:
    case, message, verdict = record.case, record.case.receipt.message, record.case.receipt.verdict
    return {
        "group_id": record.group,
        "id": case.id,
        "opened_at": case.opened_at,
        "outcome": case.outcome,
        "label": verdict.label,
        "step": verdict.step,
        "score": verdict.score,
        "member_id": message.author.id,
        "message_id": message.id,
        "reason": dump(record.reason),
        "file": dump(case),
        "actions": [dump(action) for action in record.actions],
        "has_text": True,
    }


def _warning(record: AddWarning, at: datetime) -> dict[str, Any]:
    return {
        "group_id": record.group,
        "member_id": record.member.id,
        "id": record.warning,
        "given_at": at,
        "until": record.until,
        "removed_at": None,
        "reason": dump(record.reason),
    }


def _setting(record: ChangeSetting, at: datetime) -> Write:
    if record.value is None:
        return "settings.remove", {
            "b_group_id": record.group,
            "b_section": record.section,
            "b_field": record.field,
        }
    return "settings", {
        "group_id": record.group,
        "section": record.section,
        "field": record.field,
        "value": record.value,
        "changed_at": at,
        "changed_by": record.by.id,
    }


def _report(record: FileReport, at: datetime) -> dict[str, Any]:
    return {
        "group_id": record.group,
        "message_id": record.message.id,
        "by_id": record.by,
        "author_id": record.message.author.id,
        "filed_at": at,
        "reason": dump(record.reason),
        "payload": write_message(record.message),
        "has_text": True,
    }


def _same(table: Table) -> list[Any]:
    """Conditions that a row has the key given as `b_…` parameters."""
    return [column == bindparam(f"b_{column.name}", type_=column.type) for column in table.primary_key.columns]


def _change(table: Table, *columns: str) -> Any:
    return update(table).where(*_same(table)).values({name: bindparam(name) for name in columns})


def _next_version() -> Any:
    version = tables.groups.c.settings_version
    return update(tables.groups).where(*_same(tables.groups)).values(settings_version=version + 1)
