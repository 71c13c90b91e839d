"""The outbox: chat actions that are decided and kept, on their way to a network."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import exists, func, or_, select, update

from chat.actions import ChatAction
from chat.people import GroupId, MemberId
from chat.platform import Refusal
from chat.wire import WireError, load
from storage.database import AnyRow, Database
from storage.entries import BOT
from storage.outgoing import DONE, PENDING, REFUSED, SANCTION_RANK, SENDING, UNKNOWN
from storage.tables import journal, outbox

SANCTIONS_AT_ONCE: Final = 20
"""Sanctions of one group that are given at a time."""

UNREADABLE: Final = "the stored action cannot be read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One chat action waiting to be done; `key` names it for ever, `attempts` counts those that failed."""

    id: int
    key: str
    group: GroupId
    action: ChatAction
    language: str
    attempts: int
    asked_at: datetime


class Outbox:
    """The rows that `Store.keep` wrote, for the performer to empty."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def pending(self, now: datetime, networks: Collection[str], limit: int = 200) -> list[Outgoing]:
        """Give what is due on `networks`: removals first, groups in turn, each group's in the order of asking.

        What is about a post that is still to be sent waits for it. Of a group's sanctions only so many are given at a
        time that in a raid nothing else waits long for them.
        """
        post = outbox.alias("post")
        unsent = exists().where(
            post.c.group_id == outbox.c.group_id,
            post.c.post == outbox.c.about_post,
            post.c.state.in_((PENDING, SENDING)),
        )
        turn = func.row_number().over(partition_by=(outbox.c.group_id, outbox.c.rank), order_by=outbox.c.id)
        waiting = (
            select(*WANTED, outbox.c.rank, turn.label("turn"))
            .where(outbox.c.state == PENDING, outbox.c.due_at <= now, outbox.c.network.in_(networks))
            .where(or_(outbox.c.about_post == "", ~unsent))
            .subquery()
        )
        some = or_(waiting.c.rank != SANCTION_RANK, waiting.c.turn <= SANCTIONS_AT_ONCE)
        due = select(waiting).where(some).order_by(waiting.c.rank, waiting.c.turn, waiting.c.id).limit(limit)
        found = [(row, _outgoing(row)) for row in await self._database.rows(due)]
        for row, outgoing in found:
            if outgoing is None:
                await self.refused(row.id, Refusal.IMPOSSIBLE, UNREADABLE, now)
        return [outgoing for _, outgoing in found if outgoing is not None]

    async def sending(self, ids: Iterable[int]) -> None:
        """Mark what is sent next and must not be sent twice."""
        await self._change(ids, state=SENDING)

    async def done(self, id: int, made_message_id: str, at: datetime) -> None:  # noqa: A002 - the row's own word
        """Note that an action is done, with the network's id of the message it made, if any."""
        await self._change([id], state=DONE, message_id=made_message_id, ended_at=at)

    async def all_done(self, ids: Iterable[int], at: datetime) -> None:
        """Note that several actions are done that made no message."""
        await self._change(ids, state=DONE, message_id="", ended_at=at)

    async def refused(self, id: int, refusal: Refusal, detail: str, at: datetime) -> None:  # noqa: A002
        """Note that a network will not do it; this goes to the journal too."""
        async with self._database.writing() as connection:
            ended = (
                update(outbox)
                .where(outbox.c.id == id)
                .values(state=REFUSED, refusal=refusal, detail=detail, ended_at=at)
            )
            rows = (await connection.execute(ended.returning(*TOLD))).all()
            await connection.execute(journal.insert(), [_entry(row, "Refused", at) for row in rows])

    async def later(self, id: int, due_at: datetime, *, failed: bool = True) -> None:  # noqa: A002
        """Put an action off, after an attempt that failed or was told to wait; other rows do not wait for it."""
        await self._change([id], state=PENDING, due_at=due_at, attempts=outbox.c.attempts + int(failed))

    async def message_of(self, key: str, group: GroupId = "") -> str:
        """Give the network's id of the post of that key, the latest where there are several, or an empty string."""
        made = select(outbox.c.message_id).where(outbox.c.post == key, outbox.c.message_id != "")
        if group:
            made = made.where(outbox.c.group_id == group)
        rows = await self._database.rows(made.order_by(outbox.c.id.desc()).limit(1))
        return str(rows[0].message_id) if rows else ""

    async def recover(self, at: datetime) -> int:
        """Close what was being sent when the bot stopped, and give how many: it may be done, so it is not repeated."""
        async with self._database.writing() as connection:
            lost = update(outbox).where(outbox.c.state == SENDING).values(state=UNKNOWN, ended_at=at)
            rows = (await connection.execute(lost.returning(*TOLD))).all()
            if rows:
                await connection.execute(journal.insert(), [_entry(row, "Unknown", at) for row in rows])
        return len(rows)

    async def _change(self, ids: Iterable[int], **values: Any) -> None:
        wanted = list(ids)
        if wanted:
            async with self._database.writing() as connection:
                await connection.execute(update(outbox).where(outbox.c.id.in_(wanted)).values(**values))


WANTED: Final = (
    outbox.c.id,
    outbox.c.key,
    outbox.c.group_id,
    outbox.c.action,
    outbox.c.language,
    outbox.c.attempts,
    outbox.c.asked_at,
)
"""Columns that an `Outgoing` is made of."""

TOLD: Final = (outbox.c.group_id, outbox.c.key, outbox.c.action, outbox.c.refusal, outbox.c.detail)
"""Columns a journal entry is written from."""


def _outgoing(row: AnyRow) -> Outgoing | None:
    try:
        action = load(ChatAction, row.action)
    except WireError:
        return None
    return Outgoing(
        id=row.id,
        key=row.key,
        group=row.group_id,
        action=action,
        language=row.language,
        attempts=row.attempts,
        asked_at=row.asked_at,
    )


def _entry(row: AnyRow, kind: str, at: datetime) -> dict[str, Any]:
    who: MemberId = BOT
    return {
        "group_id": row.group_id,
        "at": at,
        "kind": kind,
        "who": who,
        "about": row.key,
        "event_id": row.key.rpartition(":")[0],
        "words": row.action.get("reason", {}),
        "details": {"action": row.action.get("is", ""), "refusal": row.refusal, "detail": row.detail},
    }
