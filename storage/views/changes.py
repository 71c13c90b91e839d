"""Changes of settings: what was set at once, so that it can be taken back at once."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from chat.people import GroupId
from chat.records import ChangeSetting, Json
from storage.database import Database
from storage.payload import read_words
from storage.tables import journal

MOST: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One setting that was changed. `event`: by what; `command`: the command's name as it was called, or empty."""

    event: str
    section: str
    field: str
    before: Json
    value: Json
    command: str


async def changes(database: Database, group: GroupId, limit: int = MOST) -> list[Changed]:
    """Give the newest changes of a group's settings, newest first."""
    query = select(journal).where(journal.c.group_id == group, journal.c.kind == ChangeSetting.__name__)
    rows = await database.rows(query.order_by(journal.c.id.desc()).limit(limit))
    return [
        Changed(
            event=row.event_id,
            section=row.about.partition(".")[0],
            field=row.about.partition(".")[2],
            before=row.details["before"],
            value=row.details["value"],
            command=str(read_words(row.words).values.get("command", "")),
        )
        for row in rows
    ]
