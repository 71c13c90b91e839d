"""Refusals: what the networks would not do."""

from datetime import datetime

from sqlalchemy import select

from chat.actions import ChatAction
from chat.people import GroupId
from chat.wire import WireError, load
from storage.database import Database
from storage.outgoing import REFUSED
from storage.tables import outbox


async def refused(database: Database, group: GroupId, since: datetime) -> list[ChatAction]:
    """Give the actions asked for in `group` at or after `since` that were refused for good: they never happened."""
    asked = select(outbox.c.action).where(
        outbox.c.group_id == group, outbox.c.state == REFUSED, outbox.c.asked_at >= since
    )
    found = []
    for row in await database.rows(asked.order_by(outbox.c.id)):
        try:
            found.append(load(ChatAction, row.action))
        except WireError:
            continue
    return found
