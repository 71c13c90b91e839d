"""The journal: who did what, when and why, as moderators read it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from chat.people import GroupId, MemberId
from chat.words import Words
from storage.database import Database
from storage.payload import read_words
from storage.tables import journal


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry. `kind`: the class of the action, `Refused` or `Unknown`; `who`: empty for the bot itself.

    `about`: a case, a member, `section.field` or the key of a post. `details` hold what else the kind has to say.
    """

    id: int
    group: GroupId
    at: datetime
    kind: str
    who: MemberId
    about: str
    words: Words
    details: dict[str, Any]


async def entries(
    database: Database, group: GroupId, *, limit: int = 100, before: int | None = None, kind: str = "", about: str = ""
) -> list[Entry]:
    """Give the newest entries, newest first: those with an id below `before`, of one kind, about one thing."""
    query = select(journal).where(journal.c.group_id == group)
    if before is not None:
        query = query.where(journal.c.id < before)
    if kind:
        query = query.where(journal.c.kind == kind)
    if about:
        query = query.where(journal.c.about == about)
    rows = await database.rows(query.order_by(journal.c.id.desc()).limit(limit))
    return [
        Entry(
            id=row.id,
            group=row.group_id,
            at=row.at,
            kind=row.kind,
            who=row.who,
            about=row.about,
            words=read_words(row.words),
            details=row.details,
        )
        for row in rows
    ]
