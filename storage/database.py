"""The database: opened once, then lent out a connection at a time, for reading or for writing."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias
from urllib.parse import urlencode

from sqlalchemy import Connection, Dialect, Executable, Row, Table, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.bulk import Bulk
from storage.errors import StorageError, explained, name_of

LASTING = ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=5000")
SCRATCH = ("journal_mode=MEMORY", "synchronous=OFF", "cache_size=-16000", "foreign_keys=ON")
READING = "innkeeper_reading"

AnyRow: TypeAlias = "Row[*tuple[Any, ...]]"
"""A row whose columns the query says."""


class Database:
    """One SQLite file or one PostgreSQL database.

    On SQLite one writer of this process waits for the other here, where waiting is fair and cheap; writers of other
    processes wait for each other on the file, at most five seconds.
    """

    def __init__(self, url: URL, engine: AsyncEngine, folder: "TemporaryDirectory[str] | None" = None) -> None:
        self.url = url
        self.engine = engine
        self._folder = folder
        self._turn = asyncio.Lock() if self.is_sqlite else None

    @property
    def is_sqlite(self) -> bool:
        """Tell whether this is a SQLite file."""
        return self.url.get_backend_name() == "sqlite"

    @property
    def is_scratch(self) -> bool:
        """Tell whether this is a throw-away file."""
        return self._folder is not None

    @classmethod
    async def open(cls, url: str, *, scratch: bool = False) -> "Database":
        """Open the database of `url` and try that it can be written to; raises `StorageError`.

        `scratch`, or a SQLite URL without a file, is a throw-away file of its own that is gone after `close`.
        """
        parsed = read_url(url)
        folder = None
        if scratch or (parsed.get_backend_name() == "sqlite" and parsed.database in (None, "", ":memory:")):
            folder = TemporaryDirectory(prefix="innkeeper-", ignore_cleanup_errors=True)
            parsed = URL.create("sqlite+aiosqlite", database=str(Path(folder.name) / "scratch.db"))
        with explained(parsed):
            if parsed.get_backend_name() == "sqlite":
                await asyncio.to_thread(_try_file, parsed)
            database = cls(parsed, _engine(parsed, scratch=folder is not None), folder)
        try:
            async with database.writing():
                pass
        except StorageError:
            await database.close()
            raise
        return database

    async def close(self) -> None:
        """Give all connections back; a throw-away file is removed."""
        await self.engine.dispose()
        if self._folder is not None:
            self._folder.cleanup()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """Lend a connection inside a transaction that ends with the block; raises `StorageError`."""
        with explained(self.url):
            async with self._turn or nullcontext(), self.engine.begin() as connection:
                yield connection

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Lend a connection that sees one state of the database; raises `StorageError`."""
        with explained(self.url):
            async with self.engine.connect() as connection:
                yield await connection.execution_options(**{READING: True})

    async def rows(self, query: Executable) -> Sequence[AnyRow]:
        """Give all rows of one query."""
        async with self.reading() as connection:
            return (await connection.execute(query)).all()

    def insert(self, table: Table) -> "sqlite.Insert | postgresql.Insert":
        """Start an insert that can say what happens on a conflict, in this database's dialect."""
        return sqlite.insert(table) if self.is_sqlite else postgresql.insert(table)

    @property
    def dialect(self) -> Dialect:
        """The SQL spoken here."""
        return self.engine.dialect

    def bulk(self, table: Table, *, upsert: bool = False, without: Sequence[str] = ()) -> Bulk:
        """Give the insert of many rows into `table`, which gets its columns `without` by itself."""
        columns = [column.name for column in table.columns if column.name not in without]
        return Bulk(self.upsert(table) if upsert else self.insert(table), self.dialect, columns)

    def upsert(self, table: Table) -> "sqlite.Insert | postgresql.Insert":
        """Give the insert that takes the place of a row with the same key."""
        statement = self.insert(table)
        keys = [column.name for column in table.primary_key.columns]
        rest = {column.name: statement.excluded[column.name] for column in table.columns if column.name not in keys}
        return statement.on_conflict_do_update(index_elements=keys, set_=rest)


def read_url(url: str) -> URL:
    """Give the URL with the driver that is used here; raises `StorageError` for what is no database URL."""
    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
    except ArgumentError as error:
        raise StorageError(
            "DATABASE_URL is not a database's address: write sqlite:///file.db or postgresql://user@host/name"
        ) from error
    if backend == "sqlite":
        return parsed.set(drivername="sqlite+aiosqlite")
    if backend in ("postgresql", "postgres"):
        return parsed.set(drivername="postgresql+psycopg")
    raise StorageError(f"{backend} is not supported: use sqlite:///file.db or postgresql://user@host/name")


def require_folder(url: URL) -> None:
    """Refuse a SQLite file in a folder that is not there, which SQLite itself calls only "unable to open"."""
    folder = Path((url.database or "").removeprefix("file:")).parent
    if not folder.is_dir():
        raise StorageError(f"database {name_of(url)} cannot be opened: its folder {folder} does not exist, create it")


def _try_file(url: URL) -> None:
    """Try that a SQLite file can be read and written, before threads are started that a failure would leave behind."""
    require_folder(url)
    name = str(url.database)
    options = urlencode({key: value for key, value in url.query.items() if key != "uri"})
    is_uri = name.startswith("file:")
    with closing(sqlite3.connect(f"{name}?{options}" if is_uri else name, isolation_level=None, uri=is_uri)) as file:
        for statement in ("PRAGMA schema_version", "BEGIN IMMEDIATE", "ROLLBACK"):
            file.execute(statement)


def _engine(url: URL, *, scratch: bool) -> AsyncEngine:
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, SCRATCH if scratch else LASTING)
    try:
        return create_async_engine(url, pool_size=10, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    except ModuleNotFoundError as error:
        raise StorageError("PostgreSQL needs a driver: pip install 'innkeeper[postgres]'") from error


def _sqlite(url: URL, pragmas: Sequence[str]) -> AsyncEngine:
    """SQLite with real transactions: Python's own begin too late, and lose updates of concurrent writers."""
    engine = create_async_engine(url, connect_args={"isolation_level": None})

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        reads = connection.get_execution_options().get(READING)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    return engine
