"""Marks: how far the bot has read in every channel, and what it has to do later, in a small file of its own."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import structlog

from adapters.discord.answers import DiscordError

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS marks (server TEXT, channel TEXT, last INTEGER NOT NULL, PRIMARY KEY (server, channel));
CREATE TABLE IF NOT EXISTS later (
    server TEXT, member TEXT, what TEXT, at REAL NOT NULL, until REAL NOT NULL, PRIMARY KEY (server, member, what)
);
CREATE TABLE IF NOT EXISTS past (
    server TEXT, channel TEXT, since TEXT, last INTEGER NOT NULL, PRIMARY KEY (server, channel, since)
);
CREATE TABLE IF NOT EXISTS pending (server TEXT, member TEXT, PRIMARY KEY (server, member));
"""
_LARGEST: Final = 2**63 - 1
log = structlog.get_logger()

WHOLE_SERVER: Final = ""
"""Stands for a channel in the mark that was set when the bot came into a server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """What Discord cannot do by itself: lift a ban (`unban`), or go on with a long mute (`mute`), until a moment."""

    server: str
    member: str
    what: str
    at: datetime
    until: datetime


class Marks:
    """Numbers on disk. Losing the last of them only means reading a few messages again, which changes nothing."""

    def __init__(self, path: Path | str) -> None:
        try:
            if isinstance(path, Path):
                path.parent.mkdir(parents=True, exist_ok=True)
            self._file = sqlite3.connect(path, isolation_level=None)
            self._file.execute("PRAGMA journal_mode=WAL")
            self._file.execute("PRAGMA synchronous=OFF")
            self._file.executescript(_TABLES)
        except (sqlite3.Error, OSError) as error:
            raise DiscordError(
                f"{path} cannot be used ({error}); mend it, or delete it: only how far was read is lost"
            ) from error

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def reach(self, server: str, channel: str, message: int) -> None:
        """Note that everything up to a message is on the bot's disk."""
        self._write(
            "INSERT INTO marks VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET last = max(last, excluded.last)",
            (server, channel, min(message, _LARGEST)),
        )

    def after(self, server: str, channel: str) -> int | None:
        """Give the last message read in a channel, in a new channel the last of the server; nothing if unknown."""
        queries = (
            ("SELECT last FROM marks WHERE server = ? AND channel = ?", (server, channel)),
            (
                "SELECT max(last) FROM marks WHERE server = ?",
                (server,),
            ),
        )
        for query, values in queries:
            row = self._file.execute(query, values).fetchone()
            if row is not None and row[0] is not None:
                return int(row[0])
        return None

    def reach_back(self, server: str, channel: str, since: str, message: int) -> None:
        """Note that what was said from a day on, up to a message, has been read back."""
        self._write(
            "INSERT INTO past VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET last = max(last, excluded.last)",
            (server, channel, since, min(message, _LARGEST)),
        )

    def read_back(self, server: str, channel: str, since: str) -> int:
        """Give the last message read back from a day on; 0 for none."""
        query = "SELECT last FROM past WHERE server = ? AND channel = ? AND since = ?"
        row = self._file.execute(query, (server, channel, since)).fetchone()
        return int(row[0]) if row is not None else 0

    def put_off(self, later: Later) -> None:
        """Note what has to be done later, instead of what was noted of it before."""
        values = (later.server, later.member, later.what, later.at.timestamp(), later.until.timestamp())
        self._write("INSERT OR REPLACE INTO later VALUES (?, ?, ?, ?, ?)", values)

    def drop(self, server: str, member: str, what: str) -> None:
        """Forget what had to be done later."""
        self._write("DELETE FROM later WHERE server = ? AND member = ? AND what = ?", (server, member, what))

    def due(self, now: datetime) -> list[Later]:
        """Give what is to be done by now."""
        rows = self._file.execute("SELECT server, member, what, at, until FROM later WHERE at <= ?", (now.timestamp(),))
        return [
            Later(server=server, member=member, what=what, at=_moment(at), until=_moment(until))
            for server, member, what, at, until in rows.fetchall()
        ]

    def pend(self, server: str, member: str) -> None:
        """Note that a member still has to accept a server's rules."""
        self._write("INSERT OR IGNORE INTO pending VALUES (?, ?)", (server, member))

    def accepts(self, server: str, member: str) -> bool:
        """Note that a member has to no more, and tell whether they had to."""
        known = self._file.execute("SELECT 1 FROM pending WHERE server = ? AND member = ?", (server, member)).fetchone()
        if known is not None:
            self._write("DELETE FROM pending WHERE server = ? AND member = ?", (server, member))
        return known is not None

    def _write(self, statement: str, values: tuple[str | int | float, ...]) -> None:
        """Write; a full disk stops nothing here, for the bot's own database says so and makes everything wait."""
        try:
            self._file.execute(statement, values)
        except sqlite3.Error as error:
            log.warning("discord_mark_not_written", error=str(error))


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
