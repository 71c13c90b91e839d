"""Posts of the bot: whether one stands, and where one was said."""

from datetime import datetime

from sqlalchemy import select

from chat.actions import Retract
from chat.people import GroupId
from storage.database import Database
from storage.outgoing import DONE, PENDING, SENDING
from storage.tables import outbox


async def stands(database: Database, group: GroupId, key: str) -> bool:
    """Tell whether the newest post of that key stands in a group, or soon will."""
    said = select(outbox.c.id).where(outbox.c.group_id == group, outbox.c.post == key)
    said = said.where(outbox.c.state.in_((PENDING, SENDING, DONE))).order_by(outbox.c.id.desc()).limit(1)
    posts = await database.rows(said)
    if not posts:
        return False
    later = select(outbox.c.action, outbox.c.state, outbox.c.due_at, outbox.c.asked_at)
    later = later.where(outbox.c.group_id == group, outbox.c.about_post == key, outbox.c.id > posts[0].id)
    return not any(
        row.action.get("is") == Retract.__name__ and (row.state == DONE or row.due_at <= row.asked_at)
        for row in await database.rows(later)
    )


async def group_told(database: Database, key: str, since: datetime) -> GroupId:
    """Give the group in which the bot said something under that key since then, or an empty string."""
    said = select(outbox.c.group_id).where(outbox.c.post == key, outbox.c.asked_at >= since)
    rows = await database.rows(said.order_by(outbox.c.id.desc()).limit(1))
    return str(rows[0].group_id) if rows else ""
