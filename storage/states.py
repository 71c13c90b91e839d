"""States on disk: what each group goes by beside its settings."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final, TypeAlias

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from chat.calibration import Calibration, Pause
from chat.lessons import OwnHead
from chat.people import GroupId
from chat.records import KeepCalibration, KeepHead, KeepPause, NoteScore
from chat.wire import WireError, dump, load
from storage.tables import states

log = structlog.get_logger()

StateRecord: TypeAlias = KeepCalibration | KeepHead | KeepPause
"""Records that change what a group goes by."""

State: TypeAlias = Calibration | OwnHead | Pause

_KINDS: Final[dict[str, type[Any]]] = {"calibration": Calibration, "head": OwnHead, "pause": Pause}


def state_of(record: StateRecord) -> tuple[str, State | None]:
    """Give the name of the state that a record changes, and what it is from now on."""
    match record:
        case KeepCalibration():
            return "calibration", record.calibration
        case KeepHead():
            return "head", record.head
        case KeepPause():
            return "pause", record.pause


def state_write(record: StateRecord, at: datetime) -> tuple[str, dict[str, Any]]:
    """Give the statement that puts what a group goes by in the place of what it went by before, and its row."""
    name, value = state_of(record)
    if value is None:
        return "states.remove", {"b_group_id": record.group, "b_name": name}
    return "states", {"group_id": record.group, "name": name, "value": dump(value), "at": at}


def score_row(record: NoteScore) -> dict[str, Any]:
    """Give the row of how a message scored."""
    return {
        "group_id": record.group,
        "message_id": record.message,
        "author_id": record.author,
        "at": record.at,
        "score": record.score,
        "chance": record.chance,
        "read_by": record.read_by,
        "vector": record.vector or None,
    }


async def load_states(connection: AsyncConnection, ids: Collection[GroupId]) -> list[tuple[GroupId, str, State]]:
    """Give what the groups of these ids go by: group, name, value. What cannot be read is left out, and said."""
    found = await connection.execute(select(states).where(states.c.group_id.in_(ids)))
    read = []
    for row in found:
        try:
            read.append((row.group_id, row.name, load(_KINDS[row.name], row.value)))
        except (WireError, KeyError) as error:
            log.warning("state_unreadable", group=row.group_id, state=row.name, error=str(error))
    return read
